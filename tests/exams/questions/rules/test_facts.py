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


def test_the_same_question_is_the_same_wherever_it_is_filed():
    question = given_questions.a_single()

    assert digest(question) == digest(replace(question, title="x", category="y", tags=("z",), outside_id="1"))
    assert digest(question) != digest(given_questions.a_single(right="5", wrong=("4", "3")))
