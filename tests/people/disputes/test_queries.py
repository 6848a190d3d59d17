"""What prints ask of disputed data, and who reads what was said."""

from datetime import date, timedelta

import pytest

from eduapp.people.disputes import queries, rules
from tests.support import given
from tests.support.given_disputes import RIGHT, WRONG, a_dispute, answered

pytestmark = pytest.mark.both_databases
OCTOBER = date(2026, 10, 1), date(2026, 10, 31)


@pytest.fixture
def people(database):
    return given.a_learner(database, "Ada Holm"), given.a_learner(database, "Bo Berg", number="77")


def marked(database, people, kinds=(), first=None, last=None):
    with database.reading() as session:
        found = queries.marks(session, people, kinds, first, last)
    return {id: [mark.kind for mark in own] for id, own in found.items()}


def test_marks_are_told_by_person_kind_and_period(database, people):
    ada, bo = people
    a_dispute(database, ada, "hours", date(2026, 9, 30), date(2026, 9, 30))
    a_dispute(database, ada, "attendance")
    a_dispute(database, bo, "hours", *OCTOBER)

    assert marked(database, people) == {ada: ["hours", "attendance"], bo: ["hours"]}
    assert marked(database, people, ["hours"], *OCTOBER) == {bo: ["hours"]}
    assert marked(database, [ada], ["attendance"], *OCTOBER) == {ada: ["attendance"]}
    assert marked(database, [], ["attendance"]) == {}


def test_what_was_said_is_read_by_who_takes_in_and_answers_alone(database, people):
    answered(database, a_dispute(database, people[0]), "extend", "Must ask")

    def read(actor):
        with database.acting_as(actor).reading() as session:
            [row] = queries.of_learner(session, people[0])
        return row.wrong, row.right, [step.said for step in row.steps], row.state

    assert read(given.LEADER) == read(given.OFFICE) == (WRONG, RIGHT, ["Must ask"], "extended")
    assert read(given.INVIGILATOR) == ("", "", [], "extended")


def test_answers_are_due_in_their_order_until_they_are_given(database, people):
    late = a_dispute(database, people[0], asked_on=given.TODAY - timedelta(days=60))
    a_dispute(database, people[1])

    def due(until):
        with database.reading() as session:
            return [(row.name, row.due_on) for row in queries.due(session, until)]

    month = rules.due_on(given.TODAY)
    before = rules.due_on(given.TODAY - timedelta(days=60))
    assert due(given.TODAY) == [("Holm, Ada", before)]
    assert due(month) == [("Holm, Ada", before), ("Berg, Bo", month)]
    answered(database, late, "correct")
    assert due(month) == [("Berg, Bo", month)]
