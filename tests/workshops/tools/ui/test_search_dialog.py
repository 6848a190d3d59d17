"""The forms of a search say what must not be written, and propose without closing."""

import pytest

from eduapp.workshops.tools.ui.search_dialog import note_search, propose_end
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_tools import board_head, counted, three_tools


@pytest.fixture
def tools(database, board_id):
    return three_tools(database, board_id)


def search(database, board_id):
    return board_head(database, board_id).searches[0]


def test_a_line_is_added_and_the_help_says_what_must_not_be_in_it(database, fakes, parent, board_id, tools):
    counted(database, board_id, found={tools[0]: 0})
    note_search(fakes.bench, search(database, board_id), parent)
    dialog = the_dialog()
    assert "Nothing about who" in dialog.form.field("words").accessibleDescription()
    dialog.form.set_values({"words": "Behind the planer"})
    dialog.submit()
    assert no_dialog()
    assert search(database, board_id).entries[-1].words == "Behind the planer"


def test_an_end_is_proposed_and_nothing_closed(database, fakes, parent, board_id, tools):
    counted(database, board_id, found={tools[0]: 0})
    propose_end(fakes.bench, search(database, board_id), parent)
    dialog = the_dialog()
    dialog.form.set_values({"outcome": "found", "words": "Under the bench"})
    dialog.submit()
    assert no_dialog()
    row = search(database, board_id)
    assert (row.outcome, row.open) == ("found", True)


def test_too_much_is_never_lost(database, fakes, parent, board_id, tools):
    counted(database, board_id, found={tools[2]: 700})
    propose_end(fakes.bench, search(database, board_id), parent)
    field = the_dialog().form.field("outcome")
    assert [field.itemText(number) for number in range(field.count())][-2:] == ["Found", "Counted wrongly"]
