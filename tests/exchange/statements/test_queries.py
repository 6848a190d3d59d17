"""Each workshop's month, with few statements and without reading the ledger whole."""

from datetime import date

import pytest

from eduapp.core.actor import Scope
from eduapp.exchange.statements import queries
from tests.support import given_workshops
from tests.support.given_statements import MONDAY, OCTOBER, a_month, made, month_row
from tests.support.statements import selects_of

SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def month(database, clock):
    return a_month(database, clock)


def test_a_workshop_is_told_with_what_stands_against_counting_it(database, month):
    row = month_row(database, month[0])

    assert (row.workshop, row.people, row.counted, row.approved, row.waiting) == ("Carpentry", 2, 0, 780, 390)
    assert row.against == ()
    earlier = month_row(database, month[0], SEPTEMBER)
    assert (earlier.people, earlier.approved) == (0, 0)
    [said] = earlier.against
    assert said.startswith("No approved hours in Carpentry from 01.09.2026 to 30.09.2026 wait to be counted.")


def test_a_closed_workshop_is_told_where_it_has_hours_only(database, month):
    given_workshops.a_workshop(database, "Laundry", active=False)
    with database.reading() as look:
        assert [row.workshop for row in queries.month_rows(look, OCTOBER)] == ["Carpentry"]


def test_the_file_holds_everybody_of_a_scope_by_name(database, month):
    made(database, month[0])
    with database.reading() as look:
        found = queries.month_to_write(look, OCTOBER)
        nothing = queries.month_to_write(look, OCTOBER, Scope(sites=frozenset({"Elsewhere"})))

    assert [(shop, line.name, line.worked, line.waiting) for shop, line in found.lines] == [
        ("Carpentry", "Ek, Bo", 0, 390),
        ("Carpentry", "Foss, Carl", 0, 0),
        ("Carpentry", "Holm, Ada", 780, 0),
    ]  # fmt: skip
    assert [dict(line.missed) for _shop, line in found.lines] == [{}, {"court": 390}, {}]
    assert [(shop, row.number) for shop, row in found.statements] == [("Carpentry", "2026-1")]
    assert len(nothing.lines) == len(found.lines)  # a workshop without a place is at every site


def test_it_asks_as_often_for_many_workshops_as_for_one(database, month):
    with database.reading() as look, selects_of(database) as one:
        queries.month_rows(look, OCTOBER)
    for number in range(5):
        shop = given_workshops.a_workshop(database, f"Shop {number}")
        [who] = given_workshops.placed(database, shop, f"Eva Nes{number}")
        given_workshops.some_hours(database, shop, who, MONDAY)
    with database.reading() as look, selects_of(database) as many:
        assert len(queries.month_rows(look, OCTOBER)) == 6
    assert len(many) == len(one) <= 5
