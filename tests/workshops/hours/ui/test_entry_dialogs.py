"""Forms of the ledger."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from eduapp.gui.forms import FormDialog
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.entry_dialogs import correct_entry, enter_hours, reject_entries
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_workshops import YESTERDAY, approved, some_hours


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    qtbot.kept = made
    return made


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


@pytest.fixture
def row(database, carpentry, ola):
    entry_id = some_hours(database, carpentry, ola)
    return lambda: entry(database, entry_id)


def entry(database, entry_id):
    with database.reading() as session:
        return queries.entry(session, entry_id)


def dialog_of(parent):
    return next(dialog for dialog in parent.findChildren(FormDialog) if dialog.isVisible())


def enter(database, carpentry, parent, ola, **values):
    with database.reading() as session:
        workshop = queries.workshop(session, carpentry)
    enter_hours(a_bench(database, given.WORKSHOP_LEADER).bench, workshop, YESTERDAY, parent)
    dialog = dialog_of(parent)
    picker = dialog.form.field("learner_id")
    picker.look()
    picker.set_value(next(found for found in picker.rows() if found.id == ola))
    dialog.form.set_values(values)
    dialog.submit()
    return dialog


def test_hours_are_entered_with_the_ordinary_shift_at_hand(database, carpentry, parent, ola):
    enter(database, carpentry, parent, ola)

    with database.reading() as session:
        [row] = queries.to_approve(session, carpentry)
    assert (row.name, row.content.day, row.content.times) == ("Vik, Ola", YESTERDAY, Times(480, 900, 30))


def test_an_overlap_is_told_in_the_form_and_what_was_typed_stays(database, carpentry, parent, ola):
    some_hours(database, carpentry, ola)

    dialog = enter(database, carpentry, parent, ola, start=600, end=660, pause=0)

    assert dialog.isVisible()
    assert dialog.form.values()["start"] == 600
    dialog.form.keep()
    dialog.reject()


def test_an_approved_entry_is_corrected_only_with_a_reason(database, carpentry, parent, row):
    approved(database, row().id)
    correct_entry(a_bench(database).bench, row(), parent)
    dialog = dialog_of(parent)
    dialog.form.set_values({"start": 480, "end": 600, "pause": 0})
    dialog.submit()
    assert row().state == "approved"

    dialog.form.set_values({"reason": "left at ten"})
    dialog.submit()

    assert (row().state, row().content.times) == ("submitted", Times(480, 600, 0))


def test_one_that_waits_needs_none(database, carpentry, parent, row):
    correct_entry(a_bench(database).bench, row(), parent)
    dialog_of(parent).form.set_values({"end": 600, "pause": 0})
    dialog_of(parent).submit()

    assert row().content.times == Times(480, 600, 0)


def test_rejecting_keeps_the_reason(database, carpentry, parent, row):
    dialog = reject_entries(a_bench(database).bench, [row()], parent)
    dialog.form.set_values({"reason": "was at court"})
    dialog.submit()

    assert (row().state, row().reject_reason) == ("rejected", "was at court")


@pytest.mark.parametrize("which", ["enter", "correct", "reject"])
def test_the_forms_are_fit_for_everybody(database, carpentry, parent, row, which):
    with database.reading() as session:
        workshop = queries.workshop(session, carpentry)

    def make(theme):
        bench = a_bench(database, theme=theme).bench
        if which == "enter":
            enter_hours(bench, workshop, YESTERDAY, parent)
        elif which == "correct":
            correct_entry(bench, row(), parent)
        else:
            reject_entries(bench, [row()], parent)
        return dialog_of(parent)

    assert_page_accessible(make)


def test_a_night_on_which_the_clock_was_put_back_is_judged_by_the_hours_that_passed(
    database, carpentry, parent, ola
):
    enter(database, carpentry, parent, ola, day=date(2026, 10, 25), start=60, end=240, pause=200)

    with database.reading() as session:
        [row] = queries.to_approve(session, carpentry)
    assert row.minutes == 40
    correct_entry(a_bench(database, given.WORKSHOP_LEADER).bench, row, parent)
    dialog = dialog_of(parent)
    dialog.form.set_values({"pause": 220})
    dialog.submit()
    assert entry(database, row.id).minutes == 20


def test_a_time_that_was_never_shown_keeps_the_form_open(database, carpentry, parent, ola):
    dialog = enter(database, carpentry, parent, ola, day=date(2026, 3, 29), start=150, end=480, pause=0)

    assert dialog.isVisible()
    assert "The clock did not show 02:30 that day" in " ".join(
        shown.text() for shown in dialog.findChildren(QLabel) if shown.isVisible()
    )
    dialog.form.keep()
    dialog.reject()
