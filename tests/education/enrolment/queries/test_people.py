"""Who takes part in what, as lists show it, in few statements."""

from datetime import date, timedelta
from functools import partial

import pytest

from eduapp.education.enrolment import queries
from tests.support import given
from tests.support.given_education import FIRST_DAY, a_course, a_group, an_ended_enrolment, an_enrolment
from tests.support.statements import plans_of, selects_of, tables_read_whole


def seen(database, query, *args, **kwargs):
    with database.reading() as session:
        return query(session, *args, **kwargs)


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


def questions(learner_id, group_id):
    """Everything that is asked every day."""
    return (
        partial(queries.members, group_id=group_id),
        partial(queries.members, group_id=group_id, day=given.TODAY),
        partial(queries.of_learner, learner_id=learner_id),
        partial(queries.completed_codes, learner_id=learner_id),
        partial(queries.live_group, learner_id=learner_id, course_id=group_id),
        partial(queries.candidates, group_id=group_id),
    )


def test_every_daily_question_is_one_statement(database):
    learner_id, group_id = given.a_learner(database), a_group(database)
    for _ in range(4):
        an_enrolment(database, group_id=group_id)

    for question in questions(learner_id, group_id):
        with selects_of(database) as selects:
            seen(database, question)
        assert len(selects) == 1, question


def test_no_daily_question_reads_a_whole_table(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("small tables are read whole on purpose there; the indexes are the same")

    for question in questions(given.a_learner(database), a_group(database)):
        with plans_of(database) as steps:
            seen(database, question)
        assert steps
        assert tables_read_whole(steps, {"enrolment", "learner"}) == [], question


def test_candidates_are_taken_in_the_order_of_names_without_sorting_everybody(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("see above")
    group_id = a_group(database)
    with plans_of(database) as steps:
        seen(database, queries.candidates, group_id=group_id)
    assert [step for step in steps if "ix_learner_sort_key" in step]
