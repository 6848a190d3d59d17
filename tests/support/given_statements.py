"""A month of a carpentry workshop, ready to be counted."""

from datetime import date, timedelta

from eduapp.exchange.statements import queries, service
from tests.support import given, given_workshops

OCTOBER = date(2026, 10, 1)
MONDAY = date(2026, 10, 5)


def a_month(database, clock):
    """Two of three worked on Monday, one is approved; the third was in court. Workshop, people, entries."""
    given_workshops.at(clock, given.TODAY, 16)
    shop = given_workshops.a_workshop(database)
    ada, bo, carl = given_workshops.placed(database, shop, "Ada Holm", "Bo Ek", "Carl Foss")
    given_workshops.a_signed_shift(database, shop, MONDAY, away={carl: "court"})
    with database.reading() as look:
        [entry] = [row.id for row in hours_waiting(look, shop) if row.content.learner_id == ada]
    given_workshops.approved(database, entry)
    tuesday = given_workshops.some_hours(database, shop, ada, MONDAY + timedelta(days=1))
    given_workshops.approved(database, tuesday)
    return shop, (ada, bo, carl), (entry, tuesday)


def hours_waiting(look, shop):
    """The entries that wait for approval."""
    from eduapp.workshops.hours import queries as hours  # noqa: PLC0415 - one look

    return hours.to_approve(look, shop)


def made(database, shop, month=OCTOBER, by=given.OFFICE):
    """Make a statement; its id."""
    order = service.MakeStatement(workshop_id=shop, month=month)
    return database.acting_as(by).execute(service.make_statement, order)


def month_row(database, shop, month=OCTOBER):
    """The workshop in the month."""
    with database.reading() as look:
        return next(row for row in queries.month_rows(look, month) if row.workshop_id == shop)
