"""What stands against many series is what would stand against each, planned one after the other."""

import random
from datetime import date, timedelta

import pytest

from eduapp.core.errors import Refused
from eduapp.core.spans import Span
from eduapp.core.violations import Override
from eduapp.education.courses import queries as courses
from eduapp.education.enrolment import queries as enrolments
from eduapp.education.places import queries as places
from eduapp.education.timetable import queries, service
from eduapp.education.timetable.queries import Draft, Planned
from eduapp.education.timetable.rules import Series
from tests.support import given, given_apart, given_attendance, given_timetable
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases
FIRST, LAST = given.TODAY, date(2026, 12, 18)
TRIES = 25


@pytest.fixture
def world(database):
    """Three groups, two of one teacher, two rooms; some booked, closed, cancelled, apart."""
    leader = database.acting_as(given.LEADER)
    rooms = [given_attendance.a_room(leader, name) for name in ("Rom 1", "Rom 2")]
    rooms.append(given_attendance.a_room(leader, "Bod", active=False))
    groups = [
        given_attendance.a_running_group(leader, "Norsk"),
        given_attendance.a_running_group(leader, "Matte", teacher_id=given.LEADER.user_id),
        given_attendance.a_running_group(leader, "Engelsk"),
    ]
    people = [
        given_attendance.on_the_roll(leader, group, f"A{n} B", f"C{n} D") for n, group in enumerate(groups)
    ]
    given_apart.a_pair(leader, people[0][0], people[1][0])
    given_timetable.an_appointment(leader, people[0][1], FIRST + timedelta(days=1))
    given_timetable.kept(leader, day=FIRST + timedelta(days=2), learners=[people[1][1]])
    given_timetable.the_calendar(leader, ("Fri", date(2026, 12, 1), date(2026, 12, 1)))
    given_attendance.a_session(leader, groups[2], FIRST, place_id=rooms[0])
    given_attendance.a_session(leader, groups[2], FIRST + timedelta(days=7), cancelled="lock_down")
    return leader, groups, rooms


def draft_of(look, groups):
    heads = courses.groups_by_id(look, groups)
    roll = enrolments.roll(look, given_attendance.TERM[0], LAST, groups=groups)
    return Draft(look, list(heads.values()), roll), heads


def some_series(dice, anchor):
    start = dice.choice((510, 600, 615, 735))
    first = FIRST + timedelta(days=dice.choice((-200, 0, 0, 0, 3, 8)))
    rotation = dice.choice((1, 1, 1, 2))
    return Series(
        frozenset(dice.sample(range(5), dice.choice((0, 1, 1, 2, 3)))),
        Span(start, start + dice.choice((90, 90, 60, -10))),
        first,
        first + timedelta(days=dice.choice((0, 7, 14))),
        rotation,
        frozenset({dice.choice((1, 1, rotation))}),
        anchor=anchor,
    )


def planned_by_itself(uow, wanted, roll, override=None):
    """What planning this one says; it is planned if nothing is said."""
    series, place = wanted.series, wanted.place
    order = service.PlanSessions(
        group_id=wanted.group.id,
        place_id=place.id if place else None,
        weekdays=series.weekdays,
        start_minute=series.span.start,
        end_minute=series.span.end,
        first_day=series.first_day,
        last_day=series.last_day,
        rotation=series.rotation,
        weeks=series.weeks,
        roll=roll,
        override=override,
    )
    try:
        service.plan_sessions(uow, order)
    except Refused as refused:
        return list(refused.violations)
    return []


@pytest.mark.parametrize("seed", range(6))
def test_it_says_what_planning_each_would_say(world, seed):
    leader, groups, rooms = world
    dice, told, planned = random.Random(seed), set(), 0
    with leader.writing() as uow:
        draft, heads = draft_of(uow.session, groups)
        known = {row.id: row for row in places.places(uow.session)}
        for _time in range(TRIES):
            group = heads[dice.choice(groups)]
            place = known.get(dice.choice((*rooms[:2], *rooms, None)))
            wanted = Planned(group, place, some_series(dice, group.first_day))
            roll = draft.company(
                group.id, place.id if place else None, wanted.series.first_day, wanted.series.last_day
            )

            said = list(draft.against(wanted))
            alone = planned_by_itself(uow, wanted, roll)

            assert sorted(one.sentence() for one in said) == sorted(one.sentence() for one in alone)
            told |= {one.name for one in said}
            if said and all(one.overridable for one in said):
                agreed = Override(frozenset(one.name for one in said), "agreed")
                assert planned_by_itself(uow, wanted, roll, agreed) == []
                alone = []
            if not alone:
                planned += 1
                draft.add(wanted, group.label)
    assert planned >= 3
    assert told & {"PlaceTaken", "TeacherBusy", "GroupMeetsThen", "LearnerBusy"}


def test_a_session_that_stands_is_known_by_its_very_time(world):
    leader, groups, rooms = world
    with leader.reading() as look:
        draft, _heads = draft_of(look, groups)
        series = Series(frozenset({0}), Span(510, 600), FIRST, FIRST + timedelta(days=7))
        first, second = draft.meetings(series)

        assert draft.standing(groups[2], first) == (rooms[0], False)
        assert draft.standing(groups[2], second) == (None, True)
        assert draft.standing(groups[0], first) is None


def test_it_asks_as_often_for_many_series_as_for_one(world):
    leader, groups, rooms = world

    def statements(count):
        with leader.reading() as look, selects_of(leader) as sent:
            draft, heads = draft_of(look, groups)
            place = places.place(look, rooms[1])
            for number in range(count):
                series = Series(frozenset({number % 5}), Span(900, 960), FIRST, LAST)
                list(draft.against(Planned(heads[groups[0]], place, series)))
        return len(sent)

    assert statements(30) == statements(1) <= 24


def test_without_groups_nothing_is_asked_of_the_calendar(database):
    with database.reading() as look:
        assert queries.Draft(look, [], {}).meetings(Series(frozenset({0}), Span(510, 600), FIRST, FIRST))
