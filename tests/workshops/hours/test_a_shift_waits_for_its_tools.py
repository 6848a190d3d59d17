"""A shift is signed only when every tool of its place is accounted for; no override, and no hours are lost.

Rules 6 and 81 of the rules from the field: a hard stop, and the sheet stays as it was filled.
"""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.core.errors import Refused
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.tools import queries as tools
from eduapp.workshops.tools import service as tool_service
from tests.support import given, given_tools, given_workshops
from tests.support.given_education import a_place

pytestmark = pytest.mark.both_databases
WHOLE = Times(480, 900, 30)


@pytest.fixture
def room(database, clock):
    given_workshops.at(clock, given.TODAY, 8)
    return a_place(database, "Workroom", "workshop")


@pytest.fixture
def board(database, room):
    board_id = given_tools.a_board(database, place_id=room)
    given_tools.a_tool(database, board_id)
    return board_id


@pytest.fixture
def shop(database, room):
    shop = given_workshops.a_workshop(database, place_id=room)
    given_workshops.placed(database, shop, "Ola Vik")
    return shop


def sheet(database, shop, day=given.TODAY):
    with database.reading() as session:
        return queries.sheet_view(session, shop, day)


def sign(database, shop, day=given.TODAY):
    shown = sheet(database, shop, day)
    order = service.SignShift(workshop_id=shop, day=day, times=WHOLE, lines=shown.sheet.lines)
    database.acting_as(given.WORKSHOP_LEADER).execute(service.sign_shift, order)


def stopped(pattern):
    return pytest.raises(
        Refused,
        check=lambda error: (
            any(re.search(pattern, one.sentence()) for one in error.violations)
            and not any(one.overridable for one in error.violations)
        ),
    )


def test_without_a_closing_count_nothing_is_signed(database, board, shop, clock):
    given_tools.counted(database, board)
    given_workshops.at(clock, given.TODAY, 15)

    with stopped("Hand tools"):
        sign(database, shop)
    given_tools.counted(database, board, "closing")
    sign(database, shop)

    assert sheet(database, shop).signature is not None


def test_a_plane_that_is_missing_keeps_the_shift_open_until_it_is_found_the_next_day(
    database, board, shop, clock
):
    [plane] = [row.id for row in given_tools.board_head(database, board).tools]
    given_tools.counted(database, board)
    given_workshops.at(clock, given.TODAY, 15)
    kept = sheet(database, shop).sheet
    keep = service.KeepSheet(workshop_id=shop, day=given.TODAY, sheet=kept)
    database.acting_as(given.WORKSHOP_LEADER).execute(service.keep_sheet, keep)
    given_tools.counted(database, board, "closing", {plane: 0})

    with stopped("Plane"):
        sign(database, shop)
    given_workshops.at(clock, given.TODAY + timedelta(days=1), 8)
    with stopped("Plane"):
        sign(database, shop)

    with database.reading() as session:
        [search] = tools.searches(session, board)
    given_tools.proposed(database, search.id)
    with stopped("Plane"):
        sign(database, shop)
    given_tools.closed(database, search.id)
    assert sheet(database, shop).kept  # nothing of it was lost
    sign(database, shop)
    assert sheet(database, shop).signature is not None


def test_a_workshop_without_boards_is_signed_as_before(database, shop, clock):
    given_workshops.at(clock, given.TODAY, 15)

    sign(database, shop)


def test_the_sheet_knows_which_boards_are_to_be_counted(database, board, shop):
    assert sheet(database, shop).boards == (board,)


def test_a_closing_count_in_the_morning_closes_no_shift_of_the_day(database, board, shop, clock):
    given_tools.counted(database, board)
    given_tools.counted(database, board, "closing")
    given_workshops.at(clock, given.TODAY, 15)

    with stopped("was counted at closing before the shift of 23.11.2026 was over"):
        sign(database, shop)


def test_a_workshop_does_not_leave_the_place_while_a_tool_is_out(database, board, shop, clock, notes):
    given_tools.counted(database, board)
    with database.reading() as session:
        head = queries.workshop(session, shop)
    away = service.SaveWorkshop(
        facts=replace(head.facts, place_id=None), workshop_id=shop, version=head.version
    )
    with stopped("Hand tools"):
        database.acting_as(given.LEADER).execute(service.save_workshop, away)

    given_tools.counted(database, board, "closing")
    notes.clear()
    database.acting_as(given.LEADER).execute(service.save_workshop, away)
    [note] = [note for note in notes if note.action == terms.WORKSHOP_SAVED]
    assert note.details["changed"]["place"] == [str(head.facts.place_id), ""]


def test_a_board_does_not_leave_the_place_before_it_was_counted_that_day(database, board, shop, clock):
    given_tools.counted(database, board)
    given_tools.counted(database, board, "closing")
    given_workshops.at(clock, given.TODAY + timedelta(days=1), 8)
    elsewhere = a_place(database, "Store", "workshop")
    head = given_tools.board_head(database, board).board

    move = tool_service.SaveBoard(
        facts=replace(head.facts, place_id=elsewhere), board_id=board, version=head.version
    )
    with pytest.raises(Refused):
        database.acting_as(given.LEADER).execute(tool_service.save_board, move)
