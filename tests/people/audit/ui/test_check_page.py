"""Checking the trail in the program: the command's answer; checkpoints typed, read, printed, saved."""

from dataclasses import replace

import pytest

from eduapp.app import catalogue
from eduapp.gui.routes import Route
from eduapp.people.audit import jobs, rules
from eduapp.people.audit.ui.check_page import CheckPage
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.given_trail import tamper

ROUTE = Route("audit.check")
CUT = (
    "DELETE FROM audit_entry WHERE seq > 3",
    "UPDATE audit_head SET seq = 3, digest = (SELECT digest FROM audit_entry WHERE seq = 3)",
)


@pytest.fixture
def page(qtbot, fakes, database, tmp_path):
    for number in range(5):
        given.a_learner(database, f"Person N{number}")
    answers = lambda place: catalogue.answers(place, given.LEADER)  # noqa: E731 - as the desk has it
    bench = replace(fakes.bench, checkpoints=tmp_path / "outside.txt", answers=answers)
    page = CheckPage(bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    return page


def test_a_whole_trail_is_said_to_be_whole_and_how_far_it_is_witnessed(page):
    page.check.click()
    assert page.found.text() == "The trail is whole: 5 entries, each as it was written."
    assert page.witnessed.text().startswith("No checkpoint from outside")
    assert page.check.isEnabled()
    assert not page.progress.isVisible()


def test_the_first_entry_that_was_touched_is_named(page, database, fakes):
    tamper(database, "UPDATE audit_entry SET actor_name = 'Somebody' WHERE seq = 2")
    page.check.click()
    [error] = fakes.ask.errors
    assert error.sentence().startswith("Entry 2 was changed after it was written.")
    assert error.sentence().endswith("tell a leader.")
    assert page.found.text() == error.sentence()


def test_the_file_outside_the_database_is_asked_by_itself(page, database, tmp_path, fakes):
    (tmp_path / "outside.txt").write_text(f"{jobs.anchor_of(database).text()}\n", "ascii")
    page.check.click()
    assert page.witnessed.text() == "Up to entry 5, of 23.11.2026, it is witnessed outside the database."
    tamper(database, *CUT)
    page.check.click()
    assert fakes.ask.errors[0].sentence().startswith("The end of the trail was cut off: entries 4 to 5")


def test_a_checkpoint_is_typed_from_paper(page, database, fakes):
    anchor = jobs.anchor_of(database)
    page.form.type_in({"anchor": f"5 {rules.code_of(anchor)}".lower()})
    page.form.submitted.emit()
    assert page.witnessed.text() == "Up to entry 5 it is witnessed outside the database."
    tamper(database, *CUT)
    page.check.click()
    assert len(fakes.ask.errors) == 1


def test_a_mistyped_checkpoint_is_said_beside_the_field(page, fakes):
    page.form.type_in({"anchor": "5 9F3C 7K2M 0QRS TVWX 4Z"})
    page.check.click()
    assert page.form.summary.isVisible()
    assert page.found.text() == ""
    page.form.type_in({"anchor": ""})
    page.check.click()
    assert not page.form.summary.isVisible()
    assert page.found.text().startswith("The trail is whole")


def test_checkpoints_of_a_file_are_counted_and_asked(page, database, fakes, tmp_path):
    kept, other = tmp_path / "kept.txt", tmp_path / "other.txt"
    kept.write_text(f"{jobs.anchor_of(database).text()}\n", "ascii")
    other.write_text("nothing of the kind\n", "ascii")
    fakes.files.answers = [other, kept, tmp_path, None]
    page.more.click()
    assert page.taken.text() == "There is no checkpoint in “other.txt”."
    page.more.click()
    assert page.taken.text() == "1 checkpoint of “kept.txt”."
    page.check.click()
    assert page.witnessed.text().startswith("Up to entry 5")
    page.more.click()
    assert len(fakes.ask.errors) == 1
    page.more.click()


def test_the_checkpoint_of_now_follows_every_change_and_is_printed_and_saved(page, database, fakes, tmp_path):
    assert page.code.text().startswith("5   ")
    given.a_learner(database)
    assert page.code.text() == f"6   {rules.code_of(jobs.anchor_of(database))}"
    assert page.of.text() == "Entry 6, of 23.11.2026"

    page.print.click()
    [(pdf, title)] = fakes.printer.printed
    assert (pdf[:4], title) == (b"%PDF", "Checkpoint of the trail, entry 6")

    fakes.files.answers = [tmp_path / "mine.txt", tmp_path, None]
    page.save.click()
    assert jobs.anchors_in(tmp_path / "mine.txt") == [jobs.anchor_of(database)]
    assert fakes.files.proposed == ["checkpoint-6.txt"]
    page.save.click()
    assert len(fakes.ask.errors) == 1
    page.save.click()


def test_an_empty_trail_says_why_there_is_no_checkpoint(qtbot, database, fakes):
    page = CheckPage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    assert page.code.text() == "–"
    assert not page.print.isEnabled()
    assert page.print.toolTip() or page.print.accessibleDescription()


def test_a_check_can_be_stopped_and_begun_again(page, fakes):
    fakes.bench.runner.stop_jobs_at = 1
    page.check.click()
    assert page.found.text() == ""
    assert page.check.isEnabled()


def test_the_page_is_fit_for_everybody(qtbot, database):
    given.a_learner(database, "Karim H<b>addad</b>")
    assert_page_accessible(lambda theme: CheckPage(a_bench(database, theme=theme).bench, ROUTE))
