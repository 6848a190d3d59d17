import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eduapp.kiosk.formats.record import LONGEST_ANSWER
from eduapp.kiosk.ui.field import AnswerField
from tests.support.kiosks import undress, write

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot, theme):
    made = AnswerField(theme, "Your answer", lines=4, text="one two")
    qtbot.addWidget(made)
    made.show()
    return made


def press(field, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(field, key, held)


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert])
def test_nothing_of_it_ever_lies_on_the_clipboard(field, key):
    QGuiApplication.clipboard().setText("from before")
    field.selectAll()
    press(field, key, CTRL)
    assert QGuiApplication.clipboard().text() == "from before"
    assert field.createMimeDataFromSelection().formats() == []


def test_nothing_comes_in_from_the_clipboard_or_a_drop(field):
    QGuiApplication.clipboard().setText("from outside")
    press(field, Qt.Key.Key_V, CTRL)
    press(field, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    told = QMimeData()
    told.setText("from outside")
    field.insertFromMimeData(told)
    assert not field.canInsertFromMimeData(told)
    assert not field.acceptDrops()
    assert field.text() == "one two"


def test_within_the_field_words_can_be_moved(field):
    field.selectAll()
    press(field, Qt.Key.Key_X, CTRL)
    assert field.text() == ""
    press(field, Qt.Key.Key_V, CTRL)
    press(field, Qt.Key.Key_V, CTRL)
    assert field.text() == "one twoone two"


def test_what_was_put_aside_is_gone_with_the_field(qtbot, theme, field):
    field.selectAll()
    press(field, Qt.Key.Key_C, CTRL)
    other = AnswerField(theme, "Another")
    qtbot.addWidget(other)
    press(other, Qt.Key.Key_V, CTRL)
    assert other.text() == ""


def test_a_middle_button_pastes_nothing(field):
    QGuiApplication.clipboard().setText("from outside")
    middle, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
    at, held = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    field.mouseReleaseEvent(QMouseEvent(QEvent.Type.MouseButtonRelease, at, at, middle, none, held))
    assert field.text() == "one two"


def test_one_line_stays_one_line_and_enter_goes_on(qtbot, theme):
    made = AnswerField(theme, "Short")
    qtbot.addWidget(made)
    QTest.keyClicks(made, "a")
    press(made, Qt.Key.Key_Return)
    assert made.text() == "a"


def test_tab_leaves_the_field(field):
    assert field.tabChangesFocus()
    assert field.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu


def test_keys_of_the_window_are_left_to_it(field):
    press(field, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert field.text() == "one two"


def test_nobody_writes_more_than_can_be_kept(field):
    field.setPlainText("x" * LONGEST_ANSWER)
    field.moveCursor(field.textCursor().MoveOperation.End)
    QTest.keyClicks(field, "yz")
    assert len(field.text()) <= LONGEST_ANSWER


@pytest.mark.parametrize("at_end", [True, False])
def test_one_key_too_many_takes_away_that_key_and_nothing_else(qtbot, theme, at_end):
    field = AnswerField(theme, "Your answer", lines=4, text="x" * 51, longest=60)
    qtbot.addWidget(field)
    move = field.textCursor().MoveOperation
    field.moveCursor(move.End if at_end else move.Start)
    QTest.keyClicks(field, "my own words")

    mine = "my own wo"
    assert field.text() == ("x" * 51 + mine if at_end else mine + "x" * 51)
    told = []
    field.written.connect(lambda: told.append(field.text()))
    QTest.keyClicks(field, "!")
    assert {len(one) for one in told} == {60}


def test_what_is_put_in_at_once_is_cut_at_its_end(qtbot, theme):
    field = AnswerField(theme, "Your answer", longest=60)
    qtbot.addWidget(field)
    field.setPlainText("é" * 100)
    assert field.text() == "é" * 60


def test_letters_that_qt_counts_twice_are_one_letter(qtbot, theme):
    field = AnswerField(theme, "Your answer", longest=4)
    qtbot.addWidget(field)
    field.setPlainText("a\N{GRINNING FACE}b\N{GRINNING FACE}c\N{GRINNING FACE}")
    assert field.text() == "a\N{GRINNING FACE}b\N{GRINNING FACE}"
    field.moveCursor(field.textCursor().MoveOperation.Start)
    field.moveCursor(field.textCursor().MoveOperation.Right)
    field.insertPlainText("\N{GRINNING FACE}!")
    assert field.text() == "a\N{GRINNING FACE}b\N{GRINNING FACE}"


def test_what_has_no_room_is_taken_away_by_one_leap(field, monkeypatch):
    """Letter by letter a long text would take a minute: nothing else of the exam would answer."""
    steps, move = [], QTextCursor.movePosition

    def counted(cursor, operation, mode=QTextCursor.MoveMode.MoveAnchor, count=1):
        steps.append(count)
        return move(cursor, operation, mode, count)

    monkeypatch.setattr(QTextCursor, "movePosition", counted)
    field.setPlainText("x" * 60_500)

    assert len(field.text()) == 60_000
    assert sum(steps) <= 1


def test_what_nobody_sees_is_no_part_of_an_answer(field):
    field.setPlainText("a\x01\x00b\tc\nd\x7f\x9fe\u202eَ")
    assert field.text() == "ab\tc\nde\u202eَ"


def test_every_change_is_told(qtbot, field):
    with qtbot.waitSignal(field.written):
        QTest.keyClicks(field, "z")


@pytest.fixture
def reading(qtbot, theme):
    """Makes a field for somebody who reads in a direction."""

    def made(direction, text="", lines=1):
        QApplication.setLayoutDirection(direction)
        field = AnswerField(theme, "Your answer", lines=lines, text=text)
        qtbot.addWidget(field)
        field.resize(600, field.minimumHeight())
        field.show()
        return field

    yield made
    undress()


@pytest.mark.parametrize("lines", [1, 9])
@pytest.mark.parametrize("words", ["", "بدأ اليوم.", "Vi begynte."])
def test_one_begins_to_write_at_the_side_one_reads_from(reading, lines, words):
    left = reading(Qt.LayoutDirection.LeftToRight, words, lines)
    right = reading(Qt.LayoutDirection.RightToLeft, words, lines)
    assert left.cursorRect().x() < 300 < right.cursorRect().x()


@pytest.mark.parametrize("words", ["بدأ اليوم بالقياس ", "Vi begynte å måle "])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_what_is_written_last_is_seen_in_a_line_that_is_too_long(reading, direction, words):
    field = reading(direction)
    write(field, words * 20)
    QApplication.processEvents()
    assert field.viewport().rect().contains(field.cursorRect().center())
