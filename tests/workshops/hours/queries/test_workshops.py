"""Workshops, who works there, and what waits in them."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from eduapp.workshops.hours import queries, service
from tests.support import given, given_workshops
from tests.support.given_workshops import YESTERDAY

TODAY = given.TODAY


@pytest.fixture
def statements(database):
    """How many statements were sent since the last clear()."""
    sent = []

    def note(_connection, _cursor, statement, *_rest):
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine, "before_cursor_execute", note)


def cards(database, today=TODAY):
    with database.reading() as session:
        return {card.workshop.name: card for card in queries.overview(session, today)}


def test_workshops_stand_in_norwegian_order_closed_ones_last(database):
    for name in ("Ærlig", "Åpen", "Øst", "Zink"):
        given_workshops.a_workshop(database, name)
    given_workshops.a_workshop(database, "Atelier", active=False)

    with database.reading() as session:
        assert [row.name for row in queries.workshops(session)] == ["Zink", "Ærlig", "Øst", "Åpen", "Atelier"]
        assert [row.name for row in queries.workshops(session, "øst")] == ["Øst"]
        assert len(queries.workshops(session, closed=False)) == 4


def test_a_workshop_names_its_place_and_leader(database):
    workshop_id = given_workshops.a_workshop(database, leader_id=given.WORKSHOP_LEADER.user_id)

    with database.reading() as session:
        row = queries.workshop(session, workshop_id)
        assert (row.leader, row.place, row.label) == ("Terje Haug", "", "Carpentry")
        assert queries.workshop(session, given.LEADER.user_id) is None


def test_a_card_tells_who_works_there_and_what_waits(database):
    workshop_id = given_workshops.a_workshop(database)
    ola, geir = given_workshops.placed(database, workshop_id, "Ola Vik", "Geir Moen")
    given_workshops.some_hours(database, workshop_id, ola)
    given_workshops.approved(database, given_workshops.some_hours(database, workshop_id, geir))
    given_workshops.a_workshop(database, "Kitchen")

    card = cards(database)["Carpentry"]

    assert card.people == ("Moen, Geir", "Vik, Ola")
    assert (card.waiting, card.waiting_minutes) == (1, 390)
    assert not card.signed_today
    assert cards(database)["Kitchen"].people == ()


def test_days_without_a_sheet_are_told_until_signed_or_entered(database):
    workshop_id = given_workshops.a_workshop(database)
    [ola] = given_workshops.placed(database, workshop_id, "Ola Vik", since=date(2026, 11, 17))

    assert cards(database)["Carpentry"].unsigned == tuple(date(2026, 11, day) for day in (17, 18, 19, 20))
    given_workshops.a_signed_shift(database, workshop_id, YESTERDAY)
    given_workshops.some_hours(database, workshop_id, ola, date(2026, 11, 18))
    assert cards(database)["Carpentry"].unsigned == (date(2026, 11, 17), date(2026, 11, 19))


def test_a_sheet_of_today_shows_as_kept_then_as_signed(database, clock):
    workshop_id = given_workshops.a_workshop(database)
    given_workshops.placed(database, workshop_id, "Ola Vik")
    with database.reading() as session:
        sheet = queries.sheet_view(session, workshop_id, TODAY).sheet

    database.execute(service.keep_sheet, service.KeepSheet(workshop_id=workshop_id, day=TODAY, sheet=sheet))
    assert cards(database)["Carpentry"].kept_today

    given_workshops.at(clock, TODAY, 15)
    given_workshops.a_signed_shift(database, workshop_id, TODAY)
    card = cards(database)["Carpentry"]
    assert (card.kept_today, card.signed_today) == (False, True)


@pytest.mark.parametrize("count", [1, 6])
def test_the_overview_takes_seven_statements_however_many_workshops(database, statements, count):
    for number in range(count):
        workshop_id = given_workshops.a_workshop(database, f"Workshop {number}")
        given_workshops.placed(database, workshop_id, "Ola Vik", "Geir Moen")
        given_workshops.a_signed_shift(database, workshop_id, YESTERDAY)
    statements.clear()

    assert len(cards(database)) == count
    assert len(statements) == 7


def test_somebody_who_left_is_on_no_list_of_today(database):
    workshop_id = given_workshops.a_workshop(database)
    given_workshops.placed(database, workshop_id, "Ola Vik")
    with database.reading() as session:
        [post] = queries.placements(session, workshop_id, TODAY)
    order = service.EndPlacement(
        placement_id=post.id, version=post.version, last_day=TODAY - timedelta(days=1)
    )
    database.execute(service.end_placement, order)

    assert cards(database)["Carpentry"].people == ()
