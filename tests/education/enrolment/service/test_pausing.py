"""Keeping a place without taking part, and sessions that are not somebody's."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.core.spans import Span
from eduapp.education.enrolment import queries, service, terms
from tests.support import given
from tests.support.given_attendance import a_session
from tests.support.given_education import a_course, a_group, an_ended_enrolment, an_enrolment
from tests.support.given_enrolments import MORNING, a_pause, roll, state_of, steps_of, version_of

TOMORROW = given.TODAY + timedelta(1)
NEXT_MONDAY = date(2026, 11, 30)


@pytest.fixture
def group_id(database):
    return a_group(database, a_course(database, name="Norsk A2"))


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


@pytest.fixture
def enrolment_id(database, group_id, learner_id):
    return an_enrolment(database, learner_id, group_id)


def back_on(database, enrolment_id, day):
    version = version_of(database, enrolment_id)
    order = service.EndPause(enrolment_id=enrolment_id, version=version, back_on=day)
    database.execute(service.end_pause, order)


def exclude(database, enrolment_id, weekdays=(0,), first_day=TOMORROW, **more):
    order = service.Exclude(
        enrolment_id=enrolment_id,
        version=version_of(database, enrolment_id),
        weekdays=frozenset(weekdays),
        first_day=first_day,
        **more,
    )
    return database.execute(service.exclude, order)


def refused(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.name for violation in refusal.value.violations]


def test_a_pause_from_today_begins_at_once(database, group_id, learner_id, enrolment_id, notes, published):
    notes.clear()
    published.clear()

    a_pause(database, enrolment_id, last_day=date(2026, 11, 27), allowance_kept=True)

    assert state_of(database, enrolment_id) == "suspended"
    with database.reading() as session:
        [row] = queries.on_roll(session, group_id, given.TODAY, MORNING)
    assert (row.away, row.allowance_kept) == ("paused", True)
    assert roll(database, group_id, date(2026, 11, 28)) == {learner_id: ""}
    [note] = notes
    assert (note.action, note.learner) == (terms.PAUSED, learner_id)
    assert note.details == {
        "name": "Haddad, Karim",
        "course": "Norsk A2",
        "group": "Høst 2026",
        "first_day": "2026-11-23",
        "last_day": "2026-11-27",
        "reason": "pause_reasons:own_wish",
        "allowance_kept": True,
    }
    assert [terms.ENROLMENTS_CHANGED in topics for topics in published] == [True]


def test_a_pause_to_come_is_planned(database, group_id, learner_id, enrolment_id):
    a_pause(database, enrolment_id, NEXT_MONDAY)

    assert state_of(database, enrolment_id) == "active"
    assert roll(database, group_id) == {learner_id: ""}
    assert roll(database, group_id, NEXT_MONDAY) == {learner_id: "paused"}
    assert steps_of(database, enrolment_id)[-1] == "pause_planned"


def test_rule_21_one_pause_at_a_time(database, enrolment_id):
    a_pause(database, enrolment_id, NEXT_MONDAY)
    assert refused(a_pause, database, enrolment_id, date(2026, 12, 7)) == ["PausedAlready"]


def test_rule_21_a_pause_sits_inside_the_enrolment(database, enrolment_id):
    late = date(2026, 12, 10), date(2026, 12, 24)
    assert refused(a_pause, database, enrolment_id, *late) == ["OutsideTheEnrolment"]


def test_who_comes_back_today_takes_part_at_once(database, group_id, learner_id, enrolment_id, clock):
    a_pause(database, enrolment_id, last_day=date(2026, 12, 4))
    clock.moment += timedelta(days=2)

    back_on(database, enrolment_id, date(2026, 11, 25))

    assert state_of(database, enrolment_id) == "active"
    assert roll(database, group_id, date(2026, 11, 24)) == {learner_id: "paused"}
    assert roll(database, group_id, date(2026, 11, 25)) == {learner_id: ""}
    assert steps_of(database, enrolment_id)[-2:] == ["suspended", "resumed"]


def test_a_pause_gets_another_last_day(database, group_id, learner_id, enrolment_id):
    a_pause(database, enrolment_id)

    back_on(database, enrolment_id, date(2026, 12, 1))

    assert state_of(database, enrolment_id) == "suspended"
    assert roll(database, group_id, date(2026, 11, 30)) == {learner_id: "paused"}
    assert roll(database, group_id, date(2026, 12, 1)) == {learner_id: ""}
    assert steps_of(database, enrolment_id)[-1] == "pause_changed"


def test_a_planned_pause_is_taken_back_as_if_it_had_never_been(database, group_id, learner_id, enrolment_id):
    a_pause(database, enrolment_id, NEXT_MONDAY)

    back_on(database, enrolment_id, given.TODAY)

    assert roll(database, group_id, NEXT_MONDAY) == {learner_id: ""}
    assert steps_of(database, enrolment_id)[-1] == "pause_dropped"
    a_pause(database, enrolment_id, date(2026, 12, 7))


def test_where_nothing_is_paused_nobody_comes_back(database, enrolment_id):
    assert refused(back_on, database, enrolment_id, given.TODAY) == ["NothingPaused"]


def test_what_ended_is_not_paused(database, enrolment_id):
    an_ended_enrolment(database, enrolment_id)
    assert refused(a_pause, database, enrolment_id) == ["NotLive"]


def test_a_stale_pause_is_refused(database, enrolment_id):
    order = service.Suspend(enrolment_id=enrolment_id, version=7, first_day=given.TODAY, reason="other")
    with pytest.raises(Conflict):
        database.execute(service.suspend, order)


def test_some_weekdays_and_times_are_not_somebodys(database, group_id, learner_id, enrolment_id):
    exclude(database, enrolment_id, (0, 2), start_minute=480, end_minute=720, last_day=date(2026, 12, 6))

    assert roll(database, group_id, NEXT_MONDAY) == {learner_id: "excluded"}
    assert roll(database, group_id, date(2026, 11, 25)) == {learner_id: "excluded"}
    assert roll(database, group_id, date(2026, 11, 24)) == {learner_id: ""}
    assert roll(database, group_id, NEXT_MONDAY, Span(720, 800)) == {learner_id: ""}
    assert roll(database, group_id, date(2026, 12, 7)) == {learner_id: ""}


def test_rule_19_todays_list_stays_unless_a_session_is_named(database, group_id, learner_id, enrolment_id):
    assert refused(exclude, database, enrolment_id, first_day=given.TODAY) == ["FromTomorrow"]
    afternoon = a_session(database, group_id, start=13 * 60, end=14 * 60)

    exclude(database, enrolment_id, today_session_id=afternoon)

    assert roll(database, group_id, span=Span(13 * 60, 14 * 60)) == {learner_id: "excluded"}
    assert roll(database, group_id) == {learner_id: ""}


def test_only_a_session_of_the_group_today_can_be_named(database, enrolment_id, group_id):
    elsewhere = a_session(database, a_group(database))
    tomorrow = a_session(database, group_id, TOMORROW)
    for session_id in (elsewhere, tomorrow):
        with pytest.raises(NotFound):
            exclude(database, enrolment_id, today_session_id=session_id)


def test_rule_19_being_expected_again_applies_from_tomorrow(
    database, group_id, learner_id, enrolment_id, clock
):
    exclusion_id = exclude(database, enrolment_id, range(7))
    clock.moment += timedelta(days=2)
    today = date(2026, 11, 25)

    database.execute(service.lift_exclusion, service.LiftExclusion(exclusion_id=exclusion_id))

    assert roll(database, group_id, today) == {learner_id: "excluded"}
    assert roll(database, group_id, today + timedelta(1)) == {learner_id: ""}
    before = steps_of(database, enrolment_id)
    database.execute(service.lift_exclusion, service.LiftExclusion(exclusion_id=exclusion_id))
    assert steps_of(database, enrolment_id) == before


def test_an_exclusion_that_never_applied_is_dropped(database, group_id, learner_id, enrolment_id):
    exclusion_id = exclude(database, enrolment_id, range(7))
    database.execute(service.lift_exclusion, service.LiftExclusion(exclusion_id=exclusion_id))
    assert roll(database, group_id, TOMORROW) == {learner_id: ""}


@pytest.mark.parametrize("actor", [given.OFFICE, given.WORKSHOP_LEADER, given.ADMINISTRATOR])
def test_who_may_not_pauses_nobody(database, actor):
    other, nobody = database.acting_as(actor), given.TEACHER.user_id
    day = {"first_day": given.TODAY}
    for use_case, order in (
        (service.suspend, service.Suspend(enrolment_id=nobody, version=1, reason="other", **day)),
        (service.end_pause, service.EndPause(enrolment_id=nobody, version=1, back_on=given.TODAY)),
        (service.exclude, service.Exclude(enrolment_id=nobody, version=1, weekdays=frozenset({0}), **day)),
        (service.lift_exclusion, service.LiftExclusion(exclusion_id=nobody)),
    ):
        with pytest.raises(NotAllowed):
            other.execute(use_case, order)


def test_what_is_gone_is_said_so(database):
    with pytest.raises(NotFound):
        database.execute(service.lift_exclusion, service.LiftExclusion(exclusion_id=given.TEACHER.user_id))
