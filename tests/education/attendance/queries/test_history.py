"""All that was recorded of one learner in one session, newest first."""

from datetime import timedelta

from eduapp.education.attendance import queries
from eduapp.education.attendance.rules import Entry
from tests.support import given, given_attendance
from tests.support.given_attendance import mark, take_back
from tests.support.statements import selects_of


def test_each_mark_tells_who_when_what_instead_of_what_and_why(database, clock):
    group = given_attendance.a_class(database, 2)
    learner_id, other = group.learner_ids
    mark(database.acting_as(given.TEACHER), group.session_id, learner_id, "absent")
    mark(database, group.session_id, other)
    clock.moment += timedelta(days=8)
    late = {"why": "He was in court", "second_id": given.TEACHER.user_id}
    mark(database, group.session_id, learner_id, "excused", reason="court", **late)

    with selects_of(database) as sent, database.reading() as look:
        newest, first = queries.history(look, group.session_id, learner_id)

    assert len(sent) == 1
    assert (newest.entry, newest.before) == (Entry("excused", reason="court"), Entry("absent"))
    assert (newest.by, newest.second, newest.why) == (
        given.LEADER.name,
        given.TEACHER.name,
        "He was in court",
    )
    assert (newest.at - first.at, newest.state, first.state) == (timedelta(days=8), "stands", "replaced")
    assert (first.by, first.before, first.second) == (given.TEACHER.name, None, "")


def test_what_undo_took_back_is_told_as_taken_back(database):
    group = given_attendance.a_class(database, 1)
    [learner_id] = group.learner_ids
    mark(database, group.session_id, learner_id, "absent")
    slip = mark(database, group.session_id, learner_id, "late")
    take_back(database, slip)
    mark(database, group.session_id, learner_id, "excused")

    with database.reading() as look:
        found = queries.history(look, group.session_id, learner_id)
    assert [(one.entry.code, one.state) for one in found] == [
        ("excused", "stands"),
        ("late", "taken back"),
        ("absent", "replaced"),
    ]


def test_who_is_not_marked_has_no_history(database):
    group = given_attendance.a_class(database, 1)
    with database.reading() as look:
        assert queries.history(look, group.session_id, group.learner_ids[0]) == []
