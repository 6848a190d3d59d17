"""Today asks only where minutes are handed over, and only for what has changed or become final since."""

from datetime import timedelta

from eduapp.exchange.handoff.ui.today import rows
from tests.support import given, given_attendance
from tests.support.given_handoff import exported


def titles(database, actor=given.OFFICE):
    with database.acting_as(actor).reading() as session:
        return [(row.title, row.route.detail) for row in rows(session, actor, database.today())]


def test_where_nothing_was_ever_handed_over_nobody_is_reminded(database, group):
    assert titles(database) == []


def test_marks_made_since_are_told(database, group, tmp_path, clock):
    exported(database, tmp_path / "a.csv")
    assert titles(database) == []
    clock.moment += timedelta(minutes=5)
    given_attendance.mark(database, group.session_id, group.learner_ids[1])

    assert titles(database) == [
        ("Minutes have changed since they were handed over", "2026-11-23/2026-11-29"),
    ]
    assert titles(database, given.TEACHER) == []


def test_the_week_after_is_asked_for_once_it_is_final(database, group, tmp_path, clock):
    exported(database, tmp_path / "a.csv")
    clock.moment += timedelta(days=19)  # Saturday 12 December: its Sunday is still open
    assert titles(database) == []
    clock.moment += timedelta(days=1)

    assert titles(database) == [("Final minutes are not handed over yet", "2026-11-30/2026-12-06")]
