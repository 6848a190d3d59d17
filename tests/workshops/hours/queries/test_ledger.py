"""The ledger: hours of a week, what is to be approved, what was practised, and how it is found."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from eduapp.core.spans import week_of
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.rules.times import Times
from tests.support import given, given_workshops
from tests.support.given_workshops import YESTERDAY, approved, some_hours

SHORT = Times(480, 600)


@pytest.fixture
def workshop_id(database):
    return given_workshops.a_workshop(database, tasks=("Framing", "Measuring"))


@pytest.fixture
def people(database, workshop_id):
    return given_workshops.placed(database, workshop_id, "Ola Vik", "Geir Moen")


@pytest.fixture
def statements(database):
    """Every SELECT sent to the database, in order."""
    sent = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        if statement.lstrip().upper().startswith("SELECT"):
            sent.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine, "before_cursor_execute", note)


def ask(database, query, *args):
    with database.reading() as session:
        return query(session, *args)


def reject(database, entry_id):
    database.execute(service.reject_hours, service.RejectHours(entry_ids=(entry_id,), reason="was at court"))


def plans(database, statements):
    """How SQLite goes about each statement, one line a step."""
    with database.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("asks SQLite for its plan")
        return [
            row[3]
            for statement, parameters in statements
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


def test_a_week_is_person_by_day(database, workshop_id, people):
    ola, geir = people
    first = some_hours(database, workshop_id, ola, YESTERDAY, SHORT)
    second = some_hours(database, workshop_id, ola, YESTERDAY, Times(660, 720))
    some_hours(database, workshop_id, geir, YESTERDAY - timedelta(days=1))
    some_hours(database, workshop_id, ola, YESTERDAY - timedelta(days=7))
    approved(database, first)

    rows = ask(database, queries.hours_of_week, workshop_id, *week_of(YESTERDAY))

    assert [(row.name, row.minutes) for row in rows] == [("Moen, Geir", 390), ("Vik, Ola", 180)]
    assert rows[1].days[YESTERDAY] == queries.DayCell(180, 60, (first, second))


def test_rejected_hours_are_in_no_week_but_on_the_day(database, workshop_id, people):
    entry_id = some_hours(database, workshop_id, people[0])
    reject(database, entry_id)

    assert ask(database, queries.hours_of_week, workshop_id, *week_of(YESTERDAY)) == []
    [row] = ask(database, queries.entries_of, workshop_id, people[0], YESTERDAY, YESTERDAY)
    assert (row.state, row.reject_reason) == ("rejected", "was at court")


def test_what_waits_is_told_oldest_first_with_who_entered_it(database, workshop_id, people):
    ola, geir = people
    some_hours(database, workshop_id, ola, YESTERDAY)
    some_hours(database, workshop_id, geir, YESTERDAY)
    some_hours(database, workshop_id, ola, YESTERDAY - timedelta(days=1))
    approved(database, some_hours(database, workshop_id, geir, YESTERDAY - timedelta(days=2)))

    rows = ask(database, queries.to_approve, workshop_id)

    assert [(row.content.day, row.name) for row in rows] == [
        (YESTERDAY - timedelta(days=1), "Vik, Ola"),
        (YESTERDAY, "Moen, Geir"),
        (YESTERDAY, "Vik, Ola"),
    ]
    assert {row.entered_by_name for row in rows} == {given.WORKSHOP_LEADER.name}
    assert len(ask(database, queries.to_approve)) == 3
    assert len(ask(database, queries.to_approve, workshop_id, 2)) == 2


def test_a_learner_sees_all_workshops_and_what_is_approved(database, workshop_id, people):
    ola, _geir = people
    kitchen = given_workshops.a_workshop(database, "Kitchen")
    approved(database, some_hours(database, workshop_id, ola, YESTERDAY))
    some_hours(database, workshop_id, ola, YESTERDAY - timedelta(days=1), SHORT)
    some_hours(database, kitchen, ola, YESTERDAY - timedelta(days=2), SHORT)
    reject(database, some_hours(database, kitchen, ola, YESTERDAY - timedelta(days=3)))

    found = ask(database, queries.of_learner, ola)

    assert [(row.workshop, row.approved, row.waiting) for row in found.workshops] == [
        ("Carpentry", 390, 120),
        ("Kitchen", 0, 120),
    ]
    assert [row.state for row in found.recent] == ["approved", "submitted", "submitted", "rejected"]


@pytest.mark.parametrize("count", [2, 30])
def test_each_question_takes_the_same_few_statements(database, workshop_id, people, statements, count):
    for back in range(count):
        entry_id = some_hours(database, workshop_id, people[0], YESTERDAY - timedelta(days=back))
        if back % 2:
            approved(database, entry_id)
    asked = {
        queries.hours_of_week: (workshop_id, date(2026, 1, 1), YESTERDAY),
        queries.to_approve: (workshop_id,),
        queries.of_learner: (people[0],),
        queries.practice_of: (people[0], workshop_id),
    }
    taken = {}
    for query, args in asked.items():
        statements.clear()
        ask(database, query, *args)
        taken[query.__name__] = len(statements)

    assert taken == {"hours_of_week": 2, "to_approve": 2, "of_learner": 3, "practice_of": 3}


def test_what_a_person_practised_is_found_by_the_person(database, workshop_id, people, statements):
    """Not by the workshop, which has a hundred times the rows; without statistics SQLite takes either."""
    statements.clear()
    ask(database, queries.practice_of, people[0], workshop_id)
    ask(database, queries.of_learner, people[0])

    steps = [step for step in plans(database, statements) if "hours_entry" in step]

    assert steps
    assert all("learner_id_day" in step for step in steps)


def test_no_question_about_one_person_or_workshop_scans_the_ledger(database, workshop_id, people, statements):
    approved(database, some_hours(database, workshop_id, people[0]))
    some_hours(database, workshop_id, people[1])
    statements.clear()
    for query, *args in (
        (queries.hours_of_week, workshop_id, *week_of(YESTERDAY)),
        (queries.to_approve, workshop_id),
        (queries.to_approve,),
        (queries.of_learner, people[0]),
        (queries.practice_of, people[0], workshop_id),
        (queries.entries_of, workshop_id, people[0], *week_of(YESTERDAY)),
        (queries.sheet_view, workshop_id, given.TODAY),
        (queries.busy_times, YESTERDAY, people),
        (queries.waiting_hours,),
    ):
        ask(database, query, *args)

    scans = [
        step for step in plans(database, statements) if "hours_entry" in step and step.startswith("SCAN")
    ]

    assert [step for step in scans if "ix_hours_entry_to_approve" not in step] == []
