import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from eduapp.kiosk.ui.question_page import QuestionPage
from tests.support.accessibility import show
from tests.support.given_kiosk import a_paper
from tests.support.keys import press


@pytest.fixture
def page(qtbot, theme):
    def make(number, value=None, *, marked=False):
        made = QuestionPage(theme, a_paper(), number, value, marked=marked)
        qtbot.addWidget(made)
        made.gone = []
        made.go.connect(made.gone.append)
        made.show()
        return made

    return make


def test_it_says_which_of_how_many_and_for_how_many_points(page):
    said = [one.text() for one in page(1).findChildren(QLabel)]
    assert "Question 1 of 9 · 2 points" in said
    assert "Read the story about the lathe." in said


def test_gaps_are_numbered_in_the_text(page):
    said = [one.text() for one in page(8).findChildren(QLabel)]
    assert "A (1) _____ is turned on a (2) _____." in said


def test_one_goes_on_and_back_and_at_the_end_to_the_overview(page):
    made = page(2)
    made.next.click()
    made.back.click()
    made.overview.click()
    last = page(9)
    last.next.click()
    assert (made.gone, last.gone) == ([3, 1, 0], [0])
    assert page(1).back.isHidden()


@pytest.mark.parametrize("number", range(2, 9))
def test_alt_and_an_arrow_turn_the_page_as_one_reads_wherever_the_keyboard_is(page, number):
    made = page(number)
    show(made)
    made.begin()
    for part in (None, made.overview, made.later):
        if part is not None:
            part.setFocus()
        press(made, "Alt+Right", "Alt+Left")
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(made, "Alt+Right")
    assert made.gone == [*[number + 1, number - 1] * 3, number - 1]


def test_a_letter_answers(qtbot, page):
    made = page(1)
    with qtbot.waitSignal(made.answered) as told:
        QTest.keyClick(made, Qt.Key.Key_C)
    assert told.args == [1, 2]


def test_going_elsewhere_keeps_what_was_typed(page):
    made, told = page(9), []
    made.answered.connect(lambda number, value: told.append((number, value)))
    QTest.keyClicks(made.fields[0], "abc")
    made.overview.click()
    assert told == [(9, "abc")]


def test_a_question_is_marked_for_later(qtbot, page):
    made = page(3, marked=True)
    assert made.later.isChecked()
    with qtbot.waitSignal(made.marked) as told:
        made.later.click()
    assert told.args == [3, False]


def test_the_keyboard_begins_where_one_answers(qtbot, page):
    made = page(4)
    made.activateWindow()
    made.begin()
    qtbot.waitUntil(made.fields[0].hasFocus)


def test_a_number_that_is_no_question_has_no_page(page):
    with pytest.raises(ValueError):
        page(99)
