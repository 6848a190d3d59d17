"""Changing what stood overnight: with a reason, later by a leader and with a second name; each a new row."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from eduapp.core.errors import Refused
from eduapp.education.attendance import queries, terms
from eduapp.education.attendance.models import Mark
from eduapp.people.access.models import User
from tests.support import given, given_attendance
from tests.support.given_attendance import mark, mark_rest, take_back

DAY = timedelta(days=1)
SECOND = given.TEACHER.user_id


def refused(*expected):
    return pytest.raises(Refused, check=lambda error: [v.name for v in error.violations] == list(expected))


@pytest.fixture
def group(database):
    return given_attendance.a_class(database, 4)


@pytest.fixture
def marked(database, group):
    """A session of which the teacher recorded the first learner as absent."""
    mark(database.acting_as(given.TEACHER), group.session_id, group.learner_ids[0], "absent")
    return group


def correct(database, group, code="excused", **others):
    return mark(database, group.session_id, group.learner_ids[0], code, **others)


def history(database, group):
    with database.reading() as look:
        return queries.history(look, group.session_id, group.learner_ids[0])


def test_a_slip_of_the_same_day_needs_no_reason(database, marked):
    assert correct(database.acting_as(given.TEACHER), marked)


def test_on_a_later_day_a_reason_is_asked_for_and_kept_with_both_names(database, marked, clock, notes):
    clock.moment += 2 * DAY
    with refused("WhyNeeded"):
        correct(database, marked)
    notes.clear()

    correct(database, marked, why=" He was in  court ")

    newest, first = history(database, marked)
    assert (newest.why, newest.by, first.by) == ("He was in court", given.LEADER.name, given.TEACHER.name)
    assert (newest.before, newest.state, first.state) == (first.entry, queries.STANDS, queries.REPLACED)
    [note] = notes
    assert (note.action, note.details["first"]) == (terms.CORRECTED_WITH_REASON, given.TEACHER.name)
    assert given_attendance.read_register(database, marked.session_id).rows[0].corrected


def test_rule_29_a_week_later_a_teacher_is_refused(database, marked, clock):
    clock.moment += 7 * DAY
    with refused("WindowIsClosed"):
        correct(database.acting_as(given.TEACHER), marked, why="He was in court")
    with refused("WindowIsClosed"):
        mark(database.acting_as(given.TEACHER), marked.session_id, marked.learner_ids[1])
    with refused("WindowIsClosed"):
        mark_rest(database.acting_as(given.TEACHER), marked.session_id)


def test_a_week_later_a_leader_corrects_with_a_second_name(database, marked, clock, notes):
    clock.moment += 7 * DAY
    with refused("WhyNeeded", "SecondNameNeeded"):
        correct(database, marked)
    with refused("SecondIsYourself"):
        correct(database, marked, why="He was in court", second_id=given.LEADER.user_id)
    notes.clear()

    correct(database, marked, why="He was in court", second_id=SECOND)

    newest = history(database, marked)[0]
    assert (newest.by, newest.second) == (given.LEADER.name, given.TEACHER.name)
    [note] = notes
    assert (note.action, note.details["second"]) == (terms.CORRECTED_LATE, given.TEACHER.name)


def test_a_second_name_works_here(database, marked, clock):
    clock.moment += 7 * DAY
    with refused("SecondUnknown"):
        correct(database, marked, why="He was in court", second_id=marked.session_id)
    with database.writing() as uow:
        uow.session.get_one(User, SECOND).active = False
    with refused("SecondUnknown"):
        correct(database, marked, why="He was in court", second_id=SECOND)


def test_what_was_never_recorded_is_recorded_late_by_a_leader(database, group, clock, notes):
    clock.moment += 7 * DAY
    with refused("WhyNeeded", "SecondNameNeeded"):
        mark_rest(database, group.session_id)
    notes.clear()

    mark(database, group.session_id, group.learner_ids[0], "absent", why="From paper", second_id=SECOND)
    assert len(mark_rest(database, group.session_id, why="From paper", second_id=SECOND)) == 3

    assert notes[0].action == terms.MARKED_LATE
    with database.reading() as look:
        assert set(look.execute(select(Mark.why, Mark.second_id))) == {("From paper", SECOND)}


def test_rule_30_the_window_for_slips_follows_the_typist(database, marked, clock):
    clock.moment += 7 * DAY
    correct(database, marked, why="He was in court", second_id=SECOND)

    assert correct(database, marked, "absent")
    with refused("WindowIsClosed"):
        correct(database.acting_as(given.TEACHER), marked, "late")


def test_what_was_known_ahead_is_changed_on_the_day_without_a_reason(database, group, clock):
    tomorrow = given_attendance.a_session(database, group.group_id, given.TODAY + DAY)
    mark(database, tomorrow, group.learner_ids[0], "excused", reason="court")
    clock.moment += DAY

    assert mark(database.acting_as(given.TEACHER), tomorrow, group.learner_ids[0], "present")


def test_no_correction_changes_the_row_it_corrects(database, marked, clock):
    clock.moment += DAY
    with database.reading() as look:
        [before] = look.execute(select(Mark.id, Mark.code, Mark.minutes, Mark.note, Mark.marked_at)).all()

    correct(database, marked, why="He was in court")

    with database.reading() as look:
        kept = select(Mark.id, Mark.code, Mark.minutes, Mark.note, Mark.marked_at).where(Mark.superseded)
        assert look.execute(kept).all() == [before]


def test_undo_of_a_correction_stands_in_the_history(database, marked, clock):
    clock.moment += DAY
    slip = correct(database, marked, why="He was in court")
    take_back(database, slip)

    assert [one.state for one in history(database, marked)] == [queries.TAKEN_BACK, queries.STANDS]
