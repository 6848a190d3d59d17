"""A table in its sheet: round corners over square ones, and nothing in the way of the mouse."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from eduapp.gui.table_card import HeaderEnd, TableCard
from eduapp.gui.theme import Theme, tokens
from tests.support.accessibility import show
from tests.support.keys import click


@pytest.fixture(params=["light", "dark"])
def theme(request, qapp):
    made = Theme(tokens(request.param))
    made.apply(qapp)
    return made


@pytest.fixture
def card(qtbot, theme):
    window, inside = QWidget(), QPushButton("Sign")
    window.setObjectName("root")
    made = TableCard(theme, inside)
    down = QVBoxLayout(window)
    down.setContentsMargins(0, 0, 0, 0)
    down.addWidget(made)
    qtbot.addWidget(window)
    made.inside, made.stands_in = inside, window
    show(window, QSize(300, 200))
    return made


def test_its_corners_show_the_ground_of_the_page(card, theme):
    drawn = card.grab().toImage()

    for corner in (QPoint(0, 0), QPoint(drawn.width() - 1, drawn.height() - 1)):
        assert drawn.pixelColor(corner) == theme.c("bg")
    assert drawn.pixelColor(150, 100) != theme.c("bg")


def test_they_stay_in_the_corners_when_it_grows(card, theme):
    card.window().resize(500, 300)
    drawn = card.grab().toImage()

    assert drawn.pixelColor(drawn.width() - 1, 0) == theme.c("bg")


def test_the_mouse_reaches_what_lies_in_it(card):
    pressed = []
    card.inside.clicked.connect(lambda: pressed.append(1))

    click(card.inside)

    assert pressed == [1]
    corners = card.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    assert corners.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_the_heading_goes_on_above_the_scroll_bar(qtbot, theme):
    end = HeaderEnd(theme)
    qtbot.addWidget(end)
    end.resize(12, 36)

    assert end.grab().toImage().pixelColor(5, 5) == theme.c("sunken")
