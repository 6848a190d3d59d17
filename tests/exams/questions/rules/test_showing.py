"""What is shown of a question tells nothing of what is right."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given as forall

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Answer, Text
from eduapp.exams.questions.rules.showing import Pictured, facts_of_shown, shown, shown_from
from tests.support import given_questions
from tests.support.given_questions import a_picture, plain

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


def test_only_pictures_of_what_is_asked_are_shown_and_their_order_tells_nothing():
    """One in feedback or a short answer would tell what is right; so would the order of things to order."""
    some = {name: a_picture(f"{name}.png", width=n) for n, name in enumerate("dcba", 5)}
    html = {name: Text(placed(f"{name}.png", name), q.HTML) for name in some}
    single = replace(
        EACH[q.SINGLE],
        stem=html["b"],
        feedback=html["c"],
        answers=(Answer(html["a"], q.ALL, html["d"]), Answer(plain("5"))),
        pictures=tuple(some.values()),
    )

    assert [each.name for each in shown(single).pictures] == ["a.png", "b.png"]
    assert shown(replace(single, kind=q.SHORT, stem=plain("x"))).pictures == ()
    assert shown(replace(single, kind=q.ORDERING)).pictures == shown(single).pictures
    told = json.loads(json.dumps(facts_of_shown(shown(single))))
    assert shown_from(told).pictures == (
        Pictured("a.png", some["a"].digest),
        Pictured("b.png", some["b"].digest),
    )


def test_the_order_of_what_is_to_be_ordered_or_matched_tells_nothing():
    ordering, matching = EACH[q.ORDERING], EACH[q.MATCHING]
    swapped = replace(ordering, answers=ordering.answers[::-1])

    assert shown(swapped) == shown(ordering)
    assert [text.words for text in shown(matching).lefts] == ["Norge", "Sverige"]
    assert list(shown(matching).rights) == ["Oslo", "Paris", "Stockholm"]
