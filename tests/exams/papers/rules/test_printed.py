"""A version as it is read: choices in its order, numbers for what is answered, headings above their parts."""

import dataclasses

import pytest

from eduapp.exams.papers.rules.printed import (
    Composition,
    Print,
    PrintedPaper,
    PrintedQuestion,
    print_for,
    printed_questions,
)
from eduapp.exams.papers.rules.shuffling import Shuffled, Stands, version_of
from eduapp.exams.questions.rules.question import DESCRIPTION, MATCHING, SINGLE, Text
from eduapp.exams.questions.rules.showing import Shown

CHOICES = tuple(Text(word) for word in "abc")


def composition(stem, heading="", kind=SINGLE, points=2):
    shown = Shown(kind, Text(stem), choices=CHOICES if kind == SINGLE else ())
    return Composition(shown, points, heading, kind != DESCRIPTION)


def test_choices_stand_in_the_order_of_the_version():
    [one] = printed_questions([Stands(1, (2, 0, 1))], [composition("x")])

    assert [choice.words for choice in one.choices] == ["c", "a", "b"]


def test_what_things_are_matched_with_stands_in_the_order_of_the_version():
    shown = Shown(MATCHING, Text("x"), lefts=CHOICES[:2], rights=("p", "q", "r"))
    [one] = printed_questions([Stands(1, (), (1, 2, 0))], [Composition(shown, 2, "", answered=True)])

    assert (one.rights, one.lefts) == (("q", "r", "p"), CHOICES[:2])


def test_only_what_is_answered_has_a_number():
    composed = [composition("a"), composition("les", kind=DESCRIPTION, points=0), composition("b")]
    order = [Stands(1, (0, 1, 2)), Stands(2), Stands(3, (0, 1, 2))]

    assert [one.number for one in printed_questions(order, composed)] == [1, 0, 2]


def test_a_heading_stands_above_whichever_comes_first_in_its_part():
    composed = [
        composition("a", "Del 1"),
        *map(composition, "bc"),
        composition("d", "Del 2"),
        *map(composition, "ef"),
    ]
    questions = [Shuffled(3, heads_part=bool(one.heading)) for one in composed]
    for seed in range(20):
        order = version_of("B", str(seed), questions).order
        printed = printed_questions(order, composed)
        assert [one.heading for one in printed] == ["Del 1", "", "", "Del 2", "", ""]
        assert {one.stem.words for one in printed[:3]} == set("abc")


def test_there_is_no_place_for_a_key_or_a_name():
    told = {field.name for kind in (PrintedPaper, PrintedQuestion) for field in dataclasses.fields(kind)}

    assert not told & {
        "answers",
        "percent",
        "fraction",
        "feedback",
        "key",
        "right",
        "name",
        "learner",
        "candidate",
    }


@pytest.mark.parametrize(
    ("percent", "size"),
    [(0, "ordinary"), (100, "ordinary"), (120, "large"), (165, "large"), (166, "largest"), (400, "largest")],
)
def test_percent_of_a_decision_become_a_print(percent, size):
    assert print_for(percent, easy=True) == Print(size, easy=True)


def test_prints_have_words():
    assert Print("large").label == "large print (18 points, A4)"


def test_two_prints_are_two_when_anything_differs():
    paper = PrintedPaper("T", "nb", "A", 60, printed_questions([Stands(1, (0, 1, 2))], [composition("x")]))

    assert paper.digest() == dataclasses.replace(paper).digest()
    assert paper.digest() != dataclasses.replace(paper, letter="B").digest()
    assert (paper.points, len(paper.answered)) == (2, 1)
