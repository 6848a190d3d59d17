"""Several people at once: each by itself, each with an answer."""

from dataclasses import replace
from unittest.mock import ANY

from eduapp.core.progress import NoProgress
from eduapp.core.violations import Override
from eduapp.education.enrolment import jobs, queries
from tests.support import given
from tests.support.fakes import StopsAt
from tests.support.given_education import a_group, an_ended_enrolment, an_enrolment


def order(group_id, *learner_ids, **more):
    return jobs.EnrolMany(
        learner_ids=learner_ids,
        group_id=group_id,
        first_day=given.TODAY,
        consented_on=given.TODAY,
        **more,
    )


def taken(database, group_id):
    with database.reading() as session:
        return queries.taken(session, group_id)


def test_each_gets_an_answer(database):
    group_id = a_group(database, capacity=2)
    people = [given.a_learner(database) for _ in range(3)]

    report = jobs.enrol_many(database, order(group_id, *people), NoProgress())

    assert report.done == tuple(people[:2])
    [turned_down] = report.refused
    assert turned_down.id == people[2]
    assert "All 2 places are taken" in turned_down.error.sentence()
    assert taken(database, group_id) == 2


def test_stopping_keeps_what_is_whole(database):
    group_id = a_group(database)
    people = [given.a_learner(database) for _ in range(4)]

    report = jobs.enrol_many(database, order(group_id, *people), StopsAt(2))

    assert (report.done, report.left) == (tuple(people[:2]), tuple(people[2:]))
    assert taken(database, group_id) == 2


def test_a_reason_puts_on_those_who_were_refused(database):
    group_id = a_group(database, capacity=1)
    an_enrolment(database, group_id=group_id)
    person = given.a_learner(database)
    override = Override(frozenset({"GroupFull"}), "the room holds two")

    report = jobs.enrol_many(database, order(group_id, person, override=override), NoProgress())

    assert (report.done, report.refused) == ((person,), ())


def test_a_repeated_batch_doubles_nobody(database):
    group_id = a_group(database)
    batch = order(group_id, given.a_learner(database), given.a_learner(database))

    first = jobs.enrol_many(database, batch, NoProgress())
    again = jobs.enrol_many(database, replace(batch), NoProgress())

    assert first == again
    assert taken(database, group_id) == 2


def test_several_end_in_the_same_way(database):
    group_id = a_group(database)
    ids = [an_enrolment(database, group_id=group_id) for _ in range(2)]
    ended = an_ended_enrolment(database, an_enrolment(database, group_id=group_id))
    batch = jobs.EndMany(
        enrolments=tuple((one, 1) for one in [*ids, ended]),
        state="completed",
        reason="completed",
        last_day=given.TODAY,
    )

    report = jobs.end_many(database, batch, NoProgress())

    assert report.done == tuple(ids)
    assert [one.id for one in report.refused] == [ended]
    assert taken(database, group_id) == 0
    assert jobs.end_many(database, batch, NoProgress()) == replace(report, refused=ANY)
