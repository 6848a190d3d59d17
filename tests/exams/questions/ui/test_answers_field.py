"""The answers follow the kind; rows are added, moved and removed; words go along to another kind."""

from decimal import Decimal

import pytest

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Pair, Text
from eduapp.exams.questions.ui.answers_field import AnswersField, Keyed, carried
from tests.support.accessibility import show
from tests.support.given_questions import one_of_each

EACH = one_of_each()


def a_field(qtbot, theme, kind=q.SINGLE):
    field = AnswersField(theme, kind)
    qtbot.addWidget(field)
    show(field)
    return field


def words(field):
    return [answer.text.words for answer in field.value().answers]


@pytest.mark.parametrize("kind", EACH)
def test_what_is_put_in_comes_out(qtbot, theme, kind):
    question = EACH[kind]
    told = Keyed(question.answers, question.pairs, question.unit, question.case_matters)
    field = a_field(qtbot, theme, kind)
    field.set_value(told)

    assert (field.value(), field.misread()) == (told, "")


def test_unit_and_capital_letters_belong_to_their_kinds(qtbot, theme):
    number, short = a_field(qtbot, theme, q.NUMBER), a_field(qtbot, theme, q.SHORT)
    told = Keyed(EACH[q.NUMBER].answers, unit="mm")
    number.set_value(told)
    short.case.setChecked(True)

    assert number.value() == told
    assert short.value() == Keyed(case_matters=True)


def test_rows_are_added_moved_and_removed(qtbot, theme):
    field = a_field(qtbot, theme)
    field.set_value(Keyed(tuple(Answer(Text(each)) for each in "abc")))
    first, _second, third = field._rows

    third.moved.emit(-1)
    assert words(field) == ["a", "c", "b"]
    first.removed.emit()
    assert words(field) == ["c", "b"]
    field.add()
    assert field.focusWidget() is field._rows[-1].text
    assert [row.text.accessibleName() for row in field._rows] == [f"Answer {n}: Words" for n in (1, 2, 3)]
    for row in list(field._rows):
        row.removed.emit()
    assert field.value() == Keyed()


def test_what_cannot_be_read_is_said_with_its_row(qtbot, theme):
    field = a_field(qtbot, theme)
    field._rows[1].percent.setText("mye")

    assert field.misread() == "Answer 2: “mye” is no number. Write it as 3.14."


def test_new_rows_take_the_first_answer_for_right(qtbot, theme):
    single, gaps = a_field(qtbot, theme), a_field(qtbot, theme, q.GAPS)

    assert [row.percent.value() for row in single._rows] == [100, 0, 0, 0]
    assert [(row.gap.value(), row.percent.value()) for row in gaps._rows] == [(1, 100), (2, 100)]


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        (q.SINGLE, q.MULTIPLE, EACH[q.SINGLE].answers),
        (q.SINGLE, q.ORDERING, tuple(Answer(Text(each)) for each in ("4", "3", "5"))),
        (q.ORDERING, q.SINGLE, tuple(Answer(Text(each)) for each in ("sag", "fil", "puss"))),
        (q.SHORT, q.GAPS, (Answer(Text("Oslo"), q.ALL, gap=1),)),
        (q.GAPS, q.SHORT, tuple(Answer(Text(each), q.ALL) for each in ("Oslo", "fjorden"))),
        (q.MATCHING, q.SINGLE, tuple(Answer(Text(each)) for each in ("Norge", "Sverige"))),
        (q.TRUE_FALSE, q.SINGLE, ()),
        (q.SINGLE, q.NUMBER, ()),
        (q.SINGLE, q.ESSAY, ()),
        (q.NUMBER, q.SINGLE, ()),
    ],
)
def test_words_go_along_where_they_make_sense(before, kind, after):
    question = EACH[before]

    assert carried(Keyed(question.answers, question.pairs), kind).answers == after


def test_single_answers_become_the_left_sides_of_pairs():
    told = carried(Keyed((Answer(Text("a"), Decimal(100)), Answer(Text("b")))), q.MATCHING)

    assert told.pairs == (Pair(Text("a"), ""), Pair(Text("b"), ""))
