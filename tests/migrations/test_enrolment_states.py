"""The step that gives enrolments their states: nobody's record is lost, forwards or back."""

import pytest
from sqlalchemy import text

from eduapp.core.db.engine import open_engine
from eduapp.core.db.upgrade import downgrade, upgrade
from tests.support import given
from tests.support.given_education import a_group, an_ended_enrolment, an_enrolment
from tests.support.given_enrolments import a_pause, away

STEP, BEFORE = "r0010", "r0009"


def states(url):
    engine = open_engine(url)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT state, end_reason FROM enrolment ORDER BY state, end_reason"))
        rows = [tuple(row) for row in found]
    engine.dispose()
    return rows


def change(url, *statements):
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


@pytest.fixture
def enrolments(database):
    """One of each kind that needs carrying over."""
    group_id = a_group(database)
    ends = (("transferred", "moved"), ("released", "released"), ("withdrawn", "work_instead"))
    for state, reason in (*ends, ("withdrawn_staff", "conduct"), ("interrupted", "group_closed")):
        an_ended_enrolment(database, an_enrolment(database, group_id=group_id), state, reason)
    learner_id = given.a_learner(database)
    away(database, learner_id)
    a_pause(database, an_enrolment(database, group_id=group_id))
    an_enrolment(database, learner_id, group_id)
    away(database, learner_id)
    database.engine.dispose()


def test_going_back_keeps_every_enrolment_as_an_older_program_knows_it(database_url, enrolments):
    downgrade(database_url, BEFORE)

    assert states(database_url) == [
        ("active", ""),
        ("active", ""),
        ("interrupted", "group_closed"),
        ("interrupted", "moved"),
        ("interrupted", "other"),
        ("interrupted", "released"),
        ("withdrawn", "other"),
    ]


def test_going_forward_tells_who_moved_and_who_was_released(database_url, enrolments):
    downgrade(database_url, BEFORE)

    upgrade(database_url, STEP)

    assert states(database_url) == [
        ("active", ""),
        ("active", ""),
        ("interrupted", "group_closed"),
        ("interrupted", "other"),
        ("released", "released"),
        ("transferred", "moved"),
        ("withdrawn", "other"),
    ]
    change(database_url, "UPDATE enrolment SET version = version + 1")  # every fence still lets it be


def test_the_fences_stand_after_the_step(database_url, enrolments):
    downgrade(database_url, BEFORE)
    upgrade(database_url, STEP)
    for wrong in (
        "UPDATE enrolment SET from_minute = 1441",
        "UPDATE enrolment SET planned_state = 'withdrawn'",
    ):
        with pytest.raises(Exception, match=r"(?i)check"):
            change(database_url, wrong)
