"""Who may not be together: asked by everybody who puts people somewhere, told in full to few."""

import random
from itertools import combinations

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.people.apart import queries
from eduapp.people.apart.rules import Level
from tests.support import given
from tests.support.given_apart import a_closed_pair, a_pair
from tests.support.sqlite_only import sqlite_database, sqlite_template
from tests.support.statements import plans_of, selects_of, tables_read_whole

__all__ = ["sqlite_database", "sqlite_template"]

THE_OTHERS = [actor for actor in given.STAFF if actor is not given.LEADER]


@pytest.fixture
def people(database):
    return [given.a_learner(database, name) for name in ("Ada Holm", "Bo Berg", "Carl Dahl", "Dag Eide")]


def apart(database, ids, level):
    with database.reading() as session:
        return queries.apart_from(session, ids, level)


@pytest.mark.parametrize("recorded", Level)
def test_a_pair_is_found_from_both_sides_at_every_level_that_holds_it(database, people, recorded):
    ada, bo, *_ = people
    a_pair(database, ada, bo, recorded)

    for asked in Level:
        expected = {ada: {bo}, bo: {ada}} if asked in recorded.forbids else {}
        assert apart(database, people, asked) == expected


def test_everybody_may_ask_and_is_told_only_of_those_asked_about(database, people):
    ada, bo, carl, _dag = people
    a_pair(database, ada, bo)
    a_pair(database, carl, ada, "course")
    assert apart(database.acting_as(given.TEACHER), [bo, carl], "course") == {bo: {ada}, carl: {ada}}
    assert apart(database, [], "course") == {}


def test_what_is_closed_stands_against_nothing(database, people):
    a_closed_pair(database, a_pair(database, *people[:2]))
    assert apart(database, people, "session") == {}


def test_a_level_nobody_knows_is_a_mistake_of_the_program(database, people):
    with pytest.raises(ValueError, match="cell"):
        apart(database, people, "cell")


def test_promise_23_no_random_plan_is_judged_differently_from_the_list_of_pairs(database):
    dice = random.Random(23)
    people = [given.a_learner(database) for _ in range(8)]
    recorded = {}
    for one, other in combinations(people, 2):
        if dice.random() < 0.4:
            recorded[frozenset({one, other})] = dice.choice(list(Level))
            a_pair(database, one, other, recorded[frozenset({one, other})])

    for _ in range(500):
        group, asked = dice.sample(people, dice.randint(1, 8)), dice.choice(list(Level))
        found = apart(database, group, asked)
        for one, other in combinations(group, 2):
            level = recorded.get(frozenset({one, other}))
            together = level is None or asked not in level.forbids
            assert (other in found.get(one, ())) is (not together)
            assert (one in found.get(other, ())) is (not together)


def test_many_people_are_asked_about_in_few_statements(database, people):
    a_pair(database, *people[:2])
    many = [*people, *(given.AUDITOR.user_id for _ in range(1))]
    with selects_of(database) as selects:
        apart(database, many, "session")
    assert len(selects) == 1


def test_asking_does_not_read_all_pairs_there_ever_were(sqlite_database):
    ada, bo = (given.a_learner(sqlite_database) for _ in range(2))
    with plans_of(sqlite_database) as steps:
        apart(sqlite_database, [ada, bo], "session")
    assert tables_read_whole(steps, {"keep_apart"}) == []


def against(database, learner_id, company, level="course"):
    with database.reading() as session:
        found = queries.against_company(session, learner_id, company, level)
    return [violation.sentence() for violation in found]


def test_a_leader_is_told_who(database, people):
    ada, bo, carl, dag = people
    a_pair(database, bo, ada)
    a_pair(database, ada, carl)
    assert against(database, ada, [bo, carl, dag]) == [
        "Holm, Ada and Berg, Bo cannot be together here.",
        "Holm, Ada and Dahl, Carl cannot be together here.",
    ]
    assert against(database, ada, [dag]) == []


@pytest.mark.parametrize("actor", THE_OTHERS)
def test_the_others_are_told_not_together_and_no_more(database, people, actor):
    ada, bo, carl, _dag = people
    a_pair(database, bo, ada)
    a_pair(database, ada, carl)
    assert against(database.acting_as(actor), ada, [bo, carl]) == [
        "Holm, Ada: not possible together with somebody who takes part."
    ]


@pytest.mark.parametrize("actor", THE_OTHERS)
def test_pairs_themselves_are_told_to_nobody_else_whatever_screen_asks(database, people, actor):
    a_pair(database, *people[:2])
    with database.acting_as(actor).reading() as session:
        with pytest.raises(NotAllowed):
            queries.pairs(session)
        with pytest.raises(NotAllowed):
            queries.of_learner(session, people[0])


def test_the_list_is_in_norwegian_order_and_found_as_one_types(database, people):
    ada, bo, carl, _dag = people
    a_pair(database, ada, bo)
    a_pair(database, bo, carl, "workshop")
    with database.reading() as session:
        assert len(queries.pairs(session)) == 2
        [row] = queries.pairs(session, "dahl")
        assert (row.level, {row.first, row.second}) == (Level.WORKSHOP, {"Berg, Bo", "Dahl, Carl"})
        assert queries.pairs(session, "eide") == []


def test_a_learners_pairs_name_the_other(database, people):
    ada, bo, carl, _dag = people
    a_pair(database, ada, bo)
    a_closed_pair(database, a_pair(database, ada, carl))
    with database.reading() as session:
        [row] = queries.of_learner(session, ada)
        assert row.other_of(ada) == (bo, "Berg, Bo")
        assert row.other_of(bo) == (ada, "Holm, Ada")
