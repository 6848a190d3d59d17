"""The forms of the register: everything that stands against it is told beside its field."""

import pytest

from eduapp.workshops.tools.ui.board_dialog import move_stock, save_board, save_tool, withdraw
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_tools import board_head, three_tools


@pytest.fixture
def tools(database, board_id):
    return three_tools(database, board_id)


def test_a_board_is_put_right(database, fakes, parent, board_id, tools):
    save_board(fakes.bench, parent, board_head(database, board_id).board)
    dialog = the_dialog()
    dialog.form.set_values({"columns": 2})
    dialog.submit()
    assert "Screws would hang outside" in dialog.form.field("rows").accessibleDescription()
    dialog.form.set_values({"columns": 3, "name": "Tools"})
    dialog.submit()
    assert no_dialog()
    assert board_head(database, board_id).board.name == "Tools"


def test_a_tool_is_added_where_nothing_hangs(database, fakes, parent, board_id, tools):
    save_tool(fakes.bench, parent, board_head(database, board_id).board, {(1, 1), (1, 2), (1, 3)})
    dialog = the_dialog()
    assert dialog.form.field("place").itemText(0) == "A4"
    dialog.form.set_values({"name": "Hammer", "code": "v-01"})
    dialog.submit()
    assert "is the number of Plane" in dialog.form.field("code").accessibleDescription()
    dialog.form.set_values({"code": "V-04", "tool_class": "a"})
    dialog.submit()
    assert no_dialog()
    added = board_head(database, board_id).tools[3].facts
    assert (added.name, added.position, added.tool_class, added.amount) == ("Hammer", "A4", "a", 1)


def test_each_class_says_what_it_means_and_kinds_ask_for_what_they_need(database, fakes, parent, board_id):
    save_tool(fakes.bench, parent, board_head(database, board_id).board, set())
    form = the_dialog().form
    assert "violence or escape" in form.field("tool_class").itemText(0)
    asked = ("amount", "tolerance", "contents")
    assert [form.field(key).isEnabled() for key in asked] == [False, False, False]
    form.field("kind").set_value("weight")
    assert [form.field(key).isEnabled() for key in asked] == [True, True, False]
    form.field("kind").set_value("kit")
    assert [form.field(key).isEnabled() for key in asked] == [True, False, True]


def test_a_tool_is_put_right_but_not_its_amount(database, fakes, parent, board_id, tools):
    head = board_head(database, board_id)
    save_tool(fakes.bench, parent, head.board, {(1, 1), (1, 2), (1, 3)}, head.tools[2])
    dialog = the_dialog()
    assert [dialog.form.field(key).isEnabled() for key in ("kind", "amount", "tolerance")] == [
        False,
        False,
        True,
    ]
    dialog.form.set_values({"tolerance": 25})
    dialog.submit()
    assert no_dialog()
    assert board_head(database, board_id).tools[2].facts.tolerance == 25


def test_what_is_broken_is_withdrawn_and_never_as_lost(database, fakes, parent, board_id, tools):
    withdraw(fakes.bench, board_head(database, board_id).tools[0], parent)
    dialog = the_dialog()
    field = dialog.form.field("reason")
    assert "Lost" not in [field.itemText(number) for number in range(field.count())]
    dialog.form.set_values({"reason": "broken"})
    dialog.submit()
    assert no_dialog()
    assert [row.facts.code for row in board_head(database, board_id).withdrawn] == ["V-01"]


@pytest.mark.parametrize(("reason", "left"), [("used", "380 g"), ("refilled", "620 g")])
def test_what_was_used_or_refilled_is_recorded(database, fakes, parent, board_id, tools, reason, left):
    move_stock(fakes.bench, board_head(database, board_id).tools[2], parent)
    dialog = the_dialog()
    dialog.form.set_values({"reason": reason, "amount": 120})
    dialog.submit()
    assert no_dialog()
    assert board_head(database, board_id).tools[2].amount == left
