"""Whoever gets past service and triggers is still found out: what differs is named."""

import pytest
from sqlalchemy import text

from eduapp.exams.papers import queries
from tests.support import accounts, given
from tests.support.given_papers import a_paper, frozen, items_of, some_singles

pytestmark = pytest.mark.both_databases


@pytest.fixture
def paper_id(database):
    made = a_paper(database, items_of(some_singles(database, 4)), versions=2)
    frozen(database, made)
    return made


def verified(database, paper_id):
    with database.acting_as(given.TEACHER).reading() as session:
        return queries.verify(session, paper_id)


def forced(database, *changes):
    """Changes made by somebody who took the triggers away first."""
    with accounts.owner_of(database) as owner, owner.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            for change in changes:
                connection.execute(text(change))
            return
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        triggers = [tuple(row) for row in connection.execute(text(query))]
        for name, _sql in triggers:
            connection.execute(text(f"DROP TRIGGER {name}"))
        for change in changes:
            connection.execute(text(change))
        for _name, sql in triggers:
            connection.exec_driver_sql(sql)


def test_what_was_not_touched_is_as_it_was(database, paper_id):
    assert verified(database, paper_id) == []
    assert verified(database, a_paper(database)) is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE exam_paper SET minutes = 61", ["The paper: minutes is not as it was frozen."]),
        (
            "UPDATE exam_paper_item SET points = 5 WHERE place = 2",
            ["Question 2: points is not as it was frozen."],
        ),
        (
            "UPDATE question_version SET shown = replace(shown, 'Hva er 12', 'Hva er 21')",
            ["Question 3: what is asked is not as it was frozen."],
        ),
        (
            "UPDATE exam_paper_version SET digest = 'x' WHERE letter = 'B'",
            ["Version B: its digest was changed."],
        ),
        (
            "UPDATE exam_paper_version SET seed = 'x' WHERE letter = 'B'",
            [
                "Version B: seed is not as it was frozen.",
                "Version B: its order does not follow from its seed.",
            ],
        ),
        ("DELETE FROM exam_paper_version WHERE letter = 'B'", ["Version B is gone."]),
        (
            "UPDATE exam_paper_frozen SET facts = replace(facts, '\"minutes\"\\:60', '\"minutes\"\\:61')",
            None,
        ),
    ],
)
def test_what_differs_is_named(database, paper_id, change, told):
    forced(database, change)

    found = verified(database, paper_id)
    if told is None:
        told = [
            "What was kept of the frozen paper was changed.",
            "The paper: minutes is not as it was frozen.",
            "Version A: its digest was changed.",
            "Version B: its digest was changed.",
        ]
    assert found == told
