import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Bar, EmptyState, Toast, announce, label
from tests.support.accessibility import announcements, assert_page_accessible


@pytest.fixture
def pressed():
    return []


def empty(theme, pressed=None):
    act = (pressed if pressed is not None else []).append
    return EmptyState(
        theme,
        "award",
        "No certificates yet",
        "When someone has passed a course, the paper can be made here.",
        ("Open courses", lambda: act("courses")),
        ("How it works", lambda: act("help")),
    )


def test_an_empty_place_says_what_it_is_for_and_what_one_can_do(qtbot, pressed):
    place = empty(Theme(), pressed)
    qtbot.addWidget(place)
    for made in place.buttons:
        made.click()

    assert "No certificates yet" in {text.text() for text in place.findChildren(QLabel)}
    assert pressed == ["courses", "help"]


def test_an_empty_place_may_have_no_verb(qtbot):
    place = EmptyState(Theme(), "award", "Nothing", "Nothing waits for you.")
    qtbot.addWidget(place)

    assert place.buttons == []


def test_an_empty_place_is_fit_for_everybody(qtbot):
    assert_page_accessible(empty)


@pytest.mark.parametrize("kind", [Toast, lambda theme, *rest: Bar(theme, "wifi-off", *rest)])
def test_a_notice_says_its_text_and_does_its_verb(qtbot, pressed, kind):
    notice = kind(Theme(), "Nowak, Marek: excused", "Undo", lambda: pressed.append("undone"))
    qtbot.addWidget(notice)
    notice.action_button.click()

    assert notice.accessibleName() == "Nowak, Marek: excused"
    assert pressed == ["undone"]


@pytest.mark.parametrize("kind", [Toast, lambda theme, *rest: Bar(theme, "wifi-off", *rest)])
def test_a_notice_may_have_no_verb(qtbot, kind):
    notice = kind(Theme(), "Saved")
    qtbot.addWidget(notice)

    assert notice.action_button is None


def test_what_appears_can_be_announced(qtbot):
    place = label("3 found")
    qtbot.addWidget(place)
    place.show()
    QApplication.processEvents()

    with announcements() as heard:
        announce(place, "3 found")
        announce(place, "The connection is lost", urgent=True)

    assert len(heard) == 2
