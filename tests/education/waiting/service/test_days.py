"""What a day brings to waiting lists by itself."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.core.violations import Override
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.waiting import service, terms
from tests.support import given
from tests.support.given_education import a_course, a_group, an_enrolment
from tests.support.given_waiting import a_wish, gone, in_line, offered, states, the_list, version_of

PAST = Override(frozenset({"OthersWait"}), "began before")


def due(database, use_case, day):
    return database.execute(use_case, service.DayDue(day=day))


def taken(database, group_id):
    with database.reading() as session:
        return enrolment.taken(session, group_id)


def test_an_offer_runs_out_to_the_same_place_in_the_line(database, clock, notes):
    group_id = a_group(database, capacity=1)
    first = in_line(database, group_id, applied_on=date(2026, 11, 2))
    in_line(database, group_id, applied_on=date(2026, 11, 3))
    offered(database, first, until=date(2026, 11, 25))
    assert due(database, service.lapse_due, date(2026, 11, 25)) == ()
    clock.moment += timedelta(days=3)
    notes.clear()

    assert due(database, service.lapse_due, date(2026, 11, 26)) == (first,)
    assert due(database, service.lapse_due, date(2026, 11, 26)) == ()

    row = the_list(database, group_id).rows[0]
    assert (row.id, row.place, row.state, row.lapsed) == (first, 1, "approved", 1)
    assert taken(database, group_id) == 0
    assert [note.action for note in notes] == [terms.LAPSED]


def test_rule_7_when_a_group_is_over_nobody_waits_for_it(database, notes):
    group_id = a_group(database, last_day=date(2026, 12, 4), capacity=1)
    undecided, waiting = a_wish(database, group_id), in_line(database, group_id)
    held = offered(database, waiting)
    assert due(database, service.close_due, date(2026, 12, 3)) == ()
    notes.clear()

    assert set(due(database, service.close_due, date(2026, 12, 4))) == {undecided, held}
    assert due(database, service.close_due, date(2026, 12, 4)) == ()

    assert {(row.state, row.reason) for row in the_list(database, group_id).rows} == {
        ("declined", "group_over")
    }
    assert taken(database, group_id) == 0
    assert {note.details["reason"] for note in notes} == {"application_reasons:group_over"}


def test_rule_7_who_has_left_is_taken_off_every_list(database):
    learner_id = given.a_learner(database)
    groups = [a_group(database) for _ in range(3)]
    for group_id in groups:
        in_line(database, group_id, learner_id)
    [row] = the_list(database, groups[2]).rows
    order = service.Withdraw(application_id=row.id, version=version_of(database, row.id))
    database.execute(service.withdraw, order)
    gone(database, learner_id)

    assert len(due(database, service.close_due, given.TODAY)) == 3

    for group_id in groups:
        [row] = the_list(database, group_id).rows
        assert (row.state, row.reason) == ("removed", "left")


def test_who_got_a_place_in_the_course_elsewhere_waits_no_more(database):
    course_id, learner_id = a_course(database), given.a_learner(database)
    waits, other = a_group(database, course_id, "Høst"), a_group(database, course_id, "Kveld")
    application_id = in_line(database, waits, learner_id)
    an_enrolment(database, learner_id, other)

    assert due(database, service.close_due, given.TODAY) == (application_id,)
    assert states(database, waits) == {application_id: "removed"}


def test_who_may_not_opens_no_day(database):
    other = database.acting_as(given.TEACHER)
    for use_case in (service.lapse_due, service.close_due):
        with pytest.raises(NotAllowed):
            due(other, use_case, given.TODAY)
