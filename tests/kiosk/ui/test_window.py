import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from eduapp.kiosk.ui.window import KioskWindow
from tests.support.accessibility import announcements

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot, theme):
    made = KioskWindow()
    made.dress(theme, 7, asks=False, shows_clock=True)
    made.resize(1366, 768)
    made.show()
    yield made
    made.may_close = True
    made.close()


def test_it_refuses_to_be_closed_until_it_may(window):
    assert not window.close()
    assert window.isVisible()
    window.may_close = True
    assert window.close()


def test_it_has_no_frame_takes_no_drops_and_has_no_menu(window):
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert not window.acceptDrops()
    assert window.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu


def test_its_few_keys_do_one_thing_each(window):
    told = []
    window.staff.connect(lambda: told.append("staff"))
    window.time_asked.connect(lambda: told.append("time"))
    window.help_wanted.connect(lambda on: told.append(f"help {on}"))
    QTest.keyClick(window, Qt.Key.Key_F12)
    QTest.keyClick(window, Qt.Key.Key_T, ALT)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert told == ["staff", "time", "help True"]


@pytest.mark.parametrize(
    ("key", "held"),
    [
        *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_Print, Qt.Key.Key_F5)),
        *((key, Qt.KeyboardModifier.ControlModifier) for key in (Qt.Key.Key_P, Qt.Key.Key_O, Qt.Key.Key_W)),
        (Qt.Key.Key_F4, ALT),
        (Qt.Key.Key_Super_L, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_every_other_key_ends_in_the_window(window, key, held):
    QTest.keyClick(window, key, held)
    assert window.isVisible()


def test_the_clock_is_silent_to_screen_readers(window):
    with announcements() as said:
        for text in ("59 minutes left", "58 minutes left", "4:59"):
            window.show_clock(text)
    assert said == []
    assert window.clock.accessibleName() == "Time left: Alt+T says it"


def test_what_is_in_the_way_is_said_once(window):
    with announcements() as said:
        window.warn("No contact.")
        window.warn("No contact.")
        window.warn("")
        window.warn("No contact.")
    assert said == ["No contact.", "No contact."]


def test_a_page_takes_the_place_of_the_one_before(window):
    first, second = QWidget(), QWidget()
    window.show_page(first)
    window.show_page(second)
    assert window.page is second
    assert first.isHidden()


def test_what_is_kept_is_said_in_words(window):
    window.show_kept("Saved 10:42:07.")
    assert window.kept.text() == "Saved 10:42:07."


def test_it_is_as_large_as_the_screen_also_where_nobody_manages_windows(window):
    window.resize(200, 100)

    window.fill_the_screen()

    assert window.geometry() == window.screen().geometry()
    assert window.isFullScreen()
