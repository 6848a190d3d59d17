"""Modules, aims, and who reached what, as pages show them."""

from datetime import timedelta

import pytest

from eduapp.education.courses import queries
from eduapp.education.courses.rules import AimFacts
from eduapp.education.courses.service import CorrectModule, SaveAim, correct_module, save_aim
from tests.support import given
from tests.support.given_education import a_course, a_module, a_reached_module
from tests.support.statements import plans_of, selects_of, tables_read_whole


@pytest.fixture
def course_id(database):
    return a_course(database, "NOR-A2", "Norsk A2")


def seen(database, query, *args, **kwargs):
    with database.reading() as session:
        return query(session, *args, **kwargs)


def test_modules_stand_in_their_order_with_how_many_reached_them(database, course_id):
    second = a_module(database, course_id, "2", position=2)
    a_module(database, course_id, "3", position=3, valid_to=given.TODAY - timedelta(days=1))
    a_module(database, course_id, "1", position=1)
    a_module(database, a_course(database), "9")
    for name in ("Karim Haddad", "Jonas Lie"):
        a_reached_module(database, given.a_learner(database, name), second)

    rows = seen(database, queries.modules_of, course_id)

    assert [(row.facts.code, row.reached_by) for row in rows] == [("1", 0), ("2", 2), ("3", 0)]
    assert [row.can_be_chosen(given.TODAY) for row in rows] == [True, True, False]
    assert seen(database, queries.module, second).facts.code == "2"
    assert seen(database, queries.module, given.TEACHER.user_id) is None


def test_what_was_taken_back_is_not_counted(database, course_id):
    module_id, learner_id = a_module(database, course_id), given.a_learner(database)
    entry_id = a_reached_module(database, learner_id, module_id)
    order = CorrectModule(entry_id=entry_id, version=1, day=given.TODAY, reached=False, reason="mistake")
    database.execute(correct_module, order)

    assert seen(database, queries.modules_of, course_id)[0].reached_by == 0
    assert seen(database, queries.modules_reached, learner_id) == frozenset()
    [row] = seen(database, queries.reached_in, course_id, [learner_id]).values()
    assert not row.reached


def test_modules_are_known_by_course_and_code(database, course_id):
    a_module(database, course_id, "1")
    module_id = a_module(database, course_id, "2", valid_to=given.TODAY - timedelta(days=9))
    learner_id = given.a_learner(database)
    a_reached_module(database, learner_id, module_id, given.TODAY - timedelta(days=9))

    assert seen(database, queries.module_codes) == {"NOR-A2/1", "NOR-A2/2"}
    assert seen(database, queries.modules_reached, learner_id) == {"NOR-A2/2"}


def test_rule_90_a_picker_offers_only_modules_that_are_valid(database, course_id):
    a_module(database, course_id, "1", "Lytte")
    a_module(database, course_id, "2", "Lese", valid_to=given.TODAY - timedelta(days=1))
    a_module(database, a_course(database, "ENG1008", "Engelsk"), "1", "Reading")

    def labels(typed=""):
        return [row.label for row in seen(database, queries.choosable, typed, day=given.TODAY)]

    assert labels() == ["ENG1008/1 Reading", "NOR-A2/1 Lytte"]
    assert labels("lytt") == labels("nor-a2/1") == ["NOR-A2/1 Lytte"]
    assert labels("norsk") == ["NOR-A2/1 Lytte"]


def test_what_a_learner_reached_stands_newest_first(database, course_id):
    first, second = a_module(database, course_id, "1"), a_module(database, course_id, "2")
    learner_id = given.a_learner(database)
    a_reached_module(database, learner_id, first, given.TODAY - timedelta(days=7))
    a_reached_module(database, learner_id, second)
    a_reached_module(database, given.a_learner(database), first)

    assert [row.code for row in seen(database, queries.reached_by, learner_id)] == ["NOR-A2/2", "NOR-A2/1"]


def test_a_course_shows_modules_and_aims_in_two_statements(database, course_id):
    for number in range(20):
        module_id = a_module(database, course_id, f"M{number}", position=number + 1)
        facts = AimFacts(f"K{number}", "Kan noe", module_id, position=number + 1)
        database.execute(save_aim, SaveAim(course_id=course_id, facts=facts))

    with selects_of(database) as found:
        parts = seen(database, queries.parts_of, course_id)

    assert (len(parts.modules), len(parts.aims), len(found)) == (20, 20, 2)
    assert [row.module for row in parts.aims[:2]] == ["M0", "M1"]


def test_a_group_is_read_in_one_statement_whoever_is_in_it(database, course_id):
    modules = [a_module(database, course_id) for _number in range(3)]
    people = [given.a_learner(database) for _number in range(4)]
    for learner_id in people[:2]:
        a_reached_module(database, learner_id, modules[0])

    with selects_of(database) as found:
        entries = seen(database, queries.reached_in, course_id, people)

    assert set(entries) == {(people[0], modules[0]), (people[1], modules[0])}
    assert len(found) == 1


def test_what_was_reached_is_found_by_index(database, course_id):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("asks how SQLite plans")
    learner_id = given.a_learner(database)
    with plans_of(database) as steps:
        seen(database, queries.reached_by, learner_id)
        seen(database, queries.modules_of, course_id)
        seen(database, queries.reached_in, course_id, [learner_id])
        seen(database, queries.history_of, learner_id, given.TEACHER.user_id)
    assert tables_read_whole(steps, {"module_reached", "course_module", "learner"}) == []
