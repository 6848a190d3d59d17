"""Talks that are due, and what one learner has of aims and talks."""

from datetime import date, timedelta

import pytest

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.workshops.aims import queries
from tests.support import given, given_workshops
from tests.support.given_aims import a_talk, a_task, an_aim, practised_by, seen, signed_off
from tests.support.given_roads import CARPENTRY, JOINERY, a_road
from tests.support.given_workshops import approved, some_hours
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases

MAY = date(2026, 5, 18)


@pytest.fixture
def shop(database):
    return given_workshops.a_workshop(database, tasks=("Joints",), leader_id=given.WORKSHOP_LEADER.user_id)


def due(database, typed="", scope=EVERYTHING, today=given.TODAY):
    with database.reading() as session:
        return queries.due(session, typed, today, scope)


def test_the_first_due_stands_first_and_candidates_owe_none(database, shop):
    ola, kari, anton = given_workshops.placed(database, shop, "Ola Vik", "Kari Moe", "Anton Berg")
    a_road(database, ola, shop, way="apprentice")
    a_road(database, kari, shop, way="at_work", start_day=MAY)
    a_road(database, anton, shop)  # a practice candidate

    rows = due(database)

    assert [(row.name, row.due, row.last) for row in rows] == [
        ("Moe, Kari", date(2026, 11, 18), None),
        ("Vik, Ola", date(2027, 2, 17), None),
    ]
    assert [row.soon(given.TODAY) for row in rows] == [True, False]
    assert [row.soon(date(2027, 1, 18)) for row in rows] == [True, True]  # 30 days before
    assert (rows[0].trade, rows[0].way_text) == ("joinery", "trade certificate at work")
    assert [row.name for row in due(database, "vik")] == ["Vik, Ola"]


def test_the_last_talk_moves_the_next_of_its_trade_only(database, shop):
    [kari] = given_workshops.placed(database, shop, "Kari Moe")
    a_road(database, kari, shop, way="at_work", start_day=MAY)
    a_road(database, kari, shop, way="at_work", start_day=MAY, trade=CARPENTRY)
    a_talk(database, kari, date(2026, 9, 1))
    a_talk(database, kari, date(2026, 10, 1))

    found = {row.id[1]: (row.last, row.due) for row in due(database)}

    assert found == {
        JOINERY: (date(2026, 10, 1), date(2027, 4, 1)),
        CARPENTRY: (None, date(2026, 11, 18)),
    }


def test_a_leader_is_told_of_those_who_have_a_place_in_the_own_workshops(database, shop):
    other = given_workshops.a_workshop(database, "Metal")
    kari, ola = (*given_workshops.placed(database, shop, "Kari Moe"), given.a_learner(database, "Ola Vik"))
    a_road(database, kari, shop, way="apprentice")
    a_road(database, ola, other, way="apprentice")

    mine = due(database, scope=Scope(given.WORKSHOP_LEADER.user_id))

    assert [row.name for row in mine] == ["Moe, Kari"]
    assert len(due(database)) == 2
    assert due(database, scope=Scope(given.TEACHER.user_id)) == []


def test_who_is_not_here_any_more_owes_no_talk(database, shop):
    [kari] = given_workshops.placed(database, shop, "Kari Moe")
    a_road(database, kari, shop, way="apprentice")
    given.a_state(database, kari, "released")

    assert due(database) == []


def test_the_list_takes_three_statements_and_none_without_roads_that_ask(database, shop):
    people = given_workshops.placed(database, shop, *given_workshops.FIFTEEN)
    with database.reading() as session, selects_of(database) as said:
        queries.due(session, "", given.TODAY, EVERYTHING)
    assert len(said) == 1
    for learner_id in people:
        a_road(database, learner_id, shop, way="apprentice")

    with database.reading() as session, selects_of(database) as said:
        assert len(queries.due(session, "", given.TODAY, EVERYTHING)) == 15
    assert len(said) == 3


def test_a_learner_has_aims_talks_and_the_next_talk_by_trade(database, shop):
    [ola] = given_workshops.placed(database, shop, "Ola Vik")
    a_road(database, ola, shop, way="apprentice")
    done, practised, watched, _none = (an_aim(database, f"KM{number}") for number in range(1, 5))
    an_aim(database, "KM5", valid_to=given.TODAY - timedelta(days=1))  # not in the plan any more
    practised_by(database, practised, a_task(database, "Joints"))
    practised_by(database, done, a_task(database, "Joints"))
    approved(database, some_hours(database, shop, ola, task_id=a_task(database, "Joints")))
    seen(database, ola, watched)
    signed_off(database, ola, done)
    a_talk(database, ola)

    with database.reading() as session:
        [row] = queries.of_learner(session, ola, given.TODAY)

    assert (row.label, row.total, len(row.reached), row.started, row.live) == ("joinery", 4, 1, 2, True)
    assert [(talk.day, talk.by) for talk in row.talks] == [(given.TODAY, "Terje Haug")]
    assert row.due == date(2027, 5, 23)
    assert queries_of_nobody(database) == ()


def queries_of_nobody(database):
    with database.reading() as session:
        return queries.of_learner(session, given.a_learner(database, "Nobody Here"), given.TODAY)


def test_aims_of_a_road_that_ended_stay_without_a_next_talk(database, shop):
    [ola] = given_workshops.placed(database, shop, "Ola Vik")
    aim_id = an_aim(database, "KM9", trade=CARPENTRY)
    seen(database, ola, aim_id)
    signed_off(database, ola, aim_id)

    with database.reading() as session:
        [row] = queries.of_learner(session, ola, given.TODAY)
    assert (row.trade, row.live, row.due) == (CARPENTRY, False, None)


def test_one_learner_takes_seven_statements(database, shop):
    [ola] = given_workshops.placed(database, shop, "Ola Vik")
    a_road(database, ola, shop, way="apprentice")
    a_road(database, ola, shop, way="apprentice", trade=CARPENTRY)
    for number in range(1, 9):
        an_aim(database, f"KM{number}")

    with database.reading() as session, selects_of(database) as said:
        queries.of_learner(session, ola, given.TODAY)
    assert len(said) == 7


def test_the_days_of_talks_about_a_trade_are_told(database, shop):
    [ola] = given_workshops.placed(database, shop, "Ola Vik")
    a_road(database, ola, shop)  # a candidate may have talks all the same
    a_talk(database, ola)

    with database.reading() as session:
        assert queries.talk_days(session, ola, JOINERY) == [given.TODAY]
        assert queries.talk_days(session, ola, CARPENTRY) == []
