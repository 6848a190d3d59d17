"""A block says what it shows, and what is unusual is never told by colour alone."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from eduapp.core.i18n import set_screen_language
from eduapp.core.spans import Span
from eduapp.education.timetable import queries
from eduapp.education.timetable.queries import TEACHER, WeekItem, Whose
from eduapp.education.timetable.ui.week_block import Block, details, sentence
from eduapp.gui.theme import Theme
from tests.support import given, given_attendance
from tests.support.accessibility import show
from tests.support.keys import press

MONDAY = date(2026, 11, 23)
SHIFT = Span(480, 900)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def item(kind="shift", span=SHIFT, **others):
    return WeekItem(UUID(int=1), kind, MONDAY, span, "Carpentry", **({"place": "Hall"} | others))


@pytest.fixture
def session_item(database):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id, cancelled="lock_down")
    with database.reading() as look:
        return queries.week(look, Whose(TEACHER, given.TEACHER.user_id), MONDAY, MONDAY).items[0]


@pytest.fixture
def block(qtbot):
    made = Block(Theme(), item(), movable=True)
    qtbot.addWidget(made)
    show(made)
    return made


def test_it_is_spoken_as_one_sentence():
    assert sentence(item()) == "Monday 23 November, 08:00–15:00, shift, Carpentry, Hall"
    assert sentence(item(span=None, kind="appointment")).startswith(
        "Monday 23 November, time not known, appointment"
    )
    set_screen_language("nn")
    assert sentence(item()) == "Måndag 23. november, 08.00–15.00, arbeidsøkt, Carpentry, Hall"


def test_a_cancelled_session_says_why(session_item):
    assert sentence(session_item) == (
        "Monday 23 November, 08:30–10:00, Norwegian A2, Autumn, Ingrid Solheim,"
        " cancelled: closed by the prison"
    )
    assert details(session_item)[0] == "cancelled: closed by the prison"


def test_a_clash_is_told_in_words():
    assert sentence(item(clash="Maths, A")).endswith("clashes with Maths, A")


def test_arrows_ask_for_the_block_beside_and_enter_for_what_can_be_done(qtbot, block):
    wanted, asked = [], []
    block.wanted.connect(lambda across, down: wanted.append((across, down)))
    block.asked.connect(asked.append)
    block.setFocus()

    for key in ("Left", "Right", "Up", "Down", "Return", "Space"):
        press(block, key)

    assert wanted == [(-1, 0), (1, 0), (0, -1), (0, 1)]
    assert len(asked) == 2


def test_it_is_dragged_only_after_a_few_pixels_and_if_it_may_be(qtbot, block):
    dragged, dropped = [], []
    block.dragged.connect(dragged.append)
    block.dropped.connect(dropped.append)
    drag(block, QPoint(2, 1))
    assert (dragged, dropped) == ([], [])

    drag(block, QPoint(90, 40))
    assert len(dropped) == 1
    assert dragged

    block.movable = False
    drag(block, QPoint(90, 40))
    assert len(dropped) == 1


def test_escape_lets_go_of_what_is_dragged(qtbot, block):
    dropped = []
    block.dropped.connect(dropped.append)
    window = block.window().windowHandle()
    QTest.mousePress(window, LEFT, NONE, QPoint(20, 10))
    QTest.mouseMove(window, QPoint(80, 30))
    QTest.mouseMove(window, QPoint(90, 40))
    block.setFocus()

    press(block, "Esc")
    QTest.mouseRelease(window, LEFT, NONE, QPoint(90, 40))

    assert dropped == [QPoint(-1, -1)]


def drag(block, by):
    window = block.window().windowHandle()
    start = block.mapTo(block.window(), QPoint(20, 10))
    QTest.mousePress(window, LEFT, NONE, start)
    QTest.mouseMove(window, start + QPoint(by.x() // 2, by.y() // 2))
    QTest.mouseMove(window, start + by)
    QTest.mouseRelease(window, LEFT, NONE, start + by)
