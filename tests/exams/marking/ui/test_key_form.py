"""What is typed into the form of a key is the question with that key, and nothing else of it changes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from eduapp.exams.marking.ui.key_form import NumberField, fill_form, question_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.showing import shown
from eduapp.gui.forms import Form
from tests.support.given_questions import ALL, one_of_each, plain

CLOSED = sorted({*one_of_each()} - {q.ESSAY, q.DESCRIPTION})


@pytest.fixture
def form_of(qtbot, theme):
    def of(question):
        form = Form(theme)
        fill_form(theme, form, question)
        qtbot.addWidget(form)
        return form

    return of


def typed(form_of, question, **values):
    form = form_of(question)
    form.type_in(values)
    return question_of(question, form.values())


@pytest.mark.parametrize("kind", CLOSED)
def test_what_is_not_touched_is_the_same_question(form_of, kind):
    question = one_of_each()[kind]

    assert typed(form_of, question) == question


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (q.SINGLE, {"percent_1": ALL}),
        (q.MULTIPLE, {"percent_2": Decimal(0)}),
        (q.TRUE_FALSE, {"truth": False}),
        (q.SHORT, {"text_0": "Kristiania", "more_0": Decimal(50)}),
        (q.NUMBER, {"number_0": Decimal("3.1416"), "tolerance_0": Decimal("0.001")}),
        (q.MATCHING, {"pair_0": "Stockholm"}),
        (q.ORDERING, {"place_0": 1, "place_1": 0}),
        (q.GAPS, {"text_1": "sjøen", "gap_1": 2}),
    ],
)
def test_a_change_is_a_change_of_the_key_alone(form_of, kind, values):
    question = one_of_each()[kind]
    changed = typed(form_of, question, **values)

    assert changed != question
    assert shown(changed) == shown(question)


def test_what_may_be_answered_too_comes_behind_what_there_is(form_of):
    changed = typed(form_of, one_of_each()[q.GAPS], text_0="Kristiania", gap_0=1, more_0=Decimal(50))
    assert changed.answers[-1] == replace(changed.answers[-1], text=plain("Kristiania"), percent=50, gap=1)
    number = typed(form_of, one_of_each()[q.NUMBER], number_1=Decimal(3))
    assert (number.answers[-1].number, number.answers[-1].percent) == (3, 100)
    case = typed(form_of, one_of_each()[q.SHORT], case=True)
    assert case.case_matters


def test_numbers_are_typed_as_here(qtbot, theme):
    field = NumberField(theme)
    qtbot.addWidget(field)
    field.set_value(Decimal("-33.30"))
    assert (field.text(), field.value()) == ("−33.3", Decimal("-33.3"))
    field.setText("12,5")
    assert field.value() == Decimal("12.5")
    field.setText("half")
    assert "no number" in field.misread()
    field.set_value(None)
    assert (field.text(), field.misread()) == ("", "")
