"""Moodle XML as it is written: read again, it says the same; what it cannot hold is named."""

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats.moodle_reader import read_moodle
from eduapp.exams.questions.formats.moodle_writer import write_moodle
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import check_question
from tests.support import given_questions

questions = given_questions.any_question | given_questions.listed_shorts | given_questions.measured


@forall(st.lists(questions, min_size=1, max_size=4))
def test_what_is_written_is_read_again_as_the_same_questions(some):
    sound = [question for question in some if not list(check_question(question))]

    written = write_moodle(sound)
    again = read_moodle(written.text.encode())

    refused = {refusal.line for refusal in written.refusals}
    held = [question for number, question in enumerate(sound, 1) if number not in refused]
    assert [placed.question for placed in again.questions] == held
    assert not held or again.refusals == ()


@pytest.mark.parametrize(
    "kind", [q.SINGLE, q.MULTIPLE, q.TRUE_FALSE, q.SHORT, q.NUMBER, q.MATCHING, q.ESSAY, q.DESCRIPTION]
)
def test_each_kind_that_is_written_comes_back(kind):
    question = given_questions.one_of_each()[kind]

    assert [p.question for p in read_moodle(write_moodle([question]).text.encode()).questions] == [question]


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (given_questions.one_of_each()[q.ORDERING], "no question of the kind “ordering”"),
        (given_questions.one_of_each()[q.GAPS], "no question of the kind “gap text”"),
        (given_questions.a_single(language="nb"), "no place for a language"),
        (given_questions.a_single(pictures=(given_questions.a_picture(),)), "no place for pictures"),
        (given_questions.with_part("33"), "a part of the points that Moodle does not list"),
    ],
)
def test_what_moodle_xml_has_no_place_for_is_refused_by_name(question, what):
    with speaking("en"):
        (refusal,) = write_moodle([question]).refusals

        assert what in refusal.reason.sentence()
