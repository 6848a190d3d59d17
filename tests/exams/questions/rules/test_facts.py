"""Facts of a question: JSON and back without loss, and a digest of what is asked."""

import json
from dataclasses import replace

import pytest
from hypothesis import given as forall

from eduapp.exams.questions.rules.facts import digest, facts_of, question_from
from tests.support import given_questions


@forall(given_questions.any_question)
def test_a_question_comes_back_from_json_as_it_was(question):
    assert question_from(json.loads(json.dumps(facts_of(question)))) == question


@pytest.mark.parametrize("kind", given_questions.one_of_each())
def test_every_kind_comes_back(kind):
    question = given_questions.one_of_each()[kind]

    assert question_from(facts_of(question)) == question


def test_facts_tell_pictures_by_digest_and_another_picture_is_another_question():
    question, other = (
        given_questions.pictured(),
        given_questions.pictured(given_questions.a_picture(width=41)),
    )
    picture = question.pictures[0]
    facts = json.loads(json.dumps(facts_of(question)))

    assert facts["pictures"] == [{"name": "sag.png", "digest": picture.digest}]
    assert question_from(facts, {picture.digest: picture.content}) == question
    assert digest(question) != digest(other)


def test_the_order_of_pictures_makes_no_other_question():
    first, second = given_questions.a_picture("a.png"), given_questions.a_picture("b.png", width=9)
    question = replace(given_questions.pictured(first), pictures=(first, second))

    assert digest(question) == digest(replace(question, pictures=(second, first)))


def test_the_same_question_is_the_same_wherever_it_is_filed():
    question = given_questions.a_single()

    assert digest(question) == digest(replace(question, title="x", category="y", tags=("z",), outside_id="1"))
    assert digest(question) != digest(given_questions.a_single(right="5", wrong=("4", "3")))
