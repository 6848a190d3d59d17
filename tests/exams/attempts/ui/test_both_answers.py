"""How long each is, both from where they part, and the whole of both for who asks."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.exams.attempts.ui.both_answers import LONGEST_SHOWN, BothAnswers, is_long
from eduapp.gui.theme import Theme
from tests.support.accessibility import show

LEFT, HERE = "At the PC that was left, 09.00.00", "As it is now, 09.02.00"
ESSAY = "The lathe turns. " * 40


@pytest.fixture
def shown(qtbot):
    def of(left, here):
        made = BothAnswers(Theme(), "Question 9", ((LEFT, left), (HERE, here)))
        qtbot.addWidget(made)
        show(made)
        return made

    return of


def said(made):
    return [one.text() for one in made.findChildren(QLabel) if one.isVisible()]


def test_two_that_differ_in_the_middle_are_shown_from_there(shown):
    made = shown(f"{ESSAY}It cuts.\nWell. {ESSAY}", f"{ESSAY}It grinds. {ESSAY}")
    same, left, here = said(made)
    assert same.startswith(f"The first {len(ESSAY) + 3} characters are the same in both.")
    assert left.startswith(f"{LEFT}, {len(ESSAY) * 2 + 15} characters: “… ")
    assert "It cuts.\nWell." in left
    assert "It grinds." in here
    assert left.endswith(" …”")


def test_two_that_share_nothing_say_so(shown):
    assert said(shown(ESSAY, "Short"))[0] == "They differ from the beginning."


def test_where_there_is_one_alone_nothing_is_compared(shown):
    made = shown(ESSAY, "")
    assert len(said(made)) == 2
    assert said(made)[1] == f"{HERE}: no answer"
    made.ask.click()
    assert [one.toPlainText() for one in made.wholes] == [ESSAY]


def test_the_whole_comes_and_goes_and_has_the_keyboard_where_they_part(shown):
    grown = []
    made = shown(f"😀 {ESSAY}x", f"😀 {ESSAY}y")
    made.grown.connect(lambda: grown.append(made.wholes[0].isVisible()))
    assert made.ask.accessibleName() == "Show the whole answers: Question 9"
    made.ask.click()
    assert made.ask.accessibleName() == "Hide the whole answers: Question 9"
    first = made.wholes[0]
    assert first.hasFocus()
    assert first.toPlainText()[-1:] == "x"
    assert first.textCursor().atBlockEnd() is False
    assert first.document().characterAt(first.textCursor().position()) == "x"
    assert first.accessibleName() == f"Question 9: {LEFT}"
    made.ask.click()
    assert grown == [True, False]


def test_what_fits_stands_side_by_side():
    assert not is_long(((LEFT, "x" * LONGEST_SHOWN), (HERE, "")))
    assert is_long(((LEFT, ""), (HERE, "x" * (LONGEST_SHOWN + 1))))
