"""What the screen says beforehand is what the service says afterwards."""

from datetime import timedelta

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui import judging
from eduapp.education.attendance.ui.lines import Line, entry_of
from tests.support import given, given_attendance
from tests.support.fakes import a_bench

DAY = timedelta(days=1)
SAID = (
    Entry("present"), Entry("late", 90), Entry("absent", reason="refused"), Entry("excused", reason="sick"),
    Entry("absent", reason="court"), Entry("struck"), Entry("present", minutes_early=5),
)  # fmt: skip


@pytest.mark.parametrize("days", [-1, 0, 2, 7])
@pytest.mark.parametrize("actor", [given.TEACHER, given.LEADER, given.OFFICE])
def test_screen_and_service_agree(qtbot, database, clock, days, actor):
    group = given_attendance.a_class(database, len(SAID))
    clock.moment += days * DAY
    bench = a_bench(database.acting_as(actor), actor, today=given.TODAY + days * DAY).bench
    register = given_attendance.read_register(database, group.session_id)
    asked = {"why": "Because", "second_id": given.WORKSHOP_LEADER.user_id}

    for row, entry in zip(register.rows, SAID, strict=True):
        against = judging.why_not(bench, register.head, entry, Line(row, entry_of(row)))
        said = answer(database.acting_as(actor), group.session_id, row.id, vars(entry) | asked)
        assert against.splitlines() == said.splitlines()


def answer(database, session_id, learner_id, said):
    """What the service has against it, in the words of the screen."""
    try:
        given_attendance.mark(database, session_id, learner_id, **said)
    except NotAllowed:
        return judging.MAY_ONLY_LOOK
    except Refused as error:
        return error.sentence()
    return ""


def test_what_stood_overnight_asks_for_a_word(qtbot, database, clock):
    group = given_attendance.a_class(database, 1)
    given_attendance.mark(database, group.session_id, group.learner_ids[0])
    for days, name in ((0, "same_day"), (1, "window_open"), (7, "window_closed")):
        bench = a_bench(database, today=given.TODAY + days * DAY).bench
        register = given_attendance.read_register(database, group.session_id)
        line = Line(register.rows[0], entry_of(register.rows[0]))
        assert judging.ruling(bench, register.head, line).name == name
    assert judging.ruling(bench, register.head, None).name == "window_closed"
