"""Who in a group has reached which module."""

from datetime import timedelta

from eduapp.education.enrolment import queries
from tests.support import given
from tests.support.given_education import (
    a_course,
    a_group,
    a_module,
    a_reached_module,
    an_ended_enrolment,
    an_enrolment,
)
from tests.support.statements import selects_of


def sheet(database, group_id, day=given.TODAY):
    with database.reading() as session:
        return queries.module_sheet(session, group_id, day)


def test_modules_stand_across_and_those_who_take_part_down(database):
    course_id = a_course(database)
    first, second = (a_module(database, course_id, code, position=int(code)) for code in ("1", "2"))
    group_id = a_group(database, course_id)
    karim, jonas = given.a_learner(database, "Karim Haddad"), given.a_learner(database, "Jonas Lie")
    for learner_id in (jonas, karim):
        an_enrolment(database, learner_id, group_id)
    an_ended_enrolment(
        database, an_enrolment(database, group_id=group_id), last_day=given.TODAY - timedelta(days=1)
    )
    a_reached_module(database, karim, second)

    found = sheet(database, group_id)

    assert [row.id for row in found.modules] == [first, second]
    assert [row.name for row in found.people] == ["Haddad, Karim", "Lie, Jonas"]
    [one, other] = found.people
    assert (one.reached(first), one.reached(second).day) == (None, given.TODAY)
    assert other.reached(second) is None


def test_rule_90_a_retired_module_stands_there_only_for_who_reached_it(database):
    course_id = a_course(database)
    yesterday = given.TODAY - timedelta(days=1)
    kept = a_module(database, course_id, "1", valid_to=yesterday)
    a_module(database, course_id, "2", valid_to=yesterday)
    group_id = a_group(database, course_id)
    learner_id = given.a_learner(database)
    an_enrolment(database, learner_id, group_id)
    a_reached_module(database, learner_id, kept, yesterday)

    assert [row.id for row in sheet(database, group_id).modules] == [kept]


def test_a_group_that_is_gone_has_no_sheet(database):
    assert sheet(database, given.TEACHER.user_id) is None


def test_it_takes_four_statements_however_many_there_are(database):
    course_id = a_course(database, capacity=20)
    modules = [a_module(database, course_id) for _number in range(5)]
    group_id = a_group(database, course_id, capacity=20)
    for _number in range(8):
        learner_id = given.a_learner(database)
        an_enrolment(database, learner_id, group_id)
        a_reached_module(database, learner_id, modules[0])

    with selects_of(database) as found:
        sheet(database, group_id)
    assert len(found) == 4
