"""Groups as lists show them: how full they are, in few statements."""

from datetime import date
from functools import partial

import pytest

from eduapp.education.enrolment import queries
from tests.support import given
from tests.support.given_education import a_course, a_group, a_place, an_ended_enrolment, an_enrolment
from tests.support.statements import plans_of, selects_of, tables_read_whole


def seen(database, query, *args, **kwargs):
    with database.reading() as session:
        return query(session, *args, **kwargs)


def test_running_groups_say_how_full_they_are(database):
    course_id = a_course(database, "NOR-A2", "Norsk A2")
    group_id = a_group(database, course_id, capacity=3, place_id=a_place(database, "Rom 2"))
    for _ in range(2):
        an_enrolment(database, group_id=group_id)
    an_ended_enrolment(database, an_enrolment(database, group_id=group_id))

    [row] = seen(database, queries.groups, given.TODAY)

    assert (row.course, row.name, row.teacher, row.place) == (
        "Norsk A2",
        "Høst 2026",
        "Ingrid Solheim",
        "Rom 2",
    )
    assert (row.taken, row.capacity, row.free) == (2, 3, 1)
    assert (row.label, row.detail) == ("Norsk A2, Høst 2026", "2 of 3, 1 free")
    assert seen(database, queries.group, group_id) == row
    assert seen(database, queries.group, given.TEACHER.user_id) is None


def test_groups_stand_by_course_and_finished_ones_apart_newest_first(database):
    norsk, engelsk = a_course(database, name="Norsk A2"), a_course(database, name="Engelsk")
    a_group(database, norsk, "Høst")
    a_group(database, engelsk, "Vår", first_day=date(2027, 1, 4), last_day=date(2027, 6, 18))
    for name, month in (("Eldre", 4), ("Nylig", 10)):
        a_group(database, norsk, name, first_day=date(2026, 1, 5), last_day=date(2026, month, 30))

    assert [row.name for row in seen(database, queries.groups, given.TODAY)] == ["Vår", "Høst"]
    finished = seen(database, queries.groups, given.TODAY, finished=True)
    assert [row.name for row in finished] == ["Nylig", "Eldre"]


@pytest.mark.parametrize("typed", ["nor a2", "høst", "norsk hos", "NOR-A2"])
def test_groups_are_found_by_course_and_by_their_own_name(database, typed):
    a_group(database, a_course(database, "NOR-A2", "Norsk A2"), "Høst 2026")
    a_group(database, a_course(database, "ENG1", "Engelsk"), "Kveld")

    assert [row.code for row in seen(database, queries.groups, given.TODAY, typed)] == ["NOR-A2"]


def test_the_list_can_be_narrowed(database):
    mine = a_group(database, a_course(database, "A1"), capacity=1)
    a_group(database, a_course(database, "B1"), teacher_id=None)
    a_group(database, a_course(database, "C1"), last_day=date(2026, 11, 20))
    an_enrolment(database, group_id=mine)

    def codes(chosen):
        rows = seen(database, queries.listed, given.TODAY, "", chosen, given.TEACHER)
        return [row.code for row in rows]

    assert {key: codes(key) for key in ("", queries.MINE, queries.WITH_ROOM, queries.FINISHED)} == {
        "": ["A1", "B1"],
        queries.MINE: ["A1"],
        queries.WITH_ROOM: ["B1"],
        queries.FINISHED: ["C1"],
    }
    assert [row.code for row in seen(database, queries.joinable, "b1", today=given.TODAY)] == ["B1"]


def test_the_groups_of_a_course_that_run(database):
    course_id = a_course(database)
    a_group(database, course_id, "Vår", first_day=date(2027, 1, 4), last_day=date(2027, 6, 18))
    a_group(database, course_id, "Høst")
    a_group(database, course_id, "Eldre", first_day=date(2026, 1, 5), last_day=date(2026, 6, 18))
    a_group(database)

    rows = seen(database, queries.of_course, course_id, given.TODAY)

    assert [row.name for row in rows] == ["Høst", "Vår"]


def test_a_search_over_everything_finds_groups_old_and_new(database):
    group_id = a_group(database, a_course(database, name="Norsk A2"))
    [hit] = seen(database, queries.found, "norsk")
    assert (hit.id, hit.label, hit.detail) == (group_id, "Norsk A2, Høst 2026", "Ingrid Solheim")


def test_a_full_list_takes_one_statement(database):
    for _ in range(3):
        an_enrolment(database)

    for query in (
        partial(queries.groups, today=given.TODAY),
        partial(queries.groups, today=given.TODAY, finished=True),
        partial(queries.joinable, today=given.TODAY),
        partial(queries.found, typed="kurs"),
    ):
        with selects_of(database) as selects:
            seen(database, query)
        assert len(selects) == 1, query


def test_places_taken_are_counted_by_index(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("small tables are read whole on purpose there; the indexes are the same")
    group_id = a_group(database)

    for query in (partial(queries.groups, today=given.TODAY), partial(queries.taken, group_id=group_id)):
        with plans_of(database) as steps:
            seen(database, query)
        assert [step for step in steps if "ix_enrolment_group_id_state" in step]
        assert tables_read_whole(steps, {"enrolment"}) == []
