"""What is granted is one answer, told with its decision; decisions themselves are told to few."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.arrangements import queries
from eduapp.exams.arrangements.rules import Measure, Stage, personal_minutes
from tests.support import given, given_education
from tests.support.given_arrangements import AN_HOUR, MORE_TIME, OWN_ROOM, READER, a_decision, withdrawn
from tests.support.sqlite_only import sqlite_database, sqlite_template
from tests.support.statements import plans_of, selects_of, tables_read_whole

__all__ = ["sqlite_database", "sqlite_template"]

MAY_NOT = [actor for actor in given.STAFF if actor not in (given.LEADER, given.OFFICE)]
SOON = given.TODAY + timedelta(days=60)


def granted(database, learner_ids, course_id=None, day=given.TODAY):
    with database.reading() as session:
        found = queries.in_force(session, learner_ids, course_id, day)
    return {id: [(one.kind, one.decision_id) for one in some] for id, some in found.items()}


def listed(database, typed="", shown=""):
    with database.reading() as session:
        return queries.decisions(session, given.TODAY, typed, shown)


def of(database, learner_id):
    with database.reading() as session:
        return queries.of_learner(session, learner_id, given.TODAY)


def test_what_is_in_force_is_told_with_its_decision_in_the_order_of_the_list(database, learner_id):
    decision_id = a_decision(database, learner_id, READER, OWN_ROOM, MORE_TIME)
    other = given.a_learner(database)
    assert granted(database, [learner_id, other]) == {
        learner_id: [("extra_percent", decision_id), ("own_room", decision_id), ("reader", decision_id)],
        other: [],
    }
    assert granted(database, []) == {}


def test_rows_go_straight_into_the_rules_of_time(database, learner_id):
    a_decision(database, learner_id, MORE_TIME, AN_HOUR)
    with database.reading() as session:
        [measures] = queries.in_force(session, [learner_id], None, given.TODAY).values()
    assert personal_minutes(300, measures) == 435
    assert measures[0].label == "more time: 60 min"


def test_a_decision_for_a_course_holds_alone_in_its_course(database, learner_id, course_id):
    every = a_decision(database, learner_id, OWN_ROOM)
    maths = a_decision(database, learner_id, AN_HOUR, course_id=course_id, valid_until=SOON)
    other_course = given_education.a_course(database, code="NOR", name="Norsk")

    assert granted(database, [learner_id], course_id) == {learner_id: [("extra_minutes", maths)]}
    assert granted(database, [learner_id], other_course) == {learner_id: [("own_room", every)]}
    assert granted(database, [learner_id]) == {learner_id: [("own_room", every)]}
    after = SOON + timedelta(days=1)
    assert granted(database, [learner_id], course_id, after) == {learner_id: [("own_room", every)]}


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_decision_holds_from_its_first_to_its_last_day(database, learner_id, day, holds):
    a_decision(database, learner_id, valid_until=date(2026, 12, 31))
    assert bool(granted(database, [learner_id], None, day)[learner_id]) is holds


def test_what_was_withdrawn_or_replaced_holds_until_the_day_before(database, learner_id):
    first = a_decision(database, learner_id, OWN_ROOM)
    second = a_decision(
        database,
        learner_id,
        READER,
        replaces=first,
        decided_on=date(2026, 11, 20),
        valid_from=date(2026, 12, 1),
    )
    assert granted(database, [learner_id])[learner_id] == [("own_room", first)]
    december = date(2026, 12, 1)
    assert granted(database, [learner_id], None, december)[learner_id] == [("reader", second)]

    withdrawn(database, first)
    assert granted(database, [learner_id])[learner_id] == []
    yesterday = given.TODAY - timedelta(days=1)
    assert granted(database, [learner_id], None, yesterday)[learner_id] == [("own_room", first)]


def test_many_people_are_asked_about_in_few_statements(database, learner_id):
    a_decision(database, learner_id)
    with selects_of(database) as selects:
        granted(database, [learner_id, *(uuid4() for _ in range(300))])
    assert len(selects) == 3


def test_asking_does_not_read_all_decisions_there_ever_were(sqlite_database):
    learner_id = given.a_learner(sqlite_database)
    a_decision(sqlite_database, learner_id)
    with plans_of(sqlite_database) as steps:
        granted(sqlite_database, [learner_id])
    tables = {"arrangement_decision", "arrangement_measure", "arrangement_end"}
    assert tables_read_whole(steps, tables) == []


def test_a_learner_has_everything_that_was_decided_with_who_and_when(database, learner_id, course_id):
    first = a_decision(database, learner_id, OWN_ROOM, valid_until=SOON)
    second = a_decision(
        database, learner_id, Measure("dictionary", detail="ar"), course_id=course_id, office="Oslo kommune"
    )
    over = a_decision(database, learner_id, READER, course_id=course_id, **WINTER)
    withdrawn(database, second, "own_wish")

    told = of(database, learner_id)
    assert (told.learner_id, told.name) == (learner_id, "Moe, Kari")
    assert [(row.id, row.stage) for row in told.decisions] == [
        (first, Stage.IN_FORCE),
        (over, Stage.OVER),
        (second, Stage.ENDED),
    ]
    holding, _over, ended = told.decisions
    assert (holding.facts.office, holding.facts.reference) == ("Vestland fylkeskommune", "2026/1234-5")
    assert (holding.recorded_by, holding.recorded_at) == (given.OFFICE.name, given.NOW)
    assert (holding.course, ended.course) == ("", "Matematikk")
    assert (holding.ends_soon, holding.end) == (True, None)
    assert ended.facts.measures == (Measure("dictionary", detail="ar"),)
    assert (ended.end.reason, ended.end.ended_by) == ("own_wish", given.OFFICE.name)
    assert (ended.end.from_day, ended.end.ended_at) == (given.TODAY, given.NOW)


WINTER = {
    "decided_on": date(2025, 12, 1),
    "valid_from": date(2026, 1, 1),
    "valid_until": date(2026, 2, 1),
}


def test_a_decision_that_ended_twice_is_one_row_with_the_earlier_end(database, learner_id):
    first = a_decision(database, learner_id, OWN_ROOM)
    later = {"decided_on": given.TODAY, "valid_from": date(2026, 12, 1)}
    second = a_decision(database, learner_id, READER, replaces=first, **later)
    withdrawn(database, first, "wrong")
    rows = {row.id: row for row in of(database, learner_id).decisions}
    assert rows.keys() == {first, second}
    assert (rows[first].end.reason, rows[first].end.from_day) == ("wrong", given.TODAY)


def test_the_list_shows_what_holds_or_will_the_first_to_end_on_top(database, learner_id):
    bo = given.a_learner(database, "Bo Berg", number="7777")
    open_ = a_decision(database, learner_id, READER)
    coming = a_decision(database, bo, OWN_ROOM, valid_from=date(2026, 12, 1), valid_until=date(2027, 6, 1))
    soon = a_decision(database, bo, READER, valid_until=date(2026, 11, 30), reference="2026/99")
    gone = a_decision(database, bo, READER, **WINTER)
    back = withdrawn(database, a_decision(database, given.a_learner(database, "Carl Dahl")))

    assert [row.id for row in listed(database)] == [soon, coming, open_]
    assert [row.id for row in listed(database, shown="soon")] == [soon]
    assert {row.id for row in listed(database, shown="ended")} == {gone, back}
    assert [row.id for row in listed(database, "7777")] == [soon, coming]
    assert [row.id for row in listed(database, "2026/99 berg")] == [soon]
    with database.reading() as session:
        assert queries.ending_soon(session, given.TODAY) == 1


@pytest.mark.parametrize("actor", MAY_NOT, ids=lambda actor: actor.title)
def test_decisions_are_told_to_few(database, learner_id, actor):
    a_decision(database, learner_id)
    with pytest.raises(NotAllowed):
        listed(database.acting_as(actor))
    with pytest.raises(NotAllowed):
        of(database.acting_as(actor), learner_id)


def test_what_a_sitting_asks_tells_the_measure_and_nothing_of_the_decision(database, learner_id):
    a_decision(database, learner_id, OWN_ROOM)
    with database.acting_as(given.INVIGILATOR).reading() as session:
        [[row]] = queries.in_force(session, [learner_id], None, given.TODAY).values()
    assert set(vars(row)) == {"kind", "minutes", "percent", "detail", "decision_id"}
