"""All cards in columns."""

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.workshops.hours.ui.card_grid import CardGrid
from tests.support import given_workshops, sight
from tests.support.keys import press


@pytest.mark.parametrize(("width", "count"), [(1118, 3), (1000, 2), (600, 1)])
def test_there_are_as_many_columns_as_there_is_room_for(stage, qtbot, width, count):
    grid = CardGrid(stage.page.theme, stage.page.state, lambda _card: None)
    qtbot.addWidget(grid)
    grid.refresh()
    grid.resize(width, 900)
    grid.show()
    QApplication.processEvents()

    assert len({card.x() for card in grid.cards}) == count


def test_names_run_down_the_columns(stage, people):
    grid = stage.page.grid

    assert [grid.cards[at].x() == grid.cards[0].x() for at in (4, 5)] == [True, False]
    assert grid.cards[5].y() == grid.cards[0].y()


def test_arrows_go_where_they_point_and_stop_at_the_edge(stage, people):
    stage.card(people[0]).setFocus()
    press(stage.page, "Left", "Up", "Down", "Right")
    assert stage.card(people[6]).hasFocus()

    press(stage.page, "Right", "Right")
    assert stage.card(people[11]).hasFocus()


def test_only_one_card_is_a_stop_of_the_tab_key(stage, people):
    stage.card(people[7]).setFocus()

    stops = [card for card in stage.page.grid.cards if card.focusPolicy() & card.focusPolicy().TabFocus]
    assert stops == [stage.card(people[7])]


def test_the_keyboard_begins_on_the_first_card_and_stays_where_one_went(stage, people):
    assert stage.card(people[0]).hasFocus()

    stage.card(people[4]).setFocus()
    stage.page.reload()

    assert stage.card(people[4]).hasFocus()


def test_long_names_make_their_card_higher_and_cut_nothing(open_sheet, database, carpentry, people):
    given_workshops.placed(database, carpentry, "Muhammad Abdullah Al-Hassan bin Abdulrahman al-Rashid")
    stage = open_sheet()

    assert list(sight.nothing_cut(stage.page, stage.page.theme)) == []
