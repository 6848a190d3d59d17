"""What is looked at first when a shift sheet is signed."""

from datetime import timedelta

import pytest

from eduapp.education.places.service import TakeOutOfService, take_out_of_service
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.rules.sheet import Sheet
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT
from tests.support import given, given_education, given_workshops
from tests.support.given_workshops import YESTERDAY


@pytest.fixture
def place_id(database):
    return given_education.a_place(database, "Workroom", "workshop")


@pytest.fixture
def shop(database, place_id):
    return given_workshops.a_workshop(database, place_id=place_id, most_per_leader=8)


def head(database, shop, day=YESTERDAY):
    with database.reading() as session:
        return queries.shift_head(session, shop, day)


def test_the_head_tells_the_workshop_and_who_signed_that_day_alone(database, shop, place_id):
    given_workshops.placed(database, shop, "Ola Vik")
    assert head(database, shop).signed_by is None
    given_workshops.a_signed_shift(database, shop)

    found = head(database, shop)

    assert found == queries.ShiftHead(shop, "Carpentry", 8, place_id, "Workroom", given.WORKSHOP_LEADER.name)
    assert head(database, shop, YESTERDAY - timedelta(days=1)).signed_by is None


def test_no_head_of_no_workshop_and_no_place_of_one_without(database):
    assert head(database, given.LEADER.user_id) is None
    found = head(database, given_workshops.a_workshop(database, "Kitchen"))
    assert (found.place_id, found.place) == (None, None)
    with database.reading() as session:
        assert not queries.shift_limits(session, found, YESTERDAY).places


def test_the_limits_of_the_day_hold_the_days_its_place_is_out_of_service(database, shop, place_id):
    out = TakeOutOfService(place_id=place_id, first_day=YESTERDAY, reason="damage")
    database.execute(take_out_of_service, out)
    with database.reading() as session:
        limits = queries.shift_limits(session, queries.shift_head(session, shop, YESTERDAY), YESTERDAY)

    assert limits.places[shop].name == "Workroom"
    assert [one.name for one in limits.against_day(shop, YESTERDAY)] == ["ClosedThatDay"]


def test_those_with_a_post_that_day_are_named_as_in_lists(database, shop):
    ola, bjorn = given_workshops.placed(database, shop, "Ola Vik", "Bjørn Aasen")
    given_workshops.placed(database, shop, "Not Yet", since=YESTERDAY + timedelta(days=1))
    with database.reading() as session:
        assert queries.listed_on(session, shop, YESTERDAY) == {ola: "Vik, Ola", bjorn: "Aasen, Bjørn"}


def test_sheets_that_were_begun_are_counted_until_they_are_signed(database, shop):
    given_workshops.placed(database, shop, "Ola Vik")
    for day in (YESTERDAY, YESTERDAY - timedelta(days=1)):
        order = service.KeepSheet(workshop_id=shop, day=day, sheet=Sheet(ORDINARY_SHIFT))
        database.execute(service.keep_sheet, order)
    with database.reading() as session:
        assert queries.begun_sheets(session) == len({YESTERDAY, YESTERDAY - timedelta(days=1)})

    given_workshops.a_signed_shift(database, shop)

    with database.reading() as session:
        assert queries.begun_sheets(session) == 1
