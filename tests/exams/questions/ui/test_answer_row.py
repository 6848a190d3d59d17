"""Rows of answers: what they give for each kind, and the keys that move and remove them."""

from decimal import Decimal

import pytest

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Pair, Text
from eduapp.exams.questions.ui.answer_row import AnswerRow, PairRow
from tests.support.accessibility import show
from tests.support.keys import press


def a_row(qtbot, theme, kind):
    row = PairRow(theme) if kind == q.MATCHING else AnswerRow(theme, kind)
    qtbot.addWidget(row)
    return row


@pytest.mark.parametrize(
    ("kind", "thing"),
    [
        (q.SINGLE, Answer(Text("4"), q.ALL, Text("Ja"))),
        (q.MULTIPLE, Answer(Text("4"), Decimal("-33.33333"))),
        (q.NUMBER, Answer(percent=q.ALL, number=Decimal("3.14"), tolerance=Decimal("0.01"))),
        (q.NUMBER, Answer(Text(q.ANYTHING), Decimal(0), Text("Nei"))),
        (q.GAPS, Answer(Text("Oslo"), q.ALL, gap=2)),
        (q.ORDERING, Answer(Text("sag"))),
        (q.MATCHING, Pair(Text("Norge"), "Oslo")),
        (q.MATCHING, Pair(q.NOTHING, "Paris")),
    ],
)
def test_what_is_put_in_comes_out(qtbot, theme, kind, thing):
    row = a_row(qtbot, theme, kind)
    row.set_value(thing)

    assert (row.value(), row.misread()) == (thing, "")


@pytest.mark.parametrize("kind", [q.SINGLE, q.NUMBER, q.ORDERING, q.MATCHING])
def test_a_row_without_words_is_none(qtbot, theme, kind):
    assert a_row(qtbot, theme, kind).value() is None


def test_what_cannot_be_read_is_said(qtbot, theme):
    row = a_row(qtbot, theme, q.NUMBER)
    row.tolerance.setText("litt")

    assert row.misread() == "“litt” is no number. Write it as 3.14."


def test_keys_move_and_remove(qtbot, theme):
    row, moved, removed = a_row(qtbot, theme, q.SINGLE), [], []
    row.moved.connect(moved.append)
    row.removed.connect(lambda: removed.append(True))
    row.name("Answer", 2, 2)
    show(row)
    row.start()

    press(row, "Alt+Up", "Alt+Down", "Alt+Delete")

    assert (moved, removed) == ([-1], [True])
    assert row.text.accessibleName() == "Answer 2: Words"
