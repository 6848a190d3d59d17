import ast
import dataclasses
import inspect

import pytest

from eduapp.certificates.drawing import draw, fields, tables, wording
from eduapp.certificates.drawing.assembly import Shelf
from eduapp.certificates.drawing.facts import Training
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.phrases import known_word, spoken
from eduapp.certificates.drawing.words import read_words, words_of
from eduapp.core.errors import Refused
from eduapp.core.resources import resource
from eduapp.education.courses.rules import scales
from tests.certificates.drawing import papers


def said_on_papers():
    """Every text that papers say, as the program asks for it."""
    for module in (wording, fields, tables):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "pgettext":
                    yield node.args[1].value
                elif node.func.id == "ngettext":
                    yield node.args[0].value


def refused(tmp_path, text):
    file = tmp_path / "words.nb.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as error:
        read_words(file)
    return [one.sentence() for one in error.value.violations]


def test_northern_sami_has_a_word_for_everything_papers_say():
    words = read_words(resource("certificates/parts/words/se.toml"))

    assert set(said_on_papers()) == {*words.texts, *words.counted}
    assert len(words.months) == len(words.of_months) == 12


def test_northern_sami_has_a_word_for_every_result_the_program_knows():
    known = read_words(resource("certificates/parts/words/se.toml")).known
    results = {grade.labels[0] for scale in scales() for grade in scale.grades if len(grade.labels[0]) > 1}

    assert len(results) > 10
    assert results <= known.keys()


@pytest.mark.parametrize("kind", ["kursbevis", "resultatoversikt"])
def test_a_northern_sami_paper_says_the_programs_own_words_in_its_language(kind):
    facts = dataclasses.replace(usual(kind).facts(), language="se")
    lines = "\n".join(papers.lines_of(draw(facts, kind)))

    assert "ceavzán" in lines
    assert "estått" not in lines
    assert ("fágaoahpaheaddji" in lines) is (kind == "kursbevis")
    assert "faglærer" not in lines
    assert "Truckfører T1–T4" in lines  # typed by somebody


def test_what_a_training_was_is_said_in_northern_sami_in_its_row_and_in_its_line():
    facts = papers.a_paper("opplaeringslogg", trainings=(Training(equipment="Sag", parts="teori"),))
    with spoken("se", words_of(Shelf.of(None), "opplaeringslogg")["se"]):
        assert tables.trainings_table(facts).rows == (("Sag", "teoriija"),)
        assert wording.trainings(facts) == ("Sag – teoriija",)


def test_what_is_known_goes_with_the_capital_it_was_typed_with_and_other_languages_keep_it():
    with spoken("se", words_of(Shelf.of(None), "kursbevis")["se"]):
        assert [known_word(one) for one in ("Bestått", "BESTÅTT", "Kokk", "")] == [
            "Ceavzán",
            "Ceavzán",
            "Kokk",
            "",
        ]
    with spoken("nb"):
        assert known_word("bestått") == "bestått"


def test_what_is_known_can_be_called_like_no_paper_of_others(tmp_path):
    assert "Vitnemål" in refused(tmp_path, '[known]\n"rektor" = "Vitnemål"')[0]
    assert refused(tmp_path, '[known]\n"rektor" = 3') == [
        "words.nb.toml: “rektor” must be text in quotation marks."
    ]


def test_a_school_says_things_in_its_own_words_in_one_language_only(tmp_path):
    file = papers.an_own_template(tmp_path, "kursbevis")
    (file.parent / "words.nb.toml").write_text('[texts]\n"Course certificate" = "Opplæringsbevis"\n')

    for language, title in {"nb": "OPPLÆRINGSBEVIS", "nn": "KURSBEVIS"}.items():
        pdf = draw(papers.a_paper(language=language), "kursbevis", templates_folder=tmp_path)
        assert title in papers.lines_of(pdf)


def test_own_sami_words_go_over_those_of_the_program(tmp_path):
    file = papers.an_own_template(tmp_path, "kursbevis")
    (file.parent / "words.se.toml").write_text('[texts]\n"Course certificate" = "Gursaduođaštus"\n')

    words = words_of(Shelf.of(tmp_path), "kursbevis")["se"]

    assert words.texts["Course certificate"] == "Gursaduođaštus"
    assert words.texts["born {date}"] == "riegádan {date}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("texts = 3", "words.nb.toml: “texts” is missing."),
        (
            '[words]\n"a" = "b"',
            "words.nb.toml: “words” is not known. Known here: texts, counted, dates, known.",
        ),
        ('[texts]\n"a" = 3', "words.nb.toml: “a” must be text in quotation marks."),
        ('[texts]\n"born {date}" = "født"', "words.nb.toml: “født” must hold the same words in braces"),
        ('[counted]\n"{hours} hour" = ["{hours} t"]', "words.nb.toml: “{hours} hour” must be a list: "),
        ('[dates]\nmonths = ["januar"]', "words.nb.toml: “months” must be a list: 12 × "),
        ('[dates]\ndate = "{day}"', "words.nb.toml: “{day}” must hold the same words in braces"),
        (
            '[texts]\n"Course certificate" = "Vitnemål"',
            "words.nb.toml: “Vitnemål” is what vitnemål (diploma) says",
        ),
        ("[texts", "The template “words.nb.toml” cannot be read: "),
    ],
)
def test_what_is_wrong_with_words_is_said_with_its_place(tmp_path, text, sentence):
    assert any(one.startswith(sentence) for one in refused(tmp_path, text))


def not_official():
    return next(text for text in said_on_papers() if "vitnemål" in text)


def test_what_an_overview_is_not_cannot_be_turned_into_what_it_is(tmp_path):
    (told,) = refused(tmp_path, f'[texts]\n"{not_official()}" = "Vitnemål"')

    assert "Vitnemål" in told


def test_that_an_overview_is_no_vitnemaal_may_be_said(tmp_path):
    english = not_official()
    file = tmp_path / "words.nb.toml"
    file.write_text(f'[texts]\n"{english}" = "Dette er ikke et vitnemål."\n', encoding="utf-8")

    assert read_words(file).texts[english] == "Dette er ikke et vitnemål."
