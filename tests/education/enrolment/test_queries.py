"""Who takes part in what, as lists show it, in few statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import event, text

from eduapp.education.enrolment import queries
from eduapp.education.enrolment.service import Enrol, enrol
from tests.support import given
from tests.support.given_education import (
    EVERYTHING,
    FIRST_DAY,
    a_course,
    a_group,
    a_place,
    an_ended_enrolment,
    an_enrolment,
)


def seen(database, query, *args, **kwargs):
    with database.reading() as session:
        return query(session, *args, **kwargs)


@contextmanager
def counted(database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_more):
        statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


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
        rows = seen(database, queries.listed, given.TODAY, "", chosen, given.TEACHER.user_id)
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


def test_a_roster_is_a_group_with_its_people(database):
    group_id = a_group(database)
    an_enrolment(database, group_id=group_id)

    roster = seen(database, queries.roster, group_id)

    assert roster.group == seen(database, queries.group, group_id)
    assert list(roster.members) == seen(database, queries.members, group_id)
    assert seen(database, queries.roster, given.TEACHER.user_id) is None


def test_members_stand_in_norwegian_order_with_their_states(database):
    group_id = a_group(database)
    for name in ("Nora Ås", "Ida Ødegård", "Per Berg"):
        an_enrolment(database, given.a_learner(database, name), group_id)
    withdrawn = an_enrolment(database, given.a_learner(database, "Liv Dahl", number="1042"), group_id)
    an_ended_enrolment(database, withdrawn, "withdrawn", "own_wish", date(2026, 10, 1))

    rows = seen(database, queries.members, group_id)

    assert [row.name for row in rows] == ["Berg, Per", "Dahl, Liv", "Ødegård, Ida", "Ås, Nora"]
    dahl = rows[1]
    assert (dahl.number, dahl.state, dahl.end_reason, dahl.last_day) == (
        "1042",
        "withdrawn",
        "own_wish",
        date(2026, 10, 1),
    )


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (FIRST_DAY - timedelta(1), []),
        (FIRST_DAY, ["Dahl, Liv"]),
        (date(2026, 10, 1), ["Dahl, Liv", "Berg, Per"]),
        (date(2026, 10, 2), ["Berg, Per"]),
        (given.TODAY, ["Berg, Per"]),
    ],
)
def test_members_of_a_day_are_those_who_take_part_then(database, day, names):
    group_id = a_group(database)
    ended = an_enrolment(database, given.a_learner(database, "Liv Dahl"), group_id)
    an_ended_enrolment(database, ended, "withdrawn", "own_wish", date(2026, 10, 1))
    an_enrolment(database, given.a_learner(database, "Per Berg"), group_id, first_day=date(2026, 10, 1))

    found = {row.name for row in seen(database, queries.members, group_id, day)}

    assert found == set(names)


def test_the_courses_of_a_learner_stand_with_those_going_on_first(database):
    learner_id = given.a_learner(database)
    old = an_enrolment(database, learner_id, a_group(database, a_course(database, "A1", "Gammelt")))
    an_ended_enrolment(database, old)
    an_enrolment(database, learner_id, a_group(database, a_course(database, "B1", "Nytt")))
    an_enrolment(
        database,
        learner_id,
        a_group(database, a_course(database, "C1", "Nyest")),
        first_day=date(2026, 11, 1),
    )

    rows = seen(database, queries.of_learner, learner_id)

    assert [row.code for row in rows] == ["C1", "B1", "A1"]
    assert (rows[1].group, rows[1].teacher, rows[1].state) == ("Høst 2026", "Ingrid Solheim", "active")
    assert seen(database, queries.completed_codes, learner_id) == {"A1"}


def test_candidates_are_here_and_not_on_the_course(database):
    group_id = a_group(database)
    an_enrolment(database, given.a_learner(database, "Per Berg"), group_id)
    given.a_learner(database, "Nora Ås", number="2001", unit="B")

    [row] = seen(database, queries.candidates, group_id=group_id)

    assert (row.label, row.detail) == ("Ås, Nora (2001)", "B")
    assert seen(database, queries.candidates, "nora as", group_id=group_id) == [row]
    assert seen(database, queries.candidates, "berg", group_id=group_id) == []


def test_whoever_ended_can_be_put_on_again(database):
    group_id = a_group(database)
    learner_id = given.a_learner(database)
    an_ended_enrolment(database, an_enrolment(database, learner_id, group_id), "withdrawn", "own_wish")
    assert [row.id for row in seen(database, queries.candidates, group_id=group_id)] == [learner_id]


def test_enrolments_are_told_by_themselves(database):
    first, second = an_enrolment(database), an_enrolment(database)

    heads = seen(database, queries.enrolments, [first, second])

    assert set(heads) == {first, second}
    assert seen(database, queries.enrolment, first) == heads[first]
    assert seen(database, queries.enrolment, given.TEACHER.user_id) is None


def test_a_full_page_takes_one_statement(database):
    for _ in range(3):
        group_id = a_group(database, capacity=20)
        for _ in range(4):
            an_enrolment(database, group_id=group_id, override=EVERYTHING)

    for query in (
        partial(queries.groups, today=given.TODAY),
        partial(queries.members, group_id=group_id),
        partial(queries.of_learner, learner_id=given.a_learner(database)),
        partial(queries.candidates, group_id=group_id),
        partial(queries.joinable, today=given.TODAY),
        partial(queries.found, typed="kurs"),
    ):
        with counted(database) as statements:
            seen(database, query)
        selects = [one for one in statements if one.startswith("SELECT")]
        assert len(selects) == 1, query.func.__name__


GROWING = {"enrolment", "learner"}


@pytest.mark.parametrize(
    "question", ["members", "members of a day", "of_learner", "completed", "taken", "live"]
)
def test_no_daily_question_reads_a_whole_table(database, question):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("small tables are read whole on purpose there; the indexes are the same")
    learner_id, group_id = given.a_learner(database), a_group(database)
    database.execute(enrol, Enrol(learner_id=learner_id, group_id=group_id, first_day=given.TODAY))
    ask = {
        "members": (queries.members, group_id),
        "members of a day": (queries.members, group_id, given.TODAY),
        "of_learner": (queries.of_learner, learner_id),
        "completed": (queries.completed_codes, learner_id),
        "taken": (queries.taken, group_id),
        "live": (queries.live_group, learner_id, group_id),
    }[question]

    plans: list[str] = []

    def explain(_connection, cursor, statement, parameters, *_more):
        if statement.startswith("SELECT"):
            plan = cursor.connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(row[3] for row in plan)

    event.listen(database.engine, "before_cursor_execute", explain)
    seen(database, *ask)
    event.remove(database.engine, "before_cursor_execute", explain)

    assert plans
    assert not [step for step in plans if step.startswith("SCAN") and step.split()[1] in GROWING]


def test_the_plan_of_the_list_of_groups_counts_by_index(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("see above")
    a_group(database)
    with database.reading() as session:
        statement = str(
            queries._GROUPS.compile(dialect=database.engine.dialect, compile_kwargs={"literal_binds": True})
        )
        plan = [row[3] for row in session.execute(text(f"EXPLAIN QUERY PLAN {statement}"))]
    assert [step for step in plan if "enrolment" in step and "ix_enrolment_group_id_state" in step]
