from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from eduapp.exams.marking.rules.guide import guide_item, key_lines
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer
from eduapp.exams.questions.rules.showing import shown
from tests.support.given_questions import a_number, one_of_each, pictured, plain


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (q.SINGLE, ["4: 100 %"]),
        (q.MULTIPLE, ["2: 50 %", "4: 50 %", "5: −50 %"]),
        (q.TRUE_FALSE, ["true: 100 %"]),
        (q.SHORT, ["Oslo: 100 %"]),
        (q.NUMBER, ["3.14 ± 0.01: 100 %"]),
        (q.MATCHING, ["Norge – Oslo", "Sverige – Stockholm"]),
        (q.ORDERING, ["1. sag", "2. fil", "3. puss"]),
        (q.GAPS, ["[1] Oslo: 100 %", "[2] fjorden: 100 %"]),
        (q.ESSAY, []),
    ],
)
def test_what_is_right_reads_line_by_line(kind, lines):
    assert [*key_lines(one_of_each()[kind])] == lines


def test_what_is_said_of_an_answer_belongs_to_the_guide():
    wrong = Answer(plain("3"), Decimal(0), plain("Har trukket fra."))
    question = replace(one_of_each()[q.SINGLE], answers=(*one_of_each()[q.SINGLE].answers, wrong))

    assert [*key_lines(question)][-1] == "3: 0 % – Har trukket fra."


def test_a_number_has_its_unit():
    assert [*key_lines(a_number(tolerance="0", unit="cm"))] == ["3.14 cm: 100 %"]


def test_a_guide_knows_the_pictures_of_question_and_feedback():
    question = pictured()
    found = guide_item(3, uuid4(), 200, shown(question), replace(question, feedback=plain("Se på tennene.")))

    assert [one.name for one in found.pictures] == ["sag.png"]
    assert found.feedback.words == "Se på tennene."
