"""Cancelling one session or many: why, whether it counts, one undo, and each refusal told."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.education.timetable import queries, service
from eduapp.education.timetable.ui.cancel_dialog import cancel_sessions, named
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import the_dialog
from tests.support.fakes import a_bench


@pytest.fixture
def rows(database):
    group_id = given_attendance.a_running_group(database)
    for start in (510, 700, 800):
        given_attendance.a_session(database, group_id, start=start, end=start + 60)
    with database.reading() as look:
        return queries.sessions_of_day(look, given.TODAY)


def states(database):
    with database.reading() as look:
        return [(row.cancelled, row.cancel_paid) for row in queries.sessions_of_day(look, given.TODAY)]


def test_many_are_cancelled_at_once_and_restored_by_one_undo(fakes, parent, database, rows):
    dialog = cancel_sessions(fakes.bench, rows, parent)
    assert dialog.verb_button.text() == "Cancel 3 sessions"
    dialog.form.set_values({"reason": "lock_down", "paid": False})
    dialog.submit()

    assert states(database) == [(True, False)] * 3
    assert fakes.tell.texts == ["3 sessions cancelled."]
    fakes.tell.act()
    assert states(database) == [(False, True)] * 3


def test_a_reason_is_asked_for_and_whose_cause_it_is_is_told(fakes, parent, database, rows):
    dialog = cancel_sessions(fakes.bench, rows[:1], parent)
    texts = [dialog.form.field("reason").itemText(n) for n in range(5)]
    assert texts[0] == "Teacher away (the school's cause)"
    assert texts[3] == "Closed by the prison (the prison's cause)"

    dialog.submit()

    assert dialog.isVisible()
    assert states(database)[0] == (False, True)


def test_what_could_not_be_cancelled_is_named_with_why(fakes, parent, database, rows):
    order = service.CancelSession(session_id=rows[0].id, version=1, reason="no_room")
    database.execute(service.cancel_session, order)

    dialog = cancel_sessions(fakes.bench, rows, parent)
    dialog.form.set_values({"reason": "lock_down"})
    dialog.submit()

    outcome = the_dialog()
    assert outcome.windowTitle() == "1 session was left as it was"
    assert fakes.tell.texts == ["2 sessions cancelled."]


def test_a_session_is_named_so_that_one_knows_it(rows):
    assert named(rows[0]) == "Norwegian A2, Autumn, 23.11.2026 08:30–09:30"


def test_the_form_is_fit_for_everybody(qtbot, database, parent, rows):
    assert_page_accessible(lambda theme: cancel_sessions(a_bench(database, theme=theme).bench, rows, parent))


def test_what_is_recorded_already_is_told_before(bench_of, parent, database, rows):
    """R24, R36: what becomes of the marks stands above the form."""
    [first, second] = given_attendance.people(database, "Ana Rossi", "Eva Berg")
    given_attendance.marked(database, rows[0].id, first, "absent")
    given_attendance.marked(database, rows[1].id, first, "present")
    given_attendance.marked(database, rows[1].id, second, "excused")

    dialog = cancel_sessions(bench_of().bench, rows, parent)

    assert dialog.accessibleDescription() == (
        "Recorded already: 1 present, 1 absent. While the session is cancelled this counts for nobody and "
        "against nobody; restored, it stands as before. Recorded already, and kept with its own "
        "reason: 1 excused."
    )
    assert [one.text() for one in dialog.findChildren(QLabel) if one.text().startswith("Recorded")]


def test_nothing_recorded_needs_no_words(bench_of, parent, rows):
    dialog = cancel_sessions(bench_of().bench, rows, parent)
    assert dialog.accessibleDescription() == ""
    assert dialog.verb_button.isEnabled()
