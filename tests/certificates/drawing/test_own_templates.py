import tomllib

import pytest

from eduapp.certificates.drawing import draw, load_template, looks, sample_facts, template_names
from eduapp.certificates.drawing.own_templates import preview, problems_of, save, table_of
from eduapp.certificates.drawing.toml_text import to_toml
from eduapp.certificates.neutrality import SiteWords, check_texts
from eduapp.core.errors import Refused
from eduapp.education.courses.rules import scales
from tests.certificates.drawing import papers

LOOKS = [look for name in template_names() for look in looks(name)]


def test_samples_say_results_as_scales_do_and_titles_that_tell_nothing():
    samples = [sample_facts(name) for name in template_names()]
    results = {one.result for one in samples} | {row.result for one in samples for row in one.results}
    titles = {signer.title for one in samples for signer in one.signers}

    assert results - {""} <= {grade.labels[0] for scale in scales() for grade in scale.grades}
    assert check_texts(titles, SiteWords()) == ()


@pytest.mark.parametrize("look", LOOKS)
def test_a_copy_draws_the_same_paper(tmp_path, look):
    table = table_of(look)

    assert tomllib.loads(to_toml(table)) == table
    assert preview(table, "own", sample_facts(look)) == draw(sample_facts(look), look)


def test_what_was_changed_and_kept_is_drawn_from_then_on_and_has_a_version_of_its_own(tmp_path):
    table = table_of("kursbevis")
    table["elements"] = [*table["elements"], {"kind": "text", "text": "Takk for innsatsen", "style": "said"}]

    first = save(tmp_path, "kursbevis", table, sample_facts("kursbevis"))
    second = save(tmp_path, "kursbevis", table, sample_facts("kursbevis"))

    assert (first, second) == (8, 9)
    assert load_template("kursbevis", templates_folder=tmp_path).version == 9
    assert "Takk for innsatsen" in papers.lines_of(
        draw(papers.a_paper(), "kursbevis", templates_folder=tmp_path)
    )
    assert "Takk for innsatsen" not in papers.lines_of(draw(papers.a_paper(), "kursbevis"))


def test_the_preview_is_the_real_paper_before_anything_is_kept(tmp_path):
    table = table_of("kursbevis.a5")

    pdf = preview(table, "ny", papers.a_paper(name="صلاح بلال"), tmp_path)

    assert pdf.startswith(b"%PDF")
    assert "صلاح بلال" in papers.lines_of(pdf)
    assert list(tmp_path.iterdir()) == []


def test_everything_wrong_is_told_at_once_and_nothing_is_kept(tmp_path):
    table = table_of("kursbevis")
    table["page"] = {"width": 0, "height": 297}
    table["elements"] = [{"kind": "text", "text": "Vitnemål {nam}", "style": "title"}]

    told = [one.name for one in problems_of(table, "own")]

    assert {"NotANumber", "OfficialWords", "UnknownField"} <= set(told)
    with pytest.raises(Refused):
        save(tmp_path, "own", table, sample_facts("kursbevis"))
    assert list(tmp_path.iterdir()) == []


def test_a_table_whose_sample_cannot_be_drawn_is_not_kept(tmp_path):
    with pytest.raises(Refused):
        save(tmp_path, "own", table_of("kursbevis"), sample_facts("praksisattest"))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "../x", "Kurs bevis", "a/b", "a.b", "-x", "x" * 41, "å"])
def test_a_name_that_no_folder_should_have_is_refused(tmp_path, name):
    with pytest.raises(Refused) as refused:
        save(tmp_path, name, table_of("kursbevis"), sample_facts("kursbevis"))

    assert [one.name for one in refused.value.violations] == ["NoTemplateName"]
