import pytest

from eduapp.exams.marking.rules.answers import has_words, in_bank_order, lines_of, on_the_paper
from eduapp.exams.papers.rules.shuffling import Stands
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.showing import shown
from tests.support.given_marking import HALF, RIGHT
from tests.support.given_questions import one_of_each

STANDS = Stands(1, choices=(2, 0, 1), rights=(1, 2, 0))


@pytest.mark.parametrize("kind", sorted(RIGHT))
@pytest.mark.parametrize("answers", [RIGHT, HALF], ids=["right", "half"])
def test_an_answer_is_the_same_on_whichever_version_it_was_given(kind, answers):
    given = on_the_paper(kind, STANDS, answers[kind])

    assert in_bank_order(kind, STANDS, given) == answers[kind]


def test_a_place_that_is_not_on_the_paper_is_no_answer():
    with pytest.raises(IndexError):
        in_bank_order(q.SINGLE, STANDS, 7)


@pytest.mark.parametrize("value", [None, "", "  ", [], {}, ["", " "]])
def test_spaces_are_nothing(value):
    assert not has_words(value)
    assert lines_of(shown(one_of_each()[q.GAPS]), value) == ()


@pytest.mark.parametrize("value", [False, 0, "x", [0], {"0": 1}, ["", "x"]])
def test_everything_else_is_an_answer(value):
    assert has_words(value)


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (q.SINGLE, ("4",)),
        (q.MULTIPLE, ("2", "4")),
        (q.TRUE_FALSE, ("true",)),
        (q.SHORT, ("Oslo",)),
        (q.NUMBER, ("3,14",)),
        (q.MATCHING, ("Norge – Oslo", "Sverige – Stockholm")),
        (q.ORDERING, ("1. sag", "2. fil", "3. puss")),
        (q.GAPS, ("[1] Oslo", "[2] fjorden")),
        (q.ESSAY, ("Hansker og hjelm.",)),
    ],
)
def test_answers_read_as_people_say_them(kind, lines):
    assert lines_of(shown(one_of_each()[kind]), RIGHT[kind]) == lines
