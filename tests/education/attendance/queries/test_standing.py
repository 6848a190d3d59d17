"""What is recorded already in sessions that somebody wants to cancel."""

from eduapp.education.attendance import queries
from tests.support import given, given_attendance
from tests.support.statements import selects_of


def test_the_current_marks_are_counted_by_kind_over_all_sessions(database):
    group = given_attendance.a_class(database, 3)
    later = given_attendance.a_session(database, group.group_id, start=660, end=700)
    first, second, third = group.learner_ids
    given_attendance.mark(database, group.session_id, first, "absent")
    given_attendance.mark(database, group.session_id, first, "present")
    given_attendance.mark(database, later, first, "present")
    given_attendance.mark(database, later, second, "absent", reason="refused", note="Stayed in bed")
    given_attendance.marked(database, later, given.a_learner(database), "struck", guest=True)
    given_attendance.mark(database, later, third, "excused")

    with database.reading() as look, selects_of(database) as sent:
        found = queries.standing(look, [group.session_id, later])

    assert set(found) == {("present", "", 2), ("absent", "refused", 1), ("excused", "excused", 1)}
    assert len(sent) == 1
