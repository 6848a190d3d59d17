"""Counting a board: nothing is there unless somebody says so, and consumables are measured."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.gui.scrolling import scroll_to
from eduapp.workshops.tools.ui.count_dialog import count_board, due
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_tools import a_tool, board_head, counted, issued, three_tools
from tests.support.keys import click, mouse_only


@pytest.fixture
def tools(database, board_id):
    return three_tools(database, board_id)


@pytest.fixture
def dialog(database, fakes, parent, board_id, tools):
    count_board(fakes.bench, board_head(database, board_id), parent)
    return the_dialog()


def test_rule_81_all_there_must_be_said(database, dialog, board_id, tools):
    dialog.form.set_values({str(tools[2]): 500})
    dialog.submit()
    assert (
        "Not looked at yet: Plane (A1), Chisels (A2)"
        in dialog.form.field("all_there").accessibleDescription()
    )
    dialog.form.set_values({"all_there": True})
    dialog.submit()
    assert no_dialog()
    [count] = board_head(database, board_id).counts
    assert (count.kind, count.things, count.differing, count.all_there) == ("opening", 3, 0, True)


def test_one_can_go_through_it_instead(database, dialog, board_id, tools):
    plane, chisels, screws = map(str, tools)
    dialog.form.set_values({plane: 1, chisels: 3, screws: 495})
    dialog.submit()
    assert no_dialog()
    head = board_head(database, board_id)
    assert [(row.tool, row.found) for row in head.searches] == [("Chisels (V-02)", 3)]


def test_a_consumable_must_be_measured(dialog):
    dialog.form.set_values({"all_there": True})
    dialog.submit()
    assert "A3 Screws (V-03) is needed." in dialog.form.problems().values()
    assert not no_dialog()


def test_the_count_that_comes_next_is_chosen_already(database, board_id, tools):
    assert due(board_head(database, board_id).board, given.TODAY) == "opening"
    counted(database, board_id)
    assert due(board_head(database, board_id).board, given.TODAY) == "closing"


def test_what_is_out_says_with_whom(database, fakes, parent, board_id, tools):
    counted(database, board_id)
    issued(database, tools[0], given.a_learner(database, "Ola Vik"))
    count_board(fakes.bench, board_head(database, board_id), parent)
    dialog = the_dialog()
    assert "Out with Vik, Ola." in dialog.form.field(str(tools[0])).accessibleDescription()
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert "A1 Plane (V-01)" in shown  # it must be answered by itself …
    assert "A2 Chisels (V-02) (optional)" in shown  # … which the others need not
    dialog.form.set_values({"all_there": True, str(tools[2]): 500})
    dialog.submit()
    assert not no_dialog()
    dialog.form.set_values({str(tools[0]): 1})
    dialog.submit()
    assert no_dialog()
    assert board_head(database, board_id).tools[0].out is None


def test_a_count_with_two_exceptions_is_a_tap_for_each(database, fakes, parent, board_id, tools):
    a_tool(database, board_id, "Hammer", "V-04", 4)
    count_board(fakes.bench, board_head(database, board_id), parent)
    dialog = the_dialog()
    dialog.form.type_in({str(tools[2]): 500, str(tools[1]): 4})
    with mouse_only() as cost:
        click(dialog.form.field("all_there"))
        for tool_id in (tools[0], board_head(database, board_id).tools[3].id):
            _there, missing = dialog.form.field(str(tool_id)).findChildren(QPushButton)
            scroll_to(missing)
            click(missing)
        click(dialog.verb_button)
    assert cost.clicks == 4
    assert no_dialog()
    assert board_head(database, board_id).board.searched == 2


def test_the_dialog_is_fit_for_everybody(database, qtbot, parent, board_id, tools):
    def make(theme):
        count_board(a_bench(database, theme=theme).bench, board_head(database, board_id), parent)
        return the_dialog()

    assert_page_accessible(make)
