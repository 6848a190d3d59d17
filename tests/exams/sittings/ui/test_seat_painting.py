"""Seats are told apart without colour: by outline, cross, sign and word; in every theme one can read them."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from eduapp.exams.sittings.rules.seating import Grid, Seat
from eduapp.exams.sittings.ui.seat_painting import Carried, Desk
from eduapp.exams.sittings.ui.seat_table import Shown
from eduapp.exams.sittings.ui.seat_view import SeatView
from eduapp.gui.theme import LOOKS, Theme, tokens
from tests.exams.sittings.ui.test_seat_table import person
from tests.support.sight import strongest_contrast

WIDE, HIGH = 132, 64
STATES = ("free", "taken", "wrong", "moving", "unused")


def cell(theme, state, names=False):
    """A seat drawn by itself."""
    view, row = SeatView(theme), person(101, Seat(0, 1))
    grid = Grid(1, 2, 0, frozenset({Seat(0, 1)} if state == "unused" else ()))
    people = {} if state in ("free", "unused") else {Seat(0, 1): row}
    view.show_room(Shown(grid, people, {Seat(0, 1): "too near"} if state == "wrong" else {}))
    view.mark(row.id if state == "moving" else None, names=names)
    drawn, option = QImage(WIDE, HIGH, QImage.Format.Format_RGB32), QStyleOptionViewItem()
    drawn.fill(theme.c("surface"))
    option.rect = QRect(0, 0, WIDE, HIGH)
    painter = QPainter(drawn)
    view.itemDelegate().paint(painter, option, view.table.index(0, 1))
    painter.end()
    view.deleteLater()
    return drawn


def grey(image):
    """Its lines alone: what is darker than the ground around it, whatever its colour."""
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    ground = plain.pixelColor(WIDE // 4, HIGH // 2).lightness()
    return [abs(plain.pixelColor(x, y).lightness() - ground) > 60 for y in range(HIGH) for x in range(WIDE)]


def test_what_a_seat_is_shows_without_colour(qapp):
    theme = Theme()
    theme.apply(qapp)
    drawn = {state: grey(cell(theme, state)) for state in STATES}
    for one, other in combinations(STATES, 2):
        differ = sum(a != b for a, b in zip(drawn[one], drawn[other], strict=True))
        assert differ > 40, (one, other)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", ["taken", "wrong", "moving"])
def test_the_number_can_be_read_in_every_theme(qapp, look, state):
    theme = Theme(tokens(look))
    theme.apply(qapp)
    picture = cell(theme, state)
    assert strongest_contrast(picture, QRect(WIDE // 2 - 20, HIGH // 2 - 14, 40, 24)) >= 4.5


def test_a_name_is_drawn_only_where_names_are_shown(qapp):
    theme = Theme()
    assert grey(cell(theme, "taken")) != grey(cell(theme, "taken", names=True))


def test_the_front_of_the_room_is_said(qtbot):
    desk = Desk(Theme())
    qtbot.addWidget(desk)
    assert desk.accessibleName() == "The front of the room: the teacher's desk"
    assert strongest_contrast(desk.grab().toImage(), desk.rect()) >= 4.5


def test_who_is_carried_shows_the_number_and_lets_the_mouse_through(qtbot):
    carried = Carried(Theme())
    qtbot.addWidget(carried)
    before = carried.grab().toImage()
    carried.carry("101")
    assert carried.grab().toImage() != before
    assert carried.property("decoration")
