"""Who is on the roll, and who of them is not expected: told in rows and in conditions, with one meaning."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as forall
from hypothesis import strategies as st
from sqlalchemy import select

from eduapp.core.codes import code_list
from eduapp.core.spans import Span
from eduapp.education.enrolment import queries, rules
from eduapp.education.enrolment.models import Enrolment, Exclusion, Pause
from eduapp.education.timetable.models import Session
from tests.support import accounts, given
from tests.support.given_attendance import a_session
from tests.support.given_education import a_group, an_ended_enrolment, an_enrolment
from tests.support.given_enrolments import MORNING, a_pause, away, roll
from tests.support.statements import plans_of, selects_of, tables_read_whole


def expected_by_condition(database, group_id):
    """(learner, session) of everybody expected, asked in one statement over all sessions of a group."""
    query = (
        select(Enrolment.learner_id, Session.day, Session.start_minute)
        .join(Session, Session.group_id == Enrolment.group_id)
        .where(Enrolment.group_id == group_id, *queries.on_roll_of(Session.day))
        .where(queries.is_expected(Session.day, Session.start_minute, Session.end_minute))
    )
    with database.reading() as session:
        return {tuple(row) for row in session.execute(query)}


def test_the_paused_and_the_away_stay_on_the_roll_and_are_not_expected(database):
    group_id = a_group(database)
    here, paused, gone = (given.a_learner(database) for _ in range(3))
    for learner_id in (here, gone):
        an_enrolment(database, learner_id, group_id)
    a_pause(database, an_enrolment(database, paused, group_id))
    away(database, gone)

    assert roll(database, group_id) == {here: "", paused: "paused", gone: "away"}
    assert set(roll(database, group_id).values()) - {""} <= set(code_list("away_kinds").keys())


def test_who_never_began_is_on_no_roll(database):
    group_id = a_group(database)
    enrolment_id = an_enrolment(database, group_id=group_id, first_day=date(2026, 12, 1))
    assert len(roll(database, group_id, date(2026, 12, 1))) == 1
    an_ended_enrolment(database, enrolment_id, "withdrawn", "own_wish")
    assert roll(database, group_id, date(2026, 12, 1)) == {}


def test_who_has_left_is_on_the_rolls_of_before(database):
    group_id, learner_id = a_group(database), given.a_learner(database)
    enrolment_id = an_enrolment(database, learner_id, group_id)
    an_ended_enrolment(database, enrolment_id, "withdrawn", "own_wish", date(2026, 11, 20))
    assert roll(database, group_id, date(2026, 11, 20)) == {learner_id: ""}
    assert roll(database, group_id, date(2026, 11, 21)) == {}


def test_who_ended_and_began_again_on_one_day_stands_once(database):
    group_id, learner_id = a_group(database), given.a_learner(database)
    an_ended_enrolment(database, an_enrolment(database, learner_id, group_id), "withdrawn", "own_wish")
    an_enrolment(database, learner_id, group_id, first_day=given.TODAY)
    assert list(roll(database, group_id)) == [learner_id]


DAYS = [date(2026, 11, 22) + timedelta(days=day) for day in range(9)]  # a Sunday to a Monday
PAUSE_STATES = (rules.PAUSE_PLANNED, rules.PAUSE_OVER, rules.PAUSE_DROPPED)
a_span = st.tuples(st.integers(0, 8), st.one_of(st.none(), st.integers(0, 8)))
a_pause_fact = st.tuples(a_span, st.sampled_from((rules.MANUAL, rules.AWAY)), st.sampled_from(PAUSE_STATES))
a_slot = st.sampled_from([(0, 1440), (480, 510), (500, 520), (600, 700), (0, 480)])
an_exclusion_fact = st.tuples(a_span, st.integers(1, 127), a_slot, st.booleans())


@pytest.fixture
def timetable(database):
    """A group with two sessions a day, and somebody whose facts each example sets anew."""
    group_id = a_group(database)
    for day, start in product(DAYS, (480, 600)):
        a_session(database, group_id, day, start, start + 45)
    return group_id, an_enrolment(database, group_id=group_id, first_day=DAYS[0])


# Each example puts its own facts in the place of those before.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@forall(
    first=st.integers(0, 8),
    minute=st.sampled_from([0, 481, 600, 1440]),
    pauses=st.lists(a_pause_fact, max_size=2, unique_by=lambda fact: fact[1:]),
    exclusions=st.lists(an_exclusion_fact, max_size=2),
)
def test_rows_and_conditions_have_one_meaning(database, timetable, first, minute, pauses, exclusions):
    group_id, enrolment_id = timetable
    with accounts.owner_of(database) as owner, owner.writing() as uow:
        for kind in (Pause, Exclusion):
            for old in uow.session.scalars(select(kind)):
                uow.session.delete(old)
        uow.session.flush()
        enrolment = uow.session.get(Enrolment, enrolment_id)
        enrolment.first_day, enrolment.from_minute = DAYS[first], minute
        learner_id = enrolment.learner_id
        for (begin, length), kind, state in pauses:
            last = None if length is None else DAYS[begin] + timedelta(length)
            uow.session.add(
                Pause(
                    enrolment_id=enrolment_id, kind=kind, state=state, first_day=DAYS[begin], last_day=last,
                )
            )  # fmt: skip
        for (begin, length), mask, (start, end), dropped in exclusions:
            last = None if length is None else DAYS[begin] + timedelta(length)
            uow.session.add(
                Exclusion(
                    enrolment_id=enrolment_id, weekdays=mask, start_minute=start, end_minute=end,
                    first_day=DAYS[begin], last_day=last, dropped=dropped,
                )
            )  # fmt: skip

    told = {
        (learner_id, day, start)
        for day, start in product(DAYS, (480, 600))
        if roll(database, group_id, day, Span(start, start + 45)).get(learner_id) == ""
    }
    assert expected_by_condition(database, group_id) == told


def test_a_roll_is_four_statements_however_long(database):
    group_id = a_group(database)
    for _ in range(5):
        an_enrolment(database, group_id=group_id)
    with selects_of(database) as selects:
        roll(database, group_id)
    assert len(selects) == 4


def test_a_roll_reads_no_whole_table(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("small tables are read whole on purpose there; the indexes are the same")
    group_id = a_group(database)
    an_enrolment(database, group_id=group_id)
    with plans_of(database) as steps:
        roll(database, group_id, span=MORNING)
        expected_by_condition(database, group_id)
    growing = {"enrolment", "enrolment_pause", "enrolment_exclusion", "session"}
    assert tables_read_whole(steps, growing) == []
