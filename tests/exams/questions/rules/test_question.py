"""A question as a value: its words, its gaps, its two answers to a statement."""

from dataclasses import replace

from eduapp.exams.questions.rules import question as q
from tests.support import given_questions
from tests.support.given_questions import plain


def test_words_are_kept_with_one_kind_of_line_end_and_nothing_around_them():
    assert q.text_of(" a\r\nb\rc \n", q.HTML) == q.Text("a\nb\nc", q.HTML)
    assert q.text_of(" \n", q.HTML) == q.NOTHING
    assert q.one_line(" a\n b\u2028c ") == "a b c"


def test_gaps_are_found_by_their_numbers():
    question = given_questions.one_of_each()[q.GAPS]

    assert question.gaps == {1, 2}
    assert not question.has_gap
    assert replace(question, stem=plain("Oslo er _____.")).has_gap


def test_one_of_true_and_false_earns_everything():
    answers = q.true_or_false(truth=False, if_true=plain("nei"))

    assert [(a.text.words, a.percent, a.feedback.words) for a in answers] == [
        ("true", 0, "nei"),
        ("false", 100, ""),
    ]


def test_all_words_of_a_question_can_be_looked_through():
    question = given_questions.a_single(
        title="T",
        tags=("m",),
        category="K",
        unit="mm",
        outside_id="7",
        pictures=(given_questions.a_picture("b.png"),),
    )

    assert {"T", "m", "K", "mm", "7", "b.png", "4", "Hva er 2 + 2?"} <= set(q.texts_of(question))
