"""The sheet shows what is asked for every kind, and never what is right."""

from dataclasses import replace

import pytest

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Answer, Text
from eduapp.exams.questions.rules.showing import shown
from eduapp.exams.questions.ui.sheet import Sheet, page_of
from tests.support.given_questions import a_number, a_single, one_of_each, pictured, plain

EACH = one_of_each()


def read(qtbot, theme, question):
    sheet = Sheet(theme)
    qtbot.addWidget(sheet)
    sheet.show_question(shown(question), {picture.name: picture for picture in question.pictures})
    return sheet


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (q.SINGLE, ["Hva er 2 + 2?", "○ A", "○ C"]),
        (q.MULTIPLE, ["☐ A", "☐ C"]),
        (q.TRUE_FALSE, ["○ True", "○ False"]),
        (q.SHORT, ["Hovedstaden?", "____"]),
        (q.NUMBER, ["Hva er pi?", "____"]),
        (q.MATCHING, ["Norge", "To choose from", "A  Oslo", "C  Stockholm"]),
        (q.ORDERING, ["____ fil", "____ puss", "____ sag"]),
        (q.GAPS, ["1 ____", "ligger ved 2 ____"]),
        (q.ESSAY, ["Fortell om verneutstyr.", "____"]),
        (q.DESCRIPTION, ["De neste tre hører sammen."]),
    ],
)
def test_every_kind_shows_what_is_asked_and_where_an_answer_goes(qtbot, theme, kind, told):
    words = read(qtbot, theme, EACH[kind]).toPlainText()

    assert [each for each in told if each not in words] == []


@pytest.mark.parametrize("kind", EACH)
def test_what_is_right_makes_no_difference(kind):
    question = EACH[kind]
    turned = replace(
        question,
        answers=tuple(replace(a, percent=-a.percent, feedback=plain("hint")) for a in question.answers),
        feedback=plain("hint"),
    )

    assert page_of(shown(turned)) == page_of(shown(question))


def test_plain_words_are_no_html_and_units_are_said(qtbot, theme):
    odd = a_single(stem="<b>a</b> & b\nc", right="<i>x</i>")

    assert "<b>a</b> & b" in read(qtbot, theme, odd).toPlainText()
    assert "<i>x</i>" in read(qtbot, theme, odd).toPlainText()
    assert read(qtbot, theme, a_number(unit="<m>")).toPlainText().endswith(" <m>")


def test_pictures_are_read_aloud_by_their_description(qtbot, theme):
    choice = Answer(Text(placed("sag.png", "En rød sag"), q.HTML), q.ALL)
    question = replace(pictured(), answers=(choice, Answer(plain("5"))))

    assert read(qtbot, theme, question).accessibleDescription() == (
        "Hva er dette? En sag\n\nA) En rød sag\nB) 5"
    )


def test_it_asks_for_as_much_height_as_it_needs(qtbot, theme):
    sheet = read(qtbot, theme, pictured())
    sheet.ask_for(600, 50, 1000)
    whole = sheet.sizeHint().height()
    sheet.ask_for(600, 50, 90)

    assert (sheet.sizeHint().height(), 100 < whole < 400) == (90, True)
