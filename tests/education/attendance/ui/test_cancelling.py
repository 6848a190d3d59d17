"""Cancelling the session of a register and restoring it."""

from PySide6.QtWidgets import QMenu, QWidgetAction

from eduapp.core.violations import Override
from eduapp.education.timetable import queries, service
from tests.support import given_attendance
from tests.support.keys import press


def state(database, session_id):
    with database.reading() as look:
        return queries.session_head(look, session_id)


def test_cancelling_is_sent_and_shown(register, database, group):
    register.cancelling.cancel("teacher_away")

    assert state(database, group.session_id).cancel_reason == "teacher_away"
    assert register.cancelling.bar.accessibleName() == "Cancelled: teacher away."


def test_it_answers_what_was_asked_and_the_keyboard_goes_on_in_the_list(register):
    press(register, "L", "Ctrl+Return")
    assert register.hint().startswith("How late?")

    for act in (lambda: register.cancelling.cancel("lock_down"), register.cancelling.restore):
        register.summary.cancel.setFocus()
        act()
        assert register.hint() == ""
        assert register.view.hasFocus()


def test_undo_and_redo_go_to_and_fro(register, database, group):
    register.cancelling.cancel("lock_down")
    register.sheet.undo()
    assert not state(database, group.session_id).cancelled
    register.sheet.redo()
    assert state(database, group.session_id).cancelled
    register.sheet.undo()
    assert not state(database, group.session_id).cancelled


def test_restoring_can_be_undone_too(register, database, group):
    register.cancelling.cancel("lock_down")
    register.cancelling.restore()
    register.sheet.undo()
    assert state(database, group.session_id).cancel_reason == "lock_down"


def test_restoring_what_is_held_does_nothing(register):
    register.cancelling.restore()
    assert not register.sheet.can_undo


def test_a_taken_place_can_be_answered_for(register, fakes, database, group):
    register.cancelling.cancel("lock_down")
    other = given_attendance.a_running_group(database, "Maths", teacher_id=None)
    given_attendance.a_session(database, other, place_id=state(database, group.session_id).place_id)
    fakes.ask.reason = "They share"

    register.cancelling.restore()

    [refusal] = fakes.ask.refusals
    assert [violation.name for violation in refusal.violations] == ["PlaceTaken"]


def test_a_change_by_somebody_else_is_read_again(register, fakes, database, group):
    order = service.CancelSession(session_id=group.session_id, version=1, reason="no_room")
    database.execute(service.cancel_session, order)

    register.cancelling.cancel("lock_down")

    assert fakes.ask.conflicts == [()]  # and left as it is
    assert register.sheet.head.cancel_reason == "no_room"
    assert not register.sheet.can_undo


def test_an_override_is_part_of_the_command(group):
    override = Override(frozenset({"TooLongAgo"}), "found out today")
    order = service.CancelSession(session_id=group.session_id, version=1, reason="no_room", override=override)
    assert order.override == override


def test_what_was_recorded_is_told_before_and_does_not_count_meanwhile(register, database, group):
    """R24, R36: an absence in a session that never ran is nobody's; another reason keeps its row."""
    given_attendance.marked(database, group.session_id, group.learner_ids[0], "absent")
    given_attendance.marked(database, group.session_id, group.learner_ids[1], "excused")
    register.reload()

    register.cancelling.ask(register.summary.cancel)
    menu = next(one for one in register.findChildren(QMenu) if one.isVisible())
    told = [one.text() for one in menu.actions() if isinstance(one, QWidgetAction)]
    menu.close()
    assert told == [
        (
            "Recorded already: 1 absent. While the session is cancelled this counts for nobody and "
            "against nobody; restored, it stands as before."
        ),
        "Recorded already, and kept with its own reason: 1 excused.",
    ]
    assert menu.accessibleDescription() == " ".join(told)

    register.cancelling.cancel("no_room")
    assert register.cancelling.bar.accessibleName() == "Cancelled: no room. Does not count now: 1 absent."
    sheet, table = register.sheet, register.view.table
    assert [table.status_text(line) for line in sheet.lines[:3]] == [
        "Cancelled (recorded before: absent)", "Excused", "Not recorded",
    ]  # fmt: skip
    assert sheet.counts()["absent"] == 0

    register.cancelling.restore()
    assert (sheet.counts()["absent"], sheet.counts()["excused"]) == (1, 1)


def test_the_prisons_closing_counts_who_was_absent_as_kept(register, database, group):
    given_attendance.marked(database, group.session_id, group.learner_ids[0], "absent")
    register.reload()
    register.cancelling.cancel("lock_down")
    assert register.sheet.counts()["held"] == 12
    assert register.view.table.sentence(0) == (
        "1, Dahl, Petter, kept by the prison (recorded before: absent)"
    )
