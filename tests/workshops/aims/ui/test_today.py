"""Talks on the way to a trade, on Today."""

from datetime import date

import pytest

from eduapp.gui.routes import Route
from eduapp.workshops.aims.ui import today
from tests.support import given, given_workshops
from tests.support.given_aims import a_talk
from tests.support.given_roads import a_road


@pytest.fixture
def people(database):
    shop = given_workshops.a_workshop(database, leader_id=given.WORKSHOP_LEADER.user_id)
    ids = given_workshops.placed(database, shop, "Kari Moe", "Ola Vik")
    for learner_id, day in zip(ids, (date(2026, 5, 18), date(2026, 6, 1)), strict=True):
        a_road(database, learner_id, shop, way="at_work", start_day=day)
    return ids


def rows(database, actor=given.WORKSHOP_LEADER, day=given.TODAY):
    with database.reading() as session:
        return today.talk_rows(session, actor, day)


def test_what_is_due_soon_is_one_row_and_the_overdue_are_counted(database, people):
    [row] = rows(database)

    assert (row.title, row.detail) == (
        "2 talks on the way to a trade",
        "1 overdue · First: Moe, Kari, 18.11.2026",
    )
    assert (row.route, row.token) == (Route("aims.talks"), "absent")


def test_a_talk_that_was_held_is_asked_for_no_more(database, people):
    a_talk(database, people[0])
    [row] = rows(database)
    assert (row.title, row.token) == ("1 talk on the way to a trade", "late")

    a_talk(database, people[1])
    assert rows(database) == []


def test_a_month_before_it_is_due_one_is_reminded(database, people):
    assert rows(database, day=date(2026, 10, 18)) == []
    assert len(rows(database, day=date(2026, 10, 19))) == 1


def test_another_leader_of_a_workshop_is_told_of_the_own_people_only(database, people):
    given_workshops.a_workshop(database, "Metal", leader_id=given.OTHER_WORKSHOP_LEADER.user_id)

    assert rows(database, given.OTHER_WORKSHOP_LEADER) == []
    assert len(rows(database, given.LEADER)) == 1
