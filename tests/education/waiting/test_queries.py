"""What can be told of waiting lists, in few statements."""

from datetime import date, timedelta

import pytest

from eduapp.education.courses.rules import in_words
from eduapp.education.enrolment.rules import Outlook
from eduapp.education.waiting import queries
from tests.support import given
from tests.support.given_attendance import a_session
from tests.support.given_education import (
    a_course,
    a_group,
    a_module,
    a_qualification,
    a_reached_module,
    an_ended_enrolment,
    an_enrolment,
)
from tests.support.given_waiting import a_wish, decided, in_line, offered, the_list
from tests.support.statements import plans_of, selects_of, tables_read_whole


def seen(database, query, *args):
    with database.reading() as session:
        return query(session, *args)


def test_the_list_stands_in_order_with_places_and_what_ended_last(database):
    group_id = a_group(database)
    late = in_line(database, group_id, applied_on=date(2026, 11, 20))
    early = in_line(database, group_id, applied_on=date(2026, 11, 2))
    undecided = a_wish(database, group_id, applied_on=date(2026, 11, 1))
    declined = decided(database, a_wish(database, group_id), "declined", "other")

    rows = the_list(database, group_id).rows

    assert [(row.id, row.place) for row in rows] == [
        (undecided, None), (early, 1), (late, 2), (declined, None),
    ]  # fmt: skip
    assert the_list(database, group_id).next.id == early


def test_on_the_same_day_who_was_entered_first_stands_first(database):
    group_id = a_group(database)
    entered = [in_line(database, group_id) for _ in range(4)]
    assert [row.id for row in the_list(database, group_id).rows] == entered


def test_what_stands_beside_a_name_informs(database):
    a_course(database, "NOR-A1")
    course_id = a_course(database, "NOR-A2", prerequisites="NOR-A1", planned_hours=4)
    group_id = a_group(database, course_id, capacity=1)
    for day in (24, 30):
        a_session(database, group_id, date(2026, 11, day))
    leaving = given.a_learner(database, available_until=date(2026, 11, 27))
    application_id = offered(database, in_line(database, group_id, leaving))

    [row] = the_list(database, group_id).rows

    assert row.lacks.code == "NOR-A1"
    assert (row.finish.outlook, row.finish.missing) == (Outlook.SHORT, 90)
    assert (row.id, row.offered, row.turned_down, row.lapsed) == (application_id, 1, 0, 0)
    assert (row.available_until, row.here, row.takes_part) == (date(2026, 11, 27), True, False)


def test_what_was_completed_is_not_lacking(database):
    first = a_course(database, "NOR-A1")
    group_id = a_group(database, a_course(database, "NOR-A2", prerequisites="NOR-A1"))
    learner_id = given.a_learner(database)
    an_ended_enrolment(database, an_enrolment(database, learner_id, a_group(database, first)))
    in_line(database, group_id, learner_id)
    assert the_list(database, group_id).rows[0].lacks is None


def test_an_offer_that_ran_out_is_shown_as_such_swept_up_or_not(database, clock):
    group_id = a_group(database)
    application_id = offered(database, in_line(database, group_id), date(2026, 11, 24))
    clock.moment += timedelta(days=2)
    [row] = the_list(database, group_id).rows
    assert (row.state, row.until, row.lapsed) == ("approved", None, 1)
    assert the_list(database, group_id).next.id == application_id


def test_a_group_that_is_gone_has_no_list(database):
    assert seen(database, queries.waiting_list, given.TEACHER.user_id) is None


def test_the_wishes_of_a_learner_stand_with_open_ones_first(database):
    learner_id = given.a_learner(database)
    old = a_group(database, a_course(database, name="Data"))
    new = a_group(database, a_course(database, name="Norsk"))
    decided(database, a_wish(database, old, learner_id), "declined", "other")
    offered(database, in_line(database, new, learner_id, date(2026, 11, 2)))

    rows = seen(database, queries.wishes, learner_id)

    assert [(row.course, row.state) for row in rows] == [("Norsk", "offered"), ("Data", "declined")]
    assert (rows[0].until, rows[1].reason) == (date(2026, 11, 30), "other")


def test_what_asks_for_somebody_is_due(database):
    course_id = a_course(database, name="Norsk")
    with_room = a_group(database, course_id, "Rom", capacity=2)
    full = a_group(database, a_course(database), "Fullt", capacity=1)
    undecided = a_group(database, a_course(database), "Nytt", capacity=1, teacher_id=None)
    an_enrolment(database, group_id=full)
    in_line(database, with_room)
    in_line(database, full)
    a_wish(database, undecided)
    a_group(database)

    found = {one.group: one for one in seen(database, queries.due, given.TODAY)}

    assert set(found) == {"Rom", "Nytt"}
    assert (found["Rom"].free, found["Rom"].waiting, found["Rom"].pending) == (2, 1, 0)
    assert found["Nytt"].pending == 1
    mine = seen(database, queries.due, given.TODAY, given.TEACHER.scope())
    assert [one.group for one in mine] == ["Rom"]


def test_an_offer_that_ran_out_makes_a_group_due_again(database, clock):
    group_id = a_group(database, capacity=1)
    offered(database, in_line(database, group_id), date(2026, 11, 24))
    assert seen(database, queries.due, given.TODAY) == []
    clock.moment += timedelta(days=3)
    [one] = seen(database, queries.due, date(2026, 11, 26))
    assert (one.free, one.waiting) == (1, 1)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 5),
        ("NOR-A1", 6),
        ("module:NOR-A1/1", 7),
        ("module:NOR-A1/1 and certificate:TRUCK and safety:BANDSAW", 8),
    ],
)
def test_a_list_is_a_few_statements_however_long(database, asked, count):
    a_module(database, a_course(database, "NOR-A1"), "1")
    group_id = a_group(database, a_course(database, prerequisites=asked))
    for _ in range(6):
        in_line(database, group_id)
    with selects_of(database) as selects:
        the_list(database, group_id)
    assert len(selects) == count


def test_modules_certificates_and_training_are_not_lacking_on_the_day_one_could_begin(database):
    module_id = a_module(database, a_course(database, "NOR-A1"), "1")
    asked = "module:NOR-A1/1 and certificate:TRUCK and safety:BANDSAW"
    begins = date(2026, 12, 1)
    group_id = a_group(database, a_course(database, prerequisites=asked), first_day=begins)
    ready, late, other = (given.a_learner(database) for _ in range(3))
    for learner_id, until in ((ready, begins), (late, date(2026, 11, 30))):
        a_reached_module(database, learner_id, module_id)
        a_qualification(database, learner_id, "TRUCK", until=until)
        a_qualification(database, learner_id, "BANDSAW", "safety")
    for learner_id in (ready, late, other):
        in_line(database, group_id, learner_id)

    lacks = {row.learner_id: row.lacks for row in the_list(database, group_id).rows}

    assert lacks[ready] is None
    assert lacks[late].term == "certificate:TRUCK"
    assert in_words(lacks[other]) == asked


def test_nothing_asked_every_day_reads_a_whole_table(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("small tables are read whole on purpose there; the indexes are the same")
    group_id, learner_id = a_group(database), given.a_learner(database)
    in_line(database, group_id, learner_id)
    with plans_of(database) as steps:
        the_list(database, group_id)
        seen(database, queries.wishes, learner_id)
    growing = {"waiting_application", "waiting_offer", "enrolment", "learner", "session"}
    assert tables_read_whole(steps, growing) == []
