"""One database at a time: what works in it ends with it, and with whoever it worked for."""

import pytest

from eduapp.app.at_hand import AtHand
from eduapp.gui.line import Line
from tests.support import given
from tests.support.sqlite_only import sqlite_database, sqlite_template

__all__ = ["sqlite_database", "sqlite_template"]


@pytest.fixture
def at_hand(qapp):
    made = AtHand(Line(), lambda _topics: None, lambda _error: None, lambda _error: None)
    yield made
    made.let_go()


def test_nothing_is_at_hand_before_a_database_is_taken(at_hand):
    at_hand.work_as(given.LEADER)

    assert (at_hand.database, at_hand.runner) == (None, None)


def test_whoever_is_signed_in_works_in_their_own_name(at_hand, sqlite_database):
    at_hand.take(sqlite_database)
    at_hand.work_as(None)
    own = at_hand.runner
    at_hand.work_as(given.TEACHER)

    assert at_hand.database is sqlite_database
    assert own is not at_hand.runner
    assert at_hand.runner._database.actor == given.TEACHER


def test_letting_go_leaves_nothing_and_may_be_done_twice(at_hand, sqlite_database):
    at_hand.take(sqlite_database)
    at_hand.work_as(None)
    at_hand.let_go()
    at_hand.let_go()

    assert (at_hand.database, at_hand.runner) == (None, None)
