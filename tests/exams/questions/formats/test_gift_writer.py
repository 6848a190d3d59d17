"""GIFT as it is written: read again, it says the same; what it cannot hold is named."""

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats.gift_reader import read_gift
from eduapp.exams.questions.formats.gift_writer import write_gift
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import check_question
from eduapp.exams.questions.rules.question import Answer, Pair, Question, Text
from tests.support import given_questions
from tests.support.given_questions import plain


@settings(deadline=None)
@forall(st.lists(given_questions.any_question, min_size=1, max_size=4), st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_is_written_is_read_again_as_the_same_questions(questions, line_end):
    sound = [question for question in questions if not list(check_question(question))]

    written = write_gift(sound)
    again = read_gift(written.text.replace("\n", line_end).encode())

    refused = {refusal.line for refusal in written.refusals}
    held = [question for number, question in enumerate(sound, 1) if number not in refused]
    assert [placed.question for placed in again.questions] == held
    assert not held or again.refusals == ()


@settings(deadline=None)
@forall(given_questions.any_question)
def test_only_arrows_and_feedback_without_an_answer_are_refused(question):
    arrows = [a.text.words for a in question.answers if question.kind == q.SHORT]
    arrows += [pair.left.words for pair in question.pairs]
    alone = question.kind == q.DESCRIPTION and question.feedback.words

    assert bool(write_gift([question]).refusals) == (any("->" in words for words in arrows) or bool(alone))


@pytest.mark.parametrize(
    "kind", [q.SINGLE, q.MULTIPLE, q.TRUE_FALSE, q.SHORT, q.NUMBER, q.MATCHING, q.ESSAY, q.DESCRIPTION]
)
def test_each_kind_that_gift_has_comes_back(kind):
    question = given_questions.one_of_each()[kind]

    assert [p.question for p in read_gift(write_gift([question]).text.encode()).questions] == [question]


@pytest.mark.parametrize("kind", [q.ORDERING, q.GAPS])
def test_kinds_that_gift_lacks_are_refused_by_name(kind):
    with speaking("en"):
        written = write_gift([given_questions.a_single(), given_questions.one_of_each()[kind]])
        sentence = written.refusals[0].reason.sentence()

    word = {q.ORDERING: "ordering", q.GAPS: "gap text"}[kind]
    assert written.refusals[0].line == 2
    assert sentence == f"GIFT has no question of the kind “{word}”. Choose another format for it."


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (given_questions.a_number(unit="mm"), "a unit"),
        (given_questions.a_single(language="nb"), "a language"),
        (given_questions.a_single(pictures=(given_questions.a_picture(),)), "pictures"),
        (Question(q.SHORT, plain("?"), answers=(Answer(plain("a->b"), q.ALL),)), "“->” in an answer"),
        (Question(q.MATCHING, plain("?"), pairs=(Pair(plain("a->b"), "c"),)), "“->” in an answer"),
    ],
)
def test_what_gift_has_no_place_for_is_refused_by_name(question, what):
    with speaking("en"):
        (refusal,) = write_gift([question]).refusals

        assert what in refusal.reason.sentence()


def test_gift_as_people_read_it():
    first = given_questions.a_single(title="Regning", category="Matte/Tall", tags=("lett",), outside_id="7")
    html = Question(q.ESSAY, Text("<p>Hvorfor?</p>", q.HTML))

    assert write_gift([first, html]).text == (
        "$CATEGORY: Matte/Tall\n\n"
        "// [id:7]\n// [tag:lett]\n"
        "::Regning::[plain]Hva er 2 + 2? {\n\t=4\n\t~3\n\t~5\n}\n\n"
        "$CATEGORY: \n\n"
        "[html]<p>Hvorfor?</p> {}\n\n"
    )
