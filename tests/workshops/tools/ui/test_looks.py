"""How boards and tools look: a word with every colour."""

from datetime import timedelta

import pytest

from eduapp.workshops.tools.ui import looks
from tests.support import given
from tests.support.given_tools import a_tool, board_head, counted, issued, three_tools

TOMORROW = given.TODAY + timedelta(days=1)


def chip(database, board_id, day=given.TODAY):
    return looks.board_chip(board_head(database, board_id).board, day)[2]


def test_a_board_says_how_it_stands(database, board_id):
    tool_id = a_tool(database, board_id)
    assert chip(database, board_id) == "never counted"
    counted(database, board_id)
    assert (chip(database, board_id), chip(database, board_id, TOMORROW)) == ("open", "not closed")
    counted(database, board_id, "closing")
    assert chip(database, board_id) == "closed"
    counted(database, board_id, "closing", {tool_id: 0})
    assert chip(database, board_id) == "something is missing"
    assert looks.last_count_text(board_head(database, board_id).board) == "closing count, 23.11.2026"


def test_a_tool_says_where_it_is_and_what_it_is(database, board_id):
    plane, chisels, _screws = three_tools(database, board_id)
    counted(database, board_id, found={chisels: 3})
    issued(database, plane, given.a_learner(database, "Ola Vik"))
    rows = board_head(database, board_id).tools
    assert [looks.tool_chip(row)[2] for row in rows] == ["Vik, Ola", "searched for", "500 g"]
    assert looks.tool_note(rows[1]) == (
        "V-02 · class B: could be used so after some work on it · kit with one label"
        " · 4 parts · 6, 10, 16, 25 mm"
    )
    assert "tolerance 10 g" in looks.tool_note(rows[2])
    assert looks.tool_title(rows[0]) == "A1 Plane"


def test_counts_and_searches_are_sentences(database, board_id):
    _plane, chisels, _screws = three_tools(database, board_id)
    counted(database, board_id, found={chisels: 3})
    head = board_head(database, board_id)
    assert looks.count_text(head.counts[0]) == "23.11.2026, opening count: 2 of 3 as expected"
    assert looks.count_note(head.counts[0]) == f"{given.WORKSHOP_LEADER.name}, at 08:00 · Chisels 3 / 4"
    [search] = head.searches
    assert looks.search_text(search) == "Chisels (V-02): 3 parts of 4 parts in the count of 23.11.2026"
    assert (looks.search_note(search), looks.search_chip(search)[2]) == ("", "searched for")
    assert looks.entry_text(search.entries[0]) == (
        f"23.11.2026 08:00, {given.WORKSHOP_LEADER.name}, not as expected in the count: 3 / 4"
    )


@pytest.mark.parametrize(("count", "said"), [(1, "1 position"), (2, "2 positions")])
def test_positions_are_counted_in_words(count, said):
    assert looks.things_text(count) == said
