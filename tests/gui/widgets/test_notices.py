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


def test_a_bar_that_says_what_is_done_is_not_in_the_colour_of_what_is_in_the_way(qtbot, qapp):
    theme = Theme()
    theme.apply(qapp)
    grounds = []
    for is_good in (False, True):
        bar = Bar(theme, "circle-check", "Written.", is_good=is_good)
        qtbot.addWidget(bar)
        bar.resize(300, 40)
        bar.show()
        grounds.append(bar.grab().toImage().pixelColor(150, 4).name())
    assert grounds == [theme.t.late_soft.lower(), theme.t.present_soft.lower()]
