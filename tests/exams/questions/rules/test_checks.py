"""What stands against a question: all of it at once, by kind."""

from dataclasses import replace
from decimal import Decimal

import pytest

from eduapp.exams.questions.rules import checks
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import check_question, is_plain_number
from eduapp.exams.questions.rules.question import Answer, Pair, Text
from tests.support import given_questions
from tests.support.given_questions import plain

EACH = given_questions.one_of_each()


def names(question):
    return [violation.name for violation in check_question(question)]


@pytest.mark.parametrize("kind", EACH)
def test_a_sound_question_of_every_kind_has_nothing_against_it(kind):
    assert names(EACH[kind]) == []


def test_everything_against_the_words_is_said_at_once():
    odd = replace(
        EACH[q.ESSAY],
        stem=q.NOTHING,
        title="x" * 256,
        tags=tuple(map(str, range(21))),
        feedback=plain("a\x07"),
    )

    assert names(odd) == ["StemMissing", "TextTooLong", "TooManyTags", "HiddenLetters"]


@pytest.mark.parametrize(
    ("kind", "facts", "expected"),
    [
        (q.SINGLE, {"answers": (Answer(plain("a"), q.ALL),)}, ["AnswersMissing", "AllRight"]),
        (q.SINGLE, {"answers": (Answer(plain("a")), Answer(plain("b")))}, ["NoneFullyRight"]),
        (q.SINGLE, {"answers": (Answer(plain("a"), q.ALL), Answer(q.NOTHING))}, ["AnswerEmpty"]),
        (q.MULTIPLE, {"answers": (Answer(plain("a"), Decimal(50)), Answer(plain("b")))}, ["PartsMissWhole"]),
        (
            q.TRUE_FALSE,
            {"answers": (Answer(plain("true"), q.ALL), Answer(plain("false"), q.ALL))},
            ["TruthUnclear"],
        ),
        (q.SHORT, {"answers": (Answer(plain("a"), Decimal(50)),)}, ["NoneFullyRight"]),
        (q.SHORT, {"answers": (Answer(plain("a"), Decimal(101)),)}, ["PercentImpossible", "NoneFullyRight"]),
        (q.NUMBER, {"answers": (Answer(plain("fem"), q.ALL),)}, ["NumberMissing"]),
        (q.NUMBER, {"answers": (Answer(percent=q.ALL, number=Decimal("1e40")),)}, ["NumberTooFine"]),
        (
            q.NUMBER,
            {"answers": (Answer(percent=q.ALL, number=Decimal(1), tolerance=Decimal(-1)),)},
            ["ToleranceNegative"],
        ),
        (
            q.MATCHING,
            {"pairs": (Pair(plain("a"), "b"), Pair(q.NOTHING, "c"))},
            ["PairsMissing"],
        ),
        (
            q.MATCHING,
            {"pairs": (Pair(plain("a"), "b"), Pair(plain("c"), ""))},
            ["AnswerEmpty"],
        ),
        (q.ORDERING, {"answers": (Answer(plain("a")),)}, ["AnswersMissing"]),
        (q.GAPS, {"stem": plain("[[1]] og [[3]]")}, ["GapsDiffer"]),
        (q.ESSAY, {"answers": (Answer(plain("a")),)}, ["NothingToAnswer"]),
        (q.SHORT, {"answers": (Answer(plain("a"), q.ALL),) * 101}, ["TooManyAnswers"]),
        (q.ESSAY, {"kind": "calculated"}, ["KindUnknown"]),
    ],
)
def test_each_kind_asks_for_what_it_needs(kind, facts, expected):
    assert names(replace(EACH[kind], **facts)) == expected


@pytest.mark.parametrize("sum_of", [("33.33333",) * 3, ("50", "50", "-100"), ("100", "0", "0")])
def test_thirds_make_a_whole(sum_of):
    answers = tuple(Answer(plain(f"{n}"), Decimal(part)) for n, part in enumerate(sum_of))

    assert names(replace(EACH[q.MULTIPLE], answers=answers)) == []


def test_marks_of_direction_belong_to_arabic_and_control_characters_to_nobody():
    assert list(checks.hidden_in("\u200fأحمد\u200e\n\t")) == []
    assert list(checks.hidden_in("a\x00\x85\ufeff\ud800")) == ["U+0000", "U+0085", "U+FEFF", "U+D800"]


@pytest.mark.parametrize(
    ("number", "is_plain"),
    [
        ("0", True),
        ("-12.50", True),
        ("1e30", True),
        ("1e31", False),
        ("0.1234567890123456", False),
        ("NaN", False),
    ],
)
def test_numbers_are_those_that_every_program_reads_alike(number, is_plain):
    assert is_plain_number(Decimal(number)) == is_plain
    assert not is_plain or Decimal(repr(float(number))) == Decimal(number)


def test_the_form_of_a_text_is_no_matter_of_the_rules():
    assert names(replace(EACH[q.ESSAY], stem=Text("<p>a</p>", q.HTML))) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (plain("Oslo"), plain(" Oslo\n"), True),
        (plain("Oslo"), Text("<p><b>Os</b>lo</p>", q.HTML), True),
        (Text("a &amp; b", q.HTML), plain("a & b"), True),
        (plain("e\u0301"), plain("\u00e9"), True),
        (plain("Oslo"), plain("oslo"), False),
        (Text("3<sup>2</sup>", q.HTML), Text("3<sub>2</sub>", q.HTML), False),
        (plain("<b>a</b>"), plain("a"), False),  # as it stands
    ],
)
@pytest.mark.parametrize("kind", [q.SINGLE, q.MULTIPLE])
def test_two_choices_that_read_the_same_are_refused(kind, one, other, alike):
    question = replace(EACH[kind], answers=(Answer(one, q.ALL), Answer(other)))

    assert names(question) == (["AnswersAlike"] if alike else [])


def test_a_short_answer_may_be_told_twice():
    twice = (Answer(plain("Oslo"), q.ALL), Answer(plain("Oslo"), Decimal(50)))
    assert names(replace(EACH[q.SHORT], answers=twice)) == []
