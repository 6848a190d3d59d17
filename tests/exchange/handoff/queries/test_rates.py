from datetime import date

from eduapp.exchange.handoff import queries
from tests.support import given_handoff


def test_rates_that_stand_are_told_oldest_first_with_who_entered_them(database):
    given_handoff.a_rate(database, 1300)
    given_handoff.a_rate(database, 1250, from_day=date(2026, 7, 1))
    given_handoff.a_rate(database, 1350)  # for the same day: the one before is superseded

    with database.reading() as session:
        rows = queries.standing(session)

    assert [(row.rate.from_day, row.rate.amount, row.entered_by) for row in rows] == [
        (date(2026, 7, 1), 1250, "Solveig Nes"),
        (given_handoff.MONDAY, 1350, "Solveig Nes"),
    ]
