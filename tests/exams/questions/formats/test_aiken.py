"""Aiken: read line by line, refused by line, flattened when written."""

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats.aiken import flattened, read_aiken, write_aiken
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import read_as
from eduapp.exams.questions.rules.question import Answer, Question, Text, one_line
from tests.support import given_questions
from tests.support.given_questions import plain

WHOLE = "Hva er 2 + 2?\nA) 3\nB. 4\nC)\t5\nANSWER: B\n\nEn til?\nA. ja\nB. nei\nANSWER: A, sikkert\n"
flat = given_questions.words.map(one_line).filter(bool)


def refused(text):
    return [(refusal.line, refusal.reason.name) for refusal in read_aiken(text.encode()).refusals]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_question_is_a_line_its_choices_and_the_letter_that_is_right(end):
    reading = read_aiken(WHOLE.replace("\n", end).encode())

    assert reading.refusals == ()
    assert [(placed.line, placed.question.kind) for placed in reading.questions] == [
        (1, "single"),
        (7, "single"),
    ]
    assert [
        [(answer.text.words, int(answer.percent)) for answer in placed.question.answers]
        for placed in reading.questions
    ] == [[("3", 0), ("4", 100), ("5", 0)], [("ja", 100), ("nei", 0)]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A) 3\nHva?\nA) 1\nB) 2\nANSWER: A", [(1, "ChoiceBeforeQuestion")]),
        ("ANSWER: A\nHva?\nA) 1\nB) 2\nANSWER: A", [(1, "KeyBeforeQuestion")]),
        ("Hva?\nA) 1\nANSWER: A", [(3, "TooFewChoices")]),
        ("Hva?\nog mer?\nA) 1\nB) 2\nANSWER: A", [(2, "QuestionStillOpen")]),
        ("Hva?\nA) 1\nB) 2\nEn til?\nA) 1\nB) 2\nANSWER: A", [(4, "QuestionStillOpen")]),
        ("Hva?\nA) 1\nB) 2\nANSWER: C", [(4, "KeyBeyondChoices")]),
        ("Hva?\nA) 1\nB) 2\nANSWER: b", [(4, "KeyNotRead")]),
        ("Hva?\nA) 1\nB) 2\nANSWER:", [(4, "KeyNotRead")]),
        ("Hva?\nA) 1\nB) 2\n", [(1, "QuestionUnfinished")]),
        ("Hva?\nA) 1\nC) 2\nANSWER: B", [(3, "LettersOutOfOrder")]),
        ("Hva?\nA)\nB) 2\nANSWER: B", [(2, "ChoiceEmpty")]),
        (" \n", [(1, "EmptyFile")]),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text, expected):
    assert refused(text) == expected


def test_the_letter_beyond_the_last_choice_is_named():
    with speaking("en"):
        (refusal,) = read_aiken(b"Hva?\nA) 1\nB) 2\nANSWER: D").refusals

        assert refusal.reason.sentence() == (
            "ANSWER is D, but the last choice is B. Correct the letter, or add the choice."
        )


@settings(deadline=None)
@forall(
    flat, st.lists(flat, min_size=2, max_size=26, unique_by=lambda words: read_as(plain(words))), st.data()
)
def test_what_is_written_is_read_again_as_the_same_question(stem, choices, data):
    right = data.draw(st.integers(0, len(choices) - 1))
    answers = tuple(Answer(plain(words), q.ALL if at == right else 0) for at, words in enumerate(choices))
    question = Question(q.SINGLE, plain(stem), answers=answers)

    written = write_aiken([question])
    again = read_aiken(written.text.encode())

    named = [refusal.reason.name for refusal in written.refusals]
    assert named == ["NotHeld"] or [placed.question for placed in again.questions] == [question]


@settings(deadline=None)
@forall(given_questions.any_question)
def test_whatever_is_asked_it_is_written_or_refused_by_name(question):
    written = write_aiken([question])

    reading = read_aiken(written.text.encode())
    assert (reading.refusals == ()) == (written.refusals == ())
    assert len(reading.questions) == (0 if written.refusals else 1)


@pytest.mark.parametrize("kind", [kind for kind in given_questions.one_of_each() if kind != q.SINGLE])
def test_only_single_choice_can_be_written(kind):
    written = write_aiken([given_questions.one_of_each()[kind]])

    assert written.text == ""
    assert [refusal.reason.name for refusal in written.refusals] == ["KindNotHeld"]


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (given_questions.a_single(wrong=[str(n) for n in range(26)]), "more than 26 choices"),
        (given_questions.a_single(stem="A) Hva?"), "begins like a choice"),
        (given_questions.a_single(stem="ANSWER: B"), "begins like a choice"),
        (given_questions.a_single(pictures=(given_questions.a_picture(),)), "pictures"),
        (
            Question(
                q.SINGLE,
                plain("?"),
                answers=(Answer(plain("a"), q.ALL), Answer(plain("b"), q.ALL), Answer(plain("c"))),
            ),
            "one answer that is right",
        ),
        (
            Question(q.SINGLE, Text("<img>", q.HTML), answers=given_questions.a_single().answers),
            "without words",
        ),
    ],
)
def test_what_aiken_cannot_hold_is_refused_by_name(question, what):
    with speaking("en"):
        (refusal,) = write_aiken([question]).refusals

        assert what in refusal.reason.sentence()


def test_texts_are_flattened_and_what_is_left_out_is_named():
    question = given_questions.a_single(stem="x", title="Tall", tags=("lett",), category="Matte")
    html = Question(
        q.SINGLE, Text("<p>Hva er <b>2</b>?</p><p>Tenk&nbsp;!</p>", q.HTML), answers=question.answers
    )

    with speaking("en"):
        written = write_aiken([question, html])
        named = [(left.line, left.reason.sentence().split(";")[0]) for left in written.left_out]

    assert flattened(html.stem) == "Hva er 2 ? Tenk !".replace("2 ?", "2?")
    assert named == [
        (1, "Aiken has no place for a title"),
        (1, "Aiken has no place for a category"),
        (1, "Aiken has no place for tags"),
        (2, "Aiken has no place for the form of a text (it is flattened)"),
    ]
