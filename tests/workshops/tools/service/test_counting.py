"""A count freezes what was expected and found, and begins a search for what is not there."""

from datetime import timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.workshops.tools import queries, service, terms
from tests.support import given
from tests.support.given_tools import a_board, a_tool, board_head, counted, issued, three_tools


@pytest.fixture
def board_id(database):
    return a_board(database)


@pytest.fixture
def tools(database, board_id):
    return three_tools(database, board_id)


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


def rows(database, count_id):
    with database.reading() as session:
        return [(row.name, row.expected, row.found) for row in queries.count_rows(session, count_id)]


def order(database, board_id, **wish):
    turn = board_head(database, board_id).board.turn
    return service.CountBoard(board_id=board_id, **{"turn": turn, "kind": "opening"} | wish)


def test_a_count_keeps_what_was_expected_and_found_by_whom_and_when(database, board_id, tools, notes):
    count_id = counted(database, board_id, found={tools[1]: 3, tools[2]: 495})
    assert notes[-2].details | {"kind": ""} == {
        "board": "Hand tools",
        "kind": "",
        "things": 3,
        "differing": 1,
    }
    service_move = service.MoveStock(tool_id=tools[2], change=-100, reason="used")
    database.execute(service.move_stock, service_move)

    assert rows(database, count_id) == [("Plane", 1, 1), ("Chisels", 4, 3), ("Screws", 500, 495)]
    [made] = board_head(database, board_id).counts
    assert (made.number, made.day, made.kind, made.counted_by) == (
        1,
        given.TODAY,
        "opening",
        given.WORKSHOP_LEADER.name,
    )
    assert (made.things, made.differing, made.all_there, made.counted_at) == (3, 1, True, given.NOW)


def test_rule_81_a_count_nobody_went_through_is_none(database, board_id, tools):
    with pytest.raises(Refused) as refusal:
        database.execute(service.count_board, order(database, board_id))
    assert [one.name for one in refusal.value.violations] == ["NotMeasured", "NotGoneThrough"]
    found = {tools[0]: 1, tools[1]: 4, tools[2]: 500}
    assert database.execute(service.count_board, order(database, board_id, found=found))


def test_a_board_on_which_something_happened_meanwhile_is_looked_at_again(database, board_id, tools, ola):
    counted(database, board_id)
    stale = order(database, board_id, kind="closing", all_there=True, found={tools[2]: 500})
    issued(database, tools[0], ola)
    with pytest.raises(Conflict):
        database.execute(service.count_board, stale)


def test_what_is_missing_is_searched_for_and_who_had_it_last_is_known(database, board_id, tools, ola, notes):
    counted(database, board_id)
    issued(database, tools[0], ola)
    counted(database, board_id, "closing", {tools[0]: 0})

    [search] = board_head(database, board_id).searches
    assert (search.tool, search.expected, search.found, search.last_with) == (
        "Plane (V-01)",
        1,
        0,
        "Vik, Ola",
    )
    assert [entry.step for entry in search.entries] == ["opened"]
    assert notes[-1].action == terms.SEARCH_OPENED
    assert board_head(database, board_id).board.searched == 1


def test_one_search_a_tool_and_later_counts_write_into_it(database, board_id, tools, clock):
    counted(database, board_id, found={tools[0]: 0})
    counted(database, board_id, "closing", {tools[0]: 0})
    clock.moment += timedelta(days=1)
    counted(database, board_id)
    [search] = board_head(database, board_id).searches
    assert [entry.step for entry in search.entries] == ["opened", "still", "seen"]
    assert search.open
    assert search.opened_on == given.TODAY


def test_what_hangs_on_the_board_is_back_whoever_forgot_to_say_so(database, board_id, tools, ola, notes):
    counted(database, board_id)
    issued(database, tools[0], ola)
    counted(database, board_id, "closing", {tools[0]: 1})
    head = board_head(database, board_id)
    assert (head.tools[0].out, head.searches) == (None, ())
    assert notes[-1].action == terms.RETURNED


def test_what_is_out_at_a_shift_change_stays_out(database, board_id, tools, ola):
    counted(database, board_id)
    issued(database, tools[0], ola)
    count_id = counted(database, board_id, "shift_change")
    assert rows(database, count_id)[0] == ("Plane", 0, 0)
    head = board_head(database, board_id)
    assert (head.tools[0].out.name, head.searches) == ("Vik, Ola", ())


def test_what_is_still_out_the_next_morning_is_missed(database, board_id, tools, ola, clock):
    counted(database, board_id)
    issued(database, tools[0], ola)
    clock.moment += timedelta(days=1)
    counted(database, board_id, found={tools[0]: 0})
    [search] = board_head(database, board_id).searches
    assert search.last_with == "Vik, Ola"


def test_a_consumable_outside_its_tolerance_is_searched_for(database, board_id, tools):
    counted(database, board_id, found={tools[2]: 489})
    [search] = board_head(database, board_id).searches
    assert (search.tool, search.expected, search.found) == ("Screws (V-03)", 500, 489)


def test_who_may_not_count_learns_that_first(database, board_id):
    a_tool(database, board_id)
    with pytest.raises(NotAllowed):
        counted(database, board_id, by=given.TEACHER)
    gone = service.CountBoard(board_id=given.LEADER.user_id, turn=1, kind="opening")
    with pytest.raises(NotFound):
        database.execute(service.count_board, gone)


def test_what_is_searched_for_is_not_seen_because_all_else_is_there(database, board_id, tools):
    counted(database, board_id, found={tools[0]: 0})
    again = order(database, board_id, kind="closing", all_there=True, found={tools[2]: 500})
    with pytest.raises(Refused) as refusal:
        database.execute(service.count_board, again)
    assert [one.name for one in refusal.value.violations] == ["AwayNotSaid"]
