"""Both versions stand side by side, the later one proposed; one reason for all of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.exams.attempts.ui.both_answers import BothAnswers
from eduapp.exams.attempts.ui.choosing_dialog import answer_text, ask_which_count
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import fill, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_screens import set_aside


@pytest.fixture
def parted(running):
    old = running.pcs[101]
    new = old.goes_on_elsewhere()
    tail = [old.frame("answer", 2, 1), old.frame("answer", "Only here", 9)]
    running.at("09:02")
    new.open().answer(1, 0)
    running.new = new
    set_aside(running, 101, *tail, last=3)
    return running


def test_the_row_under_now_leads_to_the_choice_and_enter_lets_the_later_ones_count(opened, parted):
    page = opened()
    [made] = [one for one in page.needs.findChildren(QPushButton) if "Choose which count" in one.text()]
    made.click()
    shown = [one.text() for one in the_dialog().findChildren(QLabel)]
    assert "At the PC that was left, 09.00.00: C" in shown
    assert "As it is now, 09.02.00: A" in shown
    assert "At the PC that was left, 09.00.00: “Only here”" in shown
    assert "As it is now: no answer" in shown
    assert not any("optional" in one for one in shown)
    fill(words="The later ones.")

    assert no_dialog()
    assert parted.sent(101)[-1] == (
        "answer",
        {"question": 9, "value": "Only here", "at": "2026-11-24T08:00:00.000Z", "upto": 5},
    )
    assert parted.card(101).aside == ()


def test_what_is_proposed_can_be_turned_round(opened, parted):
    page = opened()
    [made] = [one for one in page.needs.findChildren(QPushButton) if "Choose which count" in one.text()]
    made.click()
    fill(counts_0=True, counts_1=False, words="The candidate asked for it.")

    assert parted.sent(101)[-1][1]["question"] == 1


def test_what_the_candidate_writes_meanwhile_is_shown_and_the_reason_stays(opened, parted):
    page = opened()
    [made] = [one for one in page.needs.findChildren(QPushButton) if "Choose which count" in one.text()]
    made.click()
    first = the_dialog()
    parted.at("09:03")
    parted.new.answer(9, "Written meanwhile")
    fill(words="The later ones.")

    assert parted.kinds(101) == ["start"]
    dialog = the_dialog()
    assert dialog is not first
    shown = [one.text() for one in dialog.findChildren(QLabel)]
    assert "As it is now, 09.03.00: “Written meanwhile”" in shown
    assert any(one.startswith("What can be chosen from is not what was shown any more.") for one in shown)
    assert dialog.form.values()["words"] == "The later ones."
    fill()

    assert no_dialog()
    assert parted.card(101).aside == ()


def test_it_is_accessible(qtbot, parted, parent):
    def make(theme):
        bench = a_bench(parted.database, given.INVIGILATOR, theme=theme).bench
        return ask_which_count(bench, parted.board(), parted.card(101), parent, lambda _answer: None)

    assert_page_accessible(make)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "no answer"),
        (True, "true"),
        (1, "B"),
        ([0, 2], "A, C"),
        (["a", "b"], "“a”, “b”"),
        ({"1": 0, "0": 1}, "1–B, 2–A"),
        ("two  words\nand a line", "“two  words\nand a line”"),
    ],
)
def test_an_answer_in_words(value, words):
    assert answer_text(value) == words


ESSAY = " ".join(f"Sentence {number} of the essay.\n" for number in range(40))
MORE = "And this is what was written without contact."


@pytest.fixture
def essays(parted):
    """101 went on with the same essay at the PC that was left."""
    old = parted.pcs[101]
    tail = [old.frame("answer", f"{ESSAY}{MORE}", 9)]
    parted.at("09:03")
    parted.new.answer(9, ESSAY)
    set_aside(parted, 101, *tail, last=5)
    return parted


def test_of_two_long_answers_one_sees_how_long_they_are_and_where_they_part(opened, essays):
    page = opened()
    [made] = [one for one in page.needs.findChildren(QPushButton) if "Choose which count" in one.text()]
    made.click()
    dialog = the_dialog()
    [both] = dialog.findChildren(BothAnswers)
    shown = [one.text() for one in both.findChildren(QLabel)]
    assert f"The first {len(ESSAY)} characters are the same in both. From there on they differ." in shown
    [left] = [one for one in shown if one.startswith("At the PC that was left") and "“" in one]
    [here] = [one for one in shown if one.startswith("As it is now") and "“" in one]
    assert f", {len(ESSAY) + len(MORE)} characters: “… " in left
    assert left.endswith(f"Sentence 39 of the essay.\n{MORE}”")
    assert f", {len(ESSAY)} characters: “… " in here
    assert here.endswith("Sentence 39 of the essay.\n”")

    both.ask.setFocus()
    QTest.keyClick(both.ask, Qt.Key.Key_Space)
    wholes = [(one.toPlainText(), one.isVisible(), one.isReadOnly()) for one in both.wholes]
    assert wholes == [(f"{ESSAY}{MORE}", True, True), (ESSAY, True, True)]
    assert both.wholes[0].textCursor().position() == len(ESSAY)
    assert dialog.focusWidget() is both.wholes[0]
    assert not dialog.form.dirty()
    QTest.keyClick(both.ask, Qt.Key.Key_Space)
    assert not both.wholes[0].isVisible()
    fill(words="The later ones.")
    assert no_dialog()


def test_long_answers_are_accessible_shut_and_open(qtbot, essays, parent):
    def make(theme):
        bench = a_bench(essays.database, given.INVIGILATOR, theme=theme).bench
        dialog = ask_which_count(bench, essays.board(), essays.card(101), parent, lambda _answer: None)
        dialog.findChild(BothAnswers).ask.click()
        return dialog

    assert_page_accessible(make)
