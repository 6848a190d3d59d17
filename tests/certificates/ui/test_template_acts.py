"""A template as a file between schools, and what keeps it back."""

import pytest

from eduapp.certificates import jobs, queries
from eduapp.certificates.drawing.editing import parts_of
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import to_bytes
from eduapp.certificates.ui import template_acts
from eduapp.gui.theme import Theme
from tests.certificates.ui import test_templates_page as pages
from tests.support import given_templates
from tests.support.fakes import a_bench

fakes, page = pages.fakes, pages.page


def test_a_template_goes_out_as_a_file_and_comes_in_at_another_school(page, fakes, database, tmp_path):
    fakes.files.answers = [tmp_path / "mal.zip", tmp_path / "mal.zip"]
    page.add.click()
    sent = page.draft.package
    page.to_file.click()
    assert fakes.files.proposed == ["template kursbevis.zip"]
    page.undo.click()

    page.from_file.click()

    assert page.draft.package == sent
    with database.reading() as session:
        assert queries.template_now(session, "kursbevis").number == 0  # nothing is kept before it is saved


def test_a_hostile_file_is_told_and_nothing_is_taken(page, fakes, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 nothing")
    fakes.files.answers = [tmp_path / "x.zip"]
    page.from_file.click()
    assert "holds no template" in fakes.ask.errors[-1].sentence() or fakes.ask.refusals
    assert not page.unsaved()


def test_a_template_of_another_size_is_shown_with_what_is_against_it_and_not_kept(
    page, fakes, database, tmp_path
):
    jobs.write_template(tmp_path / "a5.zip", to_bytes(usual("kursbevis.a5")))
    fakes.files.answers = [tmp_path / "a5.zip"]
    page.from_file.click()
    page.draw()
    assert "148 × 210 mm" in page.reasons.text()
    page.save.click()
    with database.reading() as session:
        assert queries.template_now(session, "kursbevis").number == 0


def test_a_picture_behind_comes_from_a_file_and_says_that_nobody_reads_it(page, fakes, tmp_path):
    (tmp_path / "bak.jpg").write_bytes(given_templates.a_picture("black", kind="JPEG"))
    fakes.files.answers = [tmp_path / "bak.jpg"]
    page.part.set_value("page")
    page.behind.click()
    assert page.draft.package.background
    assert "not what a picture shows" in fakes.tell.texts[-1]
    page.nothing_behind.click()
    assert not page.unsaved()


def test_a_strong_word_is_kept_only_with_a_reason(qtbot, qapp, database, school):
    Theme().apply(qapp)
    fakes = a_bench(database)  # a leader, who may set rules aside
    page = pages.the_page(qtbot, fakes)
    page.change(lambda draft: draft.with_package(given_templates.saying("Fengsel")))
    page.save.click()
    assert [one.name for one in fakes.ask.refusals[-1].violations] == ["TellsWhere"]
    fakes.ask.reason = "The name of a course."
    page.save.click()
    with database.reading() as session:
        assert queries.template_now(session, "kursbevis").number == 1


@pytest.mark.parametrize(("number", "why"), [(13, True), (0, False)])
def test_the_square_alone_is_needed(page, number, why):
    part = next(one for one in parts_of(page.draft.package.table) if one.number == number)
    assert bool(template_acts.needed(part, page.draft)) is why


def test_earlier_versions_are_shown_for_what_is_kept(page, fakes, qapp):
    page.versions.click()
    [dialog] = [
        one
        for one in qapp.topLevelWidgets()
        if one.accessibleName() == "Earlier versions" and one.isVisible()
    ]
    dialog.close()
