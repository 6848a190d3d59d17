"""The sheets of a board go to the printer, and the trail keeps that they did."""

import pytest

from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from eduapp.records.handouts import terms
from eduapp.records.handouts.ui.tool_verbs import ToolVerbs
from eduapp.workshops.tools.ui.board_page import BoardPage
from tests.support import given
from tests.support.given_tools import a_board, three_tools
from tests.support.sample import a_catalogue_bench


@pytest.fixture
def board_id(database):
    made = a_board(database)
    three_tools(database, made)
    return made


def verbs(qtbot, database, board_id, actor=given.WORKSHOP_LEADER):
    fakes = a_catalogue_bench(database.acting_as(actor), actor)
    page = BoardPage(fakes.bench, Route("tools.board", board_id))
    qtbot.addWidget(page)
    qtbot.kept = page  # what is in it lives as long
    return fakes, page.findChildren(ToolVerbs)


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def test_the_board_as_it_hangs_goes_to_the_printer(qtbot, database, board_id, notes):
    fakes, [panel] = verbs(qtbot, database, board_id)
    panel.board.click()
    [(pdf, title)] = fakes.printer.printed
    assert title == "Tool board · Hand tools"
    assert "Plane" in words(pdf)
    assert notes[-1].action == terms.TOOLS_PRINTED
    assert notes[-1].details == {"board": "Hand tools", "sheet": "Tool board"}


def test_labels_go_to_the_printer(qtbot, database, board_id, notes):
    fakes, [panel] = verbs(qtbot, database, board_id)
    panel.labels.click()
    [(pdf, title)] = fakes.printer.printed
    assert title == "Labels of tools · Hand tools"
    assert "V-02" in words(pdf)
    assert notes[-1].details["sheet"] == "Labels of tools"


def test_a_printer_that_took_nothing_leaves_no_trace(qtbot, database, board_id, notes):
    fakes, [panel] = verbs(qtbot, database, board_id)
    fakes.printer.works = False
    panel.labels.click()
    assert notes[-1].action != terms.TOOLS_PRINTED


def test_who_may_not_print_them_has_no_such_buttons(qtbot, database, board_id):
    _fakes, found = verbs(qtbot, database, board_id, given.TEACHER)
    assert found == []
