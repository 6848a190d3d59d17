"""What is shown of a question tells nothing of what is right."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given as forall

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.showing import facts_of_shown, shown, shown_from
from tests.support import given_questions
from tests.support.given_questions import plain

EACH = given_questions.one_of_each()


@forall(given_questions.any_question)
def test_what_is_right_and_what_is_said_of_it_makes_no_difference(question):
    other = replace(
        question,
        answers=tuple(
            replace(a, percent=-a.percent, feedback=plain("x"), number=None, tolerance=Decimal(9))
            for a in question.answers
        ),
        feedback=plain("hint"),
        title="the answer is 4",
        tags=("four",),
    )

    assert shown(other) == shown(question)
    assert shown_from(json.loads(json.dumps(facts_of_shown(shown(question))))) == shown(question)


@pytest.mark.parametrize("kind", [q.SHORT, q.NUMBER, q.GAPS, q.ESSAY, q.DESCRIPTION, q.TRUE_FALSE])
def test_what_has_to_be_written_is_not_shown(kind):
    told = shown(EACH[kind])

    assert (told.choices, told.lefts, told.rights) == ((), (), ())


def test_the_order_of_what_is_to_be_ordered_or_matched_tells_nothing():
    ordering, matching = EACH[q.ORDERING], EACH[q.MATCHING]
    swapped = replace(ordering, answers=ordering.answers[::-1])

    assert shown(swapped) == shown(ordering)
    assert [text.words for text in shown(matching).lefts] == ["Norge", "Sverige"]
    assert list(shown(matching).rights) == ["Oslo", "Paris", "Stockholm"]
