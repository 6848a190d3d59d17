"""The page of a board: labels and positions hand out and take back, and every verb by keyboard."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from eduapp.people.learners import queries as learners
from eduapp.workshops.tools.ui.board_page import BoardPage
from eduapp.workshops.tools.ui.boards_page import KEEP_REASON
from eduapp.workshops.tools.ui.handing import COUNT_REASON
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_tools import board_head, counted, issued, proposed, three_tools
from tests.support.keys import keys_only, press, write


@pytest.fixture
def tools(database, board_id):
    return three_tools(database, board_id)


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


def opened(qtbot, database, board_id, actor=given.WORKSHOP_LEADER):
    page = BoardPage(a_hearing_bench(database, actor).bench, Route("tools.board", board_id))
    qtbot.addWidget(page)
    show(page)
    return page


def choose(page, database, name):
    with database.reading() as session:
        [row] = learners.find(session, name)
    page.handing.who.set_value(row)


def texts(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def chips(page):
    return [chip.accessibleName() for chip in page.findChildren(Chip) if chip.isVisibleTo(page)]


def verb(page, words):
    shown = [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
    found = [one for one in shown if one.text().strip() == words]
    return found[0] if found else None


def state(page, tool_id):
    return page.positions.cell_of(tool_id).press.accessibleName()


def test_a_scanned_label_issues_and_the_same_label_takes_back(qtbot, database, board_id, tools, ola):
    counted(database, board_id)
    page = opened(qtbot, database, board_id)
    choose(page, database, "Vik")
    page.handing.code.setFocus()
    with keys_only() as cost:
        write(page, "v-02")
        press(page, "Return")
    assert cost.commands == 1
    assert state(page, tools[1]) == "A2, Chisels, number V-02, class B, Vik, Ola"
    assert page.handing.said.text().startswith("v-02 is issued to Vik, Ola")
    with keys_only():
        write(page, "V-02")
        press(page, "Return")
    assert state(page, tools[1]) == "A2, Chisels, number V-02, class B, hangs there"
    assert page.handing.said.text() == "V-02 is back."
    assert page.handing.code.value() == ""


@pytest.mark.parametrize("key", ["Return", "Space"])
def test_one_key_on_a_position_issues_and_takes_back_and_stays_there(
    qtbot, database, board_id, tools, ola, key
):
    counted(database, board_id)
    page = opened(qtbot, database, board_id)
    choose(page, database, "Vik")
    pressed = page.positions.cell_of(tools[0]).press
    pressed.setFocus()
    with keys_only() as cost:
        press(page, key)
        assert board_head(database, board_id).tools[0].out.name == "Vik, Ola"
        press(page, key)
    assert cost.keys == 2
    assert board_head(database, board_id).tools[0].out is None
    assert page.positions.cell_of(tools[0]).press is pressed
    assert pressed.hasFocus()


def test_rule_81_why_nothing_is_issued_stands_beside_the_label(qtbot, database, board_id, tools, ola):
    page = opened(qtbot, database, board_id)
    page.handing.code.setFocus()
    with keys_only():
        write(page, "V-01")
        press(page, "Return")
    said = page.handing.said.text()
    assert "Choose who takes it first." in said
    assert "has not been counted at opening today" in said
    assert page.handing.code.selectedText() == "V-01"


def test_positions_stand_as_the_board_hangs_where_there_is_room(qtbot, database, board_id, tools):
    page = opened(qtbot, database, board_id)
    first, second = (page.positions.cell_of(tools[number]) for number in (0, 1))
    assert first.y() == second.y()
    assert first.x() < second.x()
    page.resize(page.theme.px(300), 600)
    show(page)
    assert {"A4"} <= set(texts(page)) or second.y() >= first.y()


def test_a_count_by_keyboard_names_the_exception_and_begins_a_search(qtbot, database, board_id, tools):
    page = opened(qtbot, database, board_id)
    page.header_buttons()[2].click()
    dialog = the_dialog()
    dialog.form.type_in({"all_there": True, str(tools[0]): 0, str(tools[2]): 500})
    with keys_only():
        press(dialog, "Ctrl+Return")
    assert no_dialog()
    assert "Plane (V-01): 0 pieces of 1 piece in the count of 23.11.2026" in texts(page)
    assert "something is missing" in chips(page)
    assert verb(page, "Write…") is not None


def test_rule_82_a_search_is_confirmed_by_a_second_person_on_this_page(qtbot, database, board_id, tools):
    counted(database, board_id, found={tools[0]: 0})
    proposed(database, board_head(database, board_id).searches[0].id)
    own = opened(qtbot, database, board_id)
    assert not verb(own, "Confirm").isEnabled()
    assert "second person" in verb(own, "Confirm").accessibleDescription()

    page = opened(qtbot, database, board_id, given.LEADER)
    verb(page, "Confirm").setFocus()
    with keys_only():
        press(page, "Space")
    assert "closed: found" in chips(page)
    assert verb(page, "Confirm") is None


def test_each_form_opens_from_its_verb(qtbot, database, board_id, tools):
    counted(database, board_id, found={tools[0]: 0})
    page = opened(qtbot, database, board_id)
    change, add, count = page.header_buttons()
    for button, title in (
        (change, "Change Hand tools"),
        (add, "Add a tool to Hand tools"),
        (count, "Count Hand tools"),
        (verb(page, "Write…"), "Search for Plane (V-01)"),
        (verb(page, "Propose…"), "End of the search for Plane (V-01)"),
        (verb(page, "Amount…"), "Used or refilled: Screws (V-03)"),
        (verb(page, "Change…"), "Change Plane (V-01)"),
        (verb(page, "Take out of use…"), "Take Plane (V-01) out of use"),
    ):
        button.click()
        assert the_dialog().windowTitle() == title
        the_dialog().reject()


def test_who_may_only_look_is_told_why(qtbot, database, board_id, tools):
    page = opened(qtbot, database, board_id, given.TEACHER)
    reasons = [one.accessibleDescription() for one in (*page.header_buttons(), page.handing.do)]
    assert reasons == [KEEP_REASON, KEEP_REASON, COUNT_REASON, COUNT_REASON]
    page.positions.cell_of(tools[0]).press.click()
    assert board_head(database, board_id).tools[0].out is None
    assert verb(page, "Take out of use…") is None


def test_a_board_that_is_not_there_is_said_so(qtbot, database):
    page = opened(qtbot, database, given.TEACHER.user_id)
    assert page.title == "This board is not in the register"


def test_the_page_is_fit_for_everybody(qtbot, database, board_id, tools, ola):
    counted(database, board_id, found={tools[1]: 3})
    issued(database, tools[0], ola)
    route = Route("tools.board", board_id)
    assert_page_accessible(lambda theme: BoardPage(a_bench(database, theme=theme).bench, route))
