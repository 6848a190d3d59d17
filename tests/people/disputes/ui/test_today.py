"""Requests on Today: soon due, and late."""

from datetime import timedelta

from eduapp.gui.routes import Route
from eduapp.people.disputes.ui import today
from tests.support import given
from tests.support.given_disputes import a_dispute

A_MONTH = timedelta(days=31)


def rows(database, day=given.TODAY):
    with database.reading() as session:
        return today.rows(session, given.LEADER, day)


def test_an_answer_stands_there_when_it_is_due_soon_and_says_when_it_is_late(database):
    ada = given.a_learner(database, "Ada Holm")
    a_dispute(database, ada)
    assert rows(database) == []

    [soon] = rows(database, given.TODAY + A_MONTH - timedelta(days=4))
    [late] = rows(database, given.TODAY + A_MONTH)

    assert soon.title == late.title == "Holm, Ada says something is wrong"
    assert soon.detail.startswith("Answer by 23.12.2026: ")
    assert (soon.chip, late.chip) == ("", "late")
    assert late.detail.startswith("Answer was due 23.12.2026: ")
    assert late.route == Route("learners.learner", ada)
    assert late.order < soon.order
