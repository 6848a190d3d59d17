from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.exams.marking.rules.desk import Desk
from eduapp.exams.marking.rules.guide import guide_item
from eduapp.exams.marking.ui.question_part import Parts, asked_part, guide_part, shown
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Text
from eduapp.exams.questions.rules.showing import shown as shown_of
from tests.support.given_questions import one_of_each


def texts(part):
    return [one.text() for one in part.findChildren(QLabel) if one.text()]


def item(kind):
    question = one_of_each()[kind]
    return guide_item(1, uuid4(), 250, shown_of(question), question)


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (q.SINGLE, ["Question 1: single choice", "Hva er 2 + 2?", "○ 4", "○ 3", "○ 5"]),
        (q.GAPS, ["Question 1: gap text", "(1) _____ ligger ved (2) _____."]),
        (
            q.MATCHING,
            [
                "Question 1: matching",
                "Sett sammen.",
                "○ Norge",
                "○ Sverige",
                "To choose from: Oslo; Paris; Stockholm",
            ],
        ),
    ],
)
def test_what_was_asked_stands_there_whole(qtbot, theme, kind, lines):
    part = asked_part(theme, Desk("", "", 1, 1, (), ()), item(kind))
    qtbot.addWidget(part)
    assert texts(part) == lines


def test_the_guide_has_points_key_and_what_is_looked_for(qtbot, theme, desk):
    part = guide_part(theme, desk, desk.items[1])
    qtbot.addWidget(part)
    assert texts(part) == ["4 points at most", "• 4: 100 %", "Full uttelling for to av tre."]


def test_a_question_without_a_guide_says_so(qtbot, theme, desk):
    part = guide_part(theme, desk, item(q.ESSAY))
    qtbot.addWidget(part)
    assert texts(part) == ["2.5 points at most", "The question has no guide of its own."]


def test_its_pictures_are_shown(qtbot, theme, desk):
    part = asked_part(theme, desk, desk.items[1])
    qtbot.addWidget(part)
    [picture] = [one for one in part.findChildren(QLabel) if not one.pixmap().isNull()]
    assert picture.accessibleName() == "En sag"


def test_a_table_and_a_picture_that_is_gone_are_no_reason_to_stop(qtbot, theme):
    words = '<table><tr><td>a</td></tr></table><p><img src="@@PLUGINFILE@@/x.png" alt="A saw"></p>'
    made = [*shown(theme, Text(words, q.HTML), {})]
    for one in made:
        qtbot.addWidget(one)
    assert made[-1].text() == "[A saw]"


def test_a_part_is_made_once_and_shown_again(qtbot, theme, desk):
    made = []
    parts = Parts(lambda one: made.append(one.number) or QLabel(str(one.number)))
    qtbot.addWidget(parts)
    for one in (desk.items[0], desk.items[1], desk.items[0]):
        parts.show_item(one)
    assert made == [1, 2]
    assert parts.currentWidget().text() == "1"
    parts.show_item(None)
    assert parts.isHidden()
