"""Decisions that end soon stand on Today for those who record them, and for nobody else."""

from datetime import date, timedelta

import pytest

from eduapp.exams.arrangements.ui import today
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.given_arrangements import READER, a_decision, withdrawn
from tests.support.sqlite_only import sqlite_database, sqlite_template
from tests.support.statements import plans_of, tables_read_whole

__all__ = ["sqlite_database", "sqlite_template"]

LAST = given.TODAY + timedelta(days=60)


def rows(database, actor=given.OFFICE, day=given.TODAY):
    with database.acting_as(actor).reading() as session:
        return today.rows(session, actor, day)


@pytest.mark.parametrize(
    ("until", "told"),
    [
        (given.TODAY - timedelta(days=1), False),
        (given.TODAY, True),
        (LAST, True),
        (LAST + timedelta(days=1), False),
        (None, False),
    ],
)
def test_a_decision_is_told_of_from_sixty_days_before_its_last_day(database, learner_id, until, told):
    a_decision(database, learner_id, valid_until=until)
    assert bool(rows(database)) is told


def test_the_row_says_how_many_and_leads_to_them(database, learner_id):
    a_decision(database, learner_id, valid_until=LAST)
    a_decision(database, given.a_learner(database), valid_until=given.TODAY)
    [row] = rows(database)
    assert row.title == "2 decisions on arrangements at exams end soon"
    assert row.detail == "within 60 days"
    assert row.route == Route("arrangements.list", detail="soon")


def test_what_another_follows_or_was_withdrawn_or_is_still_to_come_is_not_told(database, learner_id):
    old = a_decision(database, learner_id, valid_until=LAST)
    new = {"decided_on": given.TODAY, "valid_from": date(2026, 12, 1)}
    a_decision(database, learner_id, READER, replaces=old, **new)
    withdrawn(database, a_decision(database, given.a_learner(database), valid_until=LAST))
    a_decision(database, given.a_learner(database), valid_from=date(2026, 12, 1), valid_until=LAST)
    assert rows(database) == []


@pytest.mark.parametrize("actor", given.STAFF, ids=lambda actor: actor.title)
def test_only_those_who_record_are_told(database, learner_id, actor):
    a_decision(database, learner_id, valid_until=LAST)
    assert bool(rows(database, actor)) is (actor in (given.LEADER, given.OFFICE))


def test_asking_every_morning_does_not_read_all_decisions_there_ever_were(sqlite_database):
    a_decision(sqlite_database, given.a_learner(sqlite_database), valid_until=LAST)
    with plans_of(sqlite_database) as steps:
        assert rows(sqlite_database)
    assert tables_read_whole(steps, {"arrangement_decision", "arrangement_end"}) == []
    assert any("ix_arrangement_decision_valid_until" in step for step in steps)
