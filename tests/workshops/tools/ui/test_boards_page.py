"""The list of boards, by keyboard, for everybody."""

import pytest

from eduapp.gui.routes import Route
from eduapp.workshops.tools.ui.boards_page import KEEP_REASON, BoardsPage
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_place
from tests.support.given_tools import a_board, counted, issued, three_tools
from tests.support.keys import keys_only, press, write

ROUTE = Route("tools.list")


@pytest.fixture
def page(qtbot, database, fakes, board_id):
    plane, *_others = three_tools(database, board_id)
    counted(database, board_id)
    issued(database, plane, given.a_learner(database))
    a_board(database, "Clamps")
    made = BoardsPage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def names(page):
    return [row.name for row in page.table.table.rows]


def test_each_board_says_what_is_out_and_how_it_was_counted(page):
    assert [page.table.table.sentence(row) for row in page.table.table.rows] == [
        "Clamps, Room of Clamps, 0 positions, 0 out, never counted",
        "Hand tools, Room of Hand tools, 3 positions, 1 out, opening count, 23.11.2026, open",
    ]


def test_a_board_is_found_by_a_tool_and_opens_with_enter(page, fakes):
    with keys_only():
        write(page, "v-02")
        press(page, "Return")
    assert names(page) == ["Hand tools"]
    assert [route.key for route in fakes.went] == ["tools.board"]
    page.show_all()
    page.choose_filter("archived")
    assert names(page) == []


def test_a_board_is_added_by_keyboard_and_its_page_opens(page, fakes):
    page.open_route(Route("tools.list", detail="add"))
    dialog = the_dialog()
    with keys_only():
        write(dialog, "Drills")
        press(dialog, "Tab", "Down", "Return")
    assert no_dialog()
    assert names(page) == ["Clamps", "Drills", "Hand tools"]
    assert [route.key for route in fakes.went] == ["tools.board"]


def test_who_may_only_look_is_told_why(qtbot, database):
    page = BoardsPage(a_bench(database, given.TEACHER).bench, Route("tools.list", detail="add"))
    qtbot.addWidget(page)
    show(page)
    page.open_route(page.route)
    [add] = page.header_buttons()
    assert (add.isEnabled(), add.accessibleDescription()) == (False, KEEP_REASON)
    assert no_dialog()


def test_an_empty_list_says_what_it_is_for(qtbot, database):
    page = BoardsPage(a_bench(database).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    assert page.empty().title == "No tool boards yet"
    assert page.empty().primary is not None
    assert page.count_text(1, 1) == "1 board"
    assert page.count_text(1, 3) == "1 of 3 boards"


def test_the_page_is_fit_for_everybody(qtbot, database, board_id):
    three_tools(database, board_id)
    a_place(database, "Workroom", "workshop")
    assert_page_accessible(lambda theme: BoardsPage(a_bench(database, theme=theme).bench, ROUTE))
