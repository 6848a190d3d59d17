"""Who holds what, and which courses ask for it, in few statements."""

from datetime import date

import pytest

from eduapp.education.courses import queries
from eduapp.education.courses.queries import AskedFor
from eduapp.education.courses.service import WithdrawQualification, withdraw_qualification
from tests.support import given
from tests.support.given_education import a_course, a_qualification
from tests.support.statements import plans_of, selects_of, tables_read_whole

LONG_AGO = date(2020, 1, 1)


def seen(database, query, *args, **kwargs):
    with database.reading() as session:
        return query(session, *args, **kwargs)


def codes(found):
    return {learner_id: sorted((one.kind, one.code) for one in facts) for learner_id, facts in found.items()}


def test_what_is_held_stands_by_code_the_newest_first_with_what_ran_out(database):
    learner_id = given.a_learner(database)
    a_qualification(database, learner_id, "TRUCK", day=LONG_AGO, until=date(2025, 1, 1))
    a_qualification(database, learner_id, "TRUCK")
    a_qualification(database, learner_id, "BANDSAW", "safety", known="told")
    a_qualification(database, learner_id, "CRANE")
    a_qualification(database, given.a_learner(database), "LIFT")

    rows = seen(database, queries.held, learner_id)

    assert [row.code for row in rows] == ["CRANE", "TRUCK", "TRUCK", "BANDSAW"]
    assert [row.until for row in rows] == [None, None, date(2025, 1, 1), None]


def test_many_are_asked_in_one_statement(database):
    people = [given.a_learner(database) for _number in range(20)]
    for learner_id in people[:3]:
        a_qualification(database, learner_id, "TRUCK")
        a_qualification(database, learner_id, "TRUCK", "safety")
    gone = a_qualification(database, people[4], "TRUCK")
    order = WithdrawQualification(entry_id=gone, version=1, reason="mistake")
    database.execute(withdraw_qualification, order)

    with selects_of(database) as sent:
        of_them = seen(database, queries.held_of, people[1:])
        under = seen(database, queries.held_under, [("certificate", "TRUCK"), ("safety", "BANDSAW")])

    assert len(sent) == 2
    assert codes(of_them) == {key: [("certificate", "TRUCK"), ("safety", "TRUCK")] for key in people[1:3]}
    assert codes(under) == {key: [("certificate", "TRUCK")] for key in people[:3]}
    assert seen(database, queries.held_of, []) == seen(database, queries.held_under, []) == {}


def test_what_courses_ask_for_is_read_from_the_catalogue(database):
    a_course(database, "T1", prerequisites="certificate:TRUCK and safety:BANDSAW")
    a_course(database, "T2", prerequisites="safety:BANDSAW")
    a_course(database, "T3")

    assert seen(database, queries.qualifications_asked) == [
        AskedFor("certificate", "TRUCK", ("T1",)),
        AskedFor("safety", "BANDSAW", ("T1", "T2")),
    ]


def test_what_is_held_is_found_by_index(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("asks how SQLite plans")
    learner_id = given.a_learner(database)
    with plans_of(database) as steps:
        seen(database, queries.held, learner_id)
        seen(database, queries.held_of, [learner_id, given.TEACHER.user_id])
        seen(database, queries.held_under, [("certificate", "TRUCK"), ("safety", "BANDSAW")])
        seen(database, queries.history_of_held, learner_id)
    assert tables_read_whole(steps, {"qualification_held"}) == []
