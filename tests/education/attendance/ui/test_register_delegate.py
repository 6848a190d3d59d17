"""How rows are painted: segments that can be hit, shapes that differ."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from eduapp.core.i18n import LANGUAGES, set_screen_language
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.register_table import At
from eduapp.education.attendance.ui.register_view import RegisterView
from eduapp.gui.theme import Theme, tokens
from tests.support import given
from tests.support.accessibility import show


@pytest.fixture(params=["light", "dark", "high_contrast"])
def view(request, qtbot, sheet):
    made = RegisterView(Theme(tokens(request.param)), sheet)
    qtbot.addWidget(made)
    made.resize(900, 560)
    show(made)
    return made


def picture(view, row, column):
    return view.viewport().grab(view.visualRect(view.table.index(row, column))).toImage()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("compact", [False, True])
def test_segments_do_not_overlap_and_can_be_hit(qtbot, sheet, language, compact):
    set_screen_language(language)
    view = RegisterView(Theme(), sheet, compact=compact)
    qtbot.addWidget(view)
    cell = QRectF(0, 0, view.segments.status_width(), 40)

    boxes = [box for _look, box in view.segments.segments(cell)]

    assert all(box.width() >= 24 and box.height() >= 24 for box in boxes)
    assert all(one.right() <= other.left() for one, other in pairwise(boxes))
    assert cell.contains(boxes[-1])


def test_every_mark_is_drawn_in_its_own_way(view, sheet, group):
    drawn = []
    for code in ("present", "late", "absent", "excused", "held", "not_required"):
        sheet.mark(group.learner_ids[2], Entry(code))
        drawn.append(picture(view, 2, At.STATUS).convertToFormat(QImage.Format.Format_Grayscale8))
    assert all(one != other for place, one in enumerate(drawn) for other in drawn[place + 1 :])


def test_a_guest_has_no_segments_for_what_guests_cannot_be(view, sheet, database):
    sheet.add_guest(given.a_learner(database, "Ana Rossi"), "Rossi, Ana")
    view.go_to(12)
    row = view.visualRect(view.table.index(12, At.STATUS))
    last = view.segments.segments(QRectF(row))[-1][1].toRect()
    blank = view.viewport().grab(last).toImage()
    assert len({blank.pixel(x, y) for x in range(blank.width()) for y in range(blank.height() - 2)}) == 1


def test_the_current_row_is_seen_without_colour(view):
    view.go_to(4)
    current = picture(view, 4, At.STATUS).convertToFormat(QImage.Format.Format_Grayscale8)
    view.go_to(0)
    assert picture(view, 4, At.STATUS).convertToFormat(QImage.Format.Format_Grayscale8) != current


def test_a_cancelled_session_has_no_segments(view, sheet):
    before = picture(view, 3, At.STATUS)
    sheet.set_head(
        sheet.head.__class__(**{**vars(sheet.head), "state": "cancelled", "cancel_reason": "no_room"})
    )
    assert picture(view, 3, At.STATUS) != before
