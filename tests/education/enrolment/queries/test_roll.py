"""The timetable is told who takes part where and when, by one statement."""

from datetime import timedelta

import pytest

from eduapp.education.enrolment import queries
from eduapp.education.timetable.queries import Stay
from tests.support import given
from tests.support.given_education import FIRST_DAY, a_group, an_ended_enrolment, an_enrolment
from tests.support.statements import plans_of, selects_of, tables_read_whole

TODAY = given.TODAY


def told(database, first=TODAY, last=TODAY + timedelta(days=6), **asked):
    with database.reading() as session:
        return queries.roll(session, first, last, **asked)


def test_a_group_is_told_with_everything_else_its_people_are_in(database):
    maths, art = a_group(database), a_group(database)
    karim, geir = given.a_learner(database), given.a_learner(database)
    an_enrolment(database, karim, maths)
    an_enrolment(database, karim, art, first_day=TODAY)
    an_enrolment(database, geir, art)

    found = told(database, groups=[maths])

    assert set(found) == {karim}
    assert sorted(found[karim], key=lambda stay: stay.first_day) == [Stay(maths, FIRST_DAY), Stay(art, TODAY)]


def test_a_learner_in_no_group_is_asked_for_all_the_same(database):
    karim = given.a_learner(database)
    assert told(database, learners=[karim]) == {karim: ()}
    assert told(database) == {}


def test_what_ended_counts_as_long_as_it_lasted(database):
    group_id, karim = a_group(database), given.a_learner(database)
    an_ended_enrolment(database, an_enrolment(database, karim, group_id), last_day=TODAY)

    assert told(database, learners=[karim]) == {karim: (Stay(group_id, FIRST_DAY, TODAY),)}
    assert told(database, first=TODAY + timedelta(days=1), learners=[karim]) == {karim: ()}
    assert told(database, first=TODAY + timedelta(days=1), groups=[group_id]) == {}


def test_it_is_told_by_one_statement_that_reads_no_table_whole(database):
    group_id = a_group(database)
    with selects_of(database) as selects:
        told(database, groups=[group_id])
    assert len(selects) == 1
    if database.engine.dialect.name != "sqlite":
        pytest.skip("small tables are read whole on purpose there; the indexes are the same")
    with plans_of(database) as steps:
        told(database, groups=[group_id])
    assert tables_read_whole(steps, {"enrolment"}) == []
