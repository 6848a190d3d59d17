"""Facts stand in a grid that fits the window."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.gui.facts import Fact, facts_grid
from eduapp.gui.theme import Theme

FACTS = [Fact(f"Title {n}", f"value {n}") for n in range(5)]


@pytest.mark.parametrize(("scale", "rows"), [(1.0, 2), (2.0, 3)])
def test_as_many_stand_side_by_side_as_there_is_room_for(qtbot, scale, rows):
    grid = facts_grid(Theme(scale=scale), FACTS)
    qtbot.addWidget(grid)
    assert grid.layout().count() == rows


def test_what_is_not_known_is_said_so(qtbot):
    grid = facts_grid(Theme(), [Fact("Teacher", "")])
    qtbot.addWidget(grid)
    assert [one.text() for one in grid.findChildren(QLabel)] == ["Teacher", "not known"]
