"""What a day brings by itself: in order, safe to run twice, right after skipped days."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from eduapp.core.errors import NotAllowed
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment import queries, service, terms
from eduapp.education.enrolment.models import Enrolment
from tests.support import given
from tests.support.given_attendance import a_session
from tests.support.given_education import FIRST_DAY, LAST_DAY, a_group, an_ended_enrolment, an_enrolment
from tests.support.given_enrolments import a_pause, away, back, roll, state_of, steps_of, version_of

DAY = timedelta(days=1)


def due(database, use_case, day):
    return database.execute(use_case, service.DayDue(day=day))


def open_the_day(database, clock, day, away=frozenset()):
    """Everything in the order in which a day is opened."""
    clock.moment += timedelta(days=(day - database.today()).days)
    changed = [due(database, service.expire_due, day), due(database, service.end_due, day)]
    changed.append(database.execute(service.begin_due, service.BeginDue(day=day, away=frozenset(away))))
    changed += [due(database, service.suspend_due, day), due(database, service.resume_due, day)]
    return changed


def look(database, enrolment_id):
    with database.reading() as session:
        return queries.enrolment(session, enrolment_id)


def end(database, enrolment_id, last_day, state="withdrawn", reason="own_wish"):
    order = service.EndEnrolment(
        enrolment_id=enrolment_id,
        version=version_of(database, enrolment_id),
        state=state,
        reason=reason,
        last_day=last_day,
    )
    database.execute(service.end_enrolment, order)


def test_a_planned_pause_begins_and_ends_by_itself(database, clock):
    enrolment_id = an_enrolment(database)
    a_pause(database, enrolment_id, date(2026, 11, 25), date(2026, 11, 26))
    seen = []
    for day in range(24, 28):
        open_the_day(database, clock, date(2026, 11, day))
        seen.append(state_of(database, enrolment_id))

    assert seen == ["active", "suspended", "suspended", "active"]
    assert steps_of(database, enrolment_id)[2:] == ["pause_planned", "suspended", "resumed"]


def test_running_a_day_twice_changes_nothing(database, clock, notes):
    first, second, third = (an_enrolment(database) for _ in range(3))
    planned = an_enrolment(database, first_day=date(2026, 11, 25))
    a_pause(database, first, date(2026, 11, 25))
    a_pause(database, second, last_day=date(2026, 11, 24))
    end(database, third, date(2026, 11, 24))
    day = date(2026, 11, 25)

    once = open_the_day(database, clock, day)
    notes.clear()
    twice = open_the_day(database, clock, day)

    assert once == [(), (third,), (planned,), (first,), (second,)]
    assert twice == [()] * 5
    assert notes == []


def test_a_skipped_week_ends_as_if_every_day_had_been_opened(database, clock):
    enrolment_id = an_enrolment(database)
    a_pause(database, enrolment_id, date(2026, 11, 25), date(2026, 11, 26))
    clock.moment += timedelta(days=7)
    for day in range(24, 31):
        open_the_day(database, clock, date(2026, 11, day))

    assert state_of(database, enrolment_id) == "active"
    assert steps_of(database, enrolment_id)[2:] == ["pause_planned", "suspended", "resumed"]


def test_a_planned_end_comes_true_the_day_after(database, clock, notes):
    enrolment_id = an_enrolment(database)
    end(database, enrolment_id, date(2026, 11, 24), "transferred", "moved")
    notes.clear()

    assert due(database, service.end_due, date(2026, 11, 24)) == ()
    assert due(database, service.end_due, date(2026, 11, 25)) == (enrolment_id,)

    head = look(database, enrolment_id)
    assert (head.state, head.end_reason, head.last_day) == ("transferred", "moved", date(2026, 11, 24))
    assert [note.action for note in notes] == [terms.TRANSFERRED]


def shorten(database, group_id, last_day):
    with database.writing() as uow:
        uow.session.execute(update(CourseGroup).where(CourseGroup.id == group_id).values(last_day=last_day))


def test_rule_16_a_shorter_group_pulls_planned_ends_in(database):
    group_id = a_group(database)
    enrolment_id = an_enrolment(database, group_id=group_id)
    end(database, enrolment_id, date(2026, 12, 16))
    shorten(database, group_id, date(2026, 12, 11))

    assert due(database, service.end_due, given.TODAY) == (enrolment_id,)
    assert due(database, service.end_due, given.TODAY) == ()

    assert steps_of(database, enrolment_id)[-1] == "end_pulled_in"
    assert due(database, service.end_due, date(2026, 12, 12)) == (enrolment_id,)
    assert look(database, enrolment_id).last_day == date(2026, 12, 11)


def test_rule_16_who_cannot_begin_any_more_never_began(database, clock):
    group_id = a_group(database)
    enrolment_id = an_enrolment(database, group_id=group_id, first_day=date(2026, 12, 7))
    shorten(database, group_id, date(2026, 12, 4))

    assert due(database, service.end_due, given.TODAY) == (enrolment_id,)

    head = look(database, enrolment_id)
    assert (head.state, head.end_reason, head.last_day) == ("interrupted", "group_over", None)
    assert open_the_day(database, clock, date(2026, 12, 7)) == [()] * 5


def test_a_groups_end_completes_nobody(database, clock):
    """Completion is a decision on one person, never a side effect."""
    enrolment_id = an_enrolment(database)
    open_the_day(database, clock, LAST_DAY + DAY)
    assert state_of(database, enrolment_id) == "active"


def test_rule_22_going_to_court_clears_no_pause(database, clock):
    learner_id = given.a_learner(database)
    enrolment_id = an_enrolment(database, learner_id)
    a_pause(database, enrolment_id, last_day=date(2026, 12, 4))
    open_the_day(database, clock, date(2026, 11, 24))

    assert away(database, learner_id, day=date(2026, 11, 24)) == (enrolment_id,)
    assert state_of(database, enrolment_id) == "auto_suspended"
    assert away(database, learner_id, day=date(2026, 11, 24)) == ()
    open_the_day(database, clock, date(2026, 11, 26))
    assert back(database, learner_id, day=date(2026, 11, 26)) == (enrolment_id,)

    assert state_of(database, enrolment_id) == "suspended"
    assert back(database, learner_id, day=date(2026, 11, 26)) == ()


def test_rule_22_a_pause_that_begins_or_ends_meanwhile_is_respected(database, clock):
    learner_id = given.a_learner(database)
    begins, ends = (an_enrolment(database, learner_id, a_group(database)) for _ in range(2))
    a_pause(database, begins, date(2026, 11, 25))
    a_pause(database, ends, last_day=date(2026, 11, 25))
    away(database, learner_id)
    for day in range(24, 28):
        open_the_day(database, clock, date(2026, 11, day))

    back(database, learner_id, day=date(2026, 11, 27))

    assert (state_of(database, begins), state_of(database, ends)) == ("suspended", "active")


def test_rule_23_who_is_away_on_the_first_day_keeps_the_place(database, clock):
    learner_id = given.a_learner(database)
    group_id = a_group(database)
    enrolment_id = an_enrolment(database, learner_id, group_id, first_day=date(2026, 11, 30))
    assert away(database, learner_id) == ()

    open_the_day(database, clock, date(2026, 11, 30), away={learner_id})

    assert state_of(database, enrolment_id) == "auto_suspended"
    assert roll(database, group_id, date(2026, 11, 30)) == {learner_id: "away"}
    back(database, learner_id, day=date(2026, 12, 1))
    assert state_of(database, enrolment_id) == "active"
    assert roll(database, group_id, date(2026, 11, 30)) == {learner_id: "away"}
    assert roll(database, group_id, date(2026, 12, 1)) == {learner_id: ""}


def test_rule_23_a_place_is_not_kept_for_ever(database, clock):
    learner_id = given.a_learner(database)
    enrolment_id = an_enrolment(database, learner_id)
    away(database, learner_id)
    open_the_day(database, clock, given.TODAY + 20 * DAY)
    assert state_of(database, enrolment_id) == "auto_suspended"

    expired, *_rest = open_the_day(database, clock, given.TODAY + 21 * DAY)

    head = look(database, enrolment_id)
    assert expired == (enrolment_id,)
    assert (head.state, head.end_reason) == ("interrupted", "away_too_long")
    assert head.last_day == given.TODAY - DAY


def test_rule_24_a_session_cancelled_meanwhile_stays_cancelled(database, clock):
    """There are no rows to wake: who is back is on the roll, and the session stays what it is."""
    learner_id, group_id = given.a_learner(database), a_group(database)
    enrolment_id = an_enrolment(database, learner_id, group_id)
    session_id = a_session(database, group_id, date(2026, 11, 24), cancelled="lock_down")
    away(database, learner_id)
    open_the_day(database, clock, date(2026, 11, 25))

    back(database, learner_id, day=date(2026, 11, 25))

    assert roll(database, group_id, date(2026, 11, 24)) == {learner_id: "away"}
    with database.reading() as session:
        assert session.connection().exec_driver_sql("SELECT state FROM session").scalar() == "cancelled", (
            session_id
        )
    assert state_of(database, enrolment_id) == "active"


def test_out_and_back_on_one_day_leaves_the_day_as_it_was(database):
    learner_id, group_id = given.a_learner(database), a_group(database)
    enrolment_id = an_enrolment(database, learner_id, group_id)
    away(database, learner_id)

    back(database, learner_id)

    assert roll(database, group_id) == {learner_id: ""}
    assert steps_of(database, enrolment_id)[-2:] == ["away", "back"]


@pytest.mark.parametrize(("state", "reason"), [("transferred", "left_moved"), ("released", "left_released")])
def test_rule_12_who_left_for_good_failed_nothing(database, state, reason):
    learner_id, group_id = given.a_learner(database), a_group(database)
    began = an_enrolment(database, learner_id, group_id)
    planned = an_enrolment(database, learner_id, first_day=date(2026, 12, 1))
    done = an_ended_enrolment(database, an_enrolment(database, learner_id))
    order = service.EndLeft(learner_ids=frozenset({learner_id}), state=state, day=given.TODAY)

    changed = database.execute(service.end_left, order)

    assert set(changed) == {began, planned}
    head = look(database, began)
    assert (head.state, head.end_reason, head.last_day) == (state, reason, given.TODAY)
    assert look(database, planned).last_day is None
    assert look(database, done).state == "completed"
    again = service.EndLeft(learner_ids=frozenset({learner_id}), state=state, day=given.TODAY)
    assert database.execute(service.end_left, again) == ()
    with database.reading() as session:
        assert queries.earlier_ends(session, [learner_id], head.course_id) == {}
        [end_] = queries.earlier_ends(session, [learner_id], head.course_id, system=True)[learner_id]
    assert end_.reason == reason


def test_who_is_away_though_here_can_be_found(database):
    """The self-check when a day is opened: states that are stuck."""
    learner_id = given.a_learner(database)
    enrolment_id = an_enrolment(database, learner_id)
    away(database, learner_id)
    with database.reading() as session:
        assert queries.away_now(session) == {learner_id: (enrolment_id,)}


def test_a_day_writes_one_line_for_all_of_a_kind(database, clock, notes):
    for _ in range(3):
        an_enrolment(database, first_day=date(2026, 11, 24))
    notes.clear()

    open_the_day(database, clock, date(2026, 11, 24))

    assert [(note.action, note.details) for note in notes] == [(terms.BEGUN, {"count": 3})]
    with database.reading() as session:
        assert set(session.scalars(select(Enrolment.state))) == {"active"}


def test_who_may_not_opens_no_day(database):
    other, none = database.acting_as(given.OFFICE), frozenset()
    for use_case, order in (
        (service.begin_due, service.BeginDue()),
        *(
            (one, service.DayDue(day=FIRST_DAY))
            for one in (service.suspend_due, service.resume_due, service.end_due, service.expire_due)
        ),
        *(
            (one, service.OfLearners(learner_ids=none, day=FIRST_DAY))
            for one in (service.auto_suspend, service.restore_from_away)
        ),
        (service.end_left, service.EndLeft(learner_ids=none, state="released", day=FIRST_DAY)),
    ):
        with pytest.raises(NotAllowed):
            other.execute(use_case, order)
