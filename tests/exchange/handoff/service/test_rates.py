"""Rates are entered with a day, superseded and never deleted."""

from datetime import date

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.exchange.handoff import service, terms
from eduapp.exchange.handoff.models import HandoffRate
from tests.support import given
from tests.support.given_handoff import MONDAY, a_rate


def test_another_rate_for_the_same_day_supersedes_the_one_before_and_both_stay(database):
    a_rate(database, 1200)
    a_rate(database, 1300)

    with database.reading() as session:
        rows = session.query(HandoffRate).order_by(HandoffRate.amount).all()
        assert [(row.amount, row.superseded, row.entered_by) for row in rows] == [
            (1200, True, given.LEADER.user_id), (1300, False, given.LEADER.user_id),
        ]  # fmt: skip


def test_the_same_rate_twice_is_refused(database):
    a_rate(database, 1200)

    with pytest.raises(Refused):
        a_rate(database, 1200, from_day=date(2026, 11, 30))


def test_a_rate_ends_by_a_row_of_its_own(database):
    a_rate(database, 1200, from_day=date(2026, 7, 1))

    assert a_rate(database, 0, "none")


def test_the_trail_tells_of_a_rate(database, notes, published):
    a_rate(database, 1200)

    assert [(note.action, note.details) for note in notes] == [
        (terms.RATE_ENTERED, {"day": "2026-11-23", "amount": 1200, "unit": "handoff_units:hour"})
    ]
    assert terms.RATES_CHANGED in published[0]


def test_only_a_leader_enters_rates(database):
    order = service.EnterRate(from_day=MONDAY, unit="hour", amount=1200)

    for actor in (given.OFFICE, given.TEACHER, given.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            database.acting_as(actor).execute(service.enter_rate, order)
