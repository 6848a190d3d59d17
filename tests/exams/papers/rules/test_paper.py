"""What stands against a paper, all at once."""

from datetime import date
from uuid import UUID

import pytest

from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.rules.paper import (
    Asked,
    Item,
    PaperFacts,
    check_complete,
    check_items,
    check_paper,
    spoken_in,
)

DAY = date(2026, 11, 23)
ONE, TWO, TEXT, OLD = (UUID(int=n) for n in range(1, 5))
ASKED = {
    ONE: Asked(UUID(int=11), "Hva er to?", retired=False, answered=True),
    TWO: Asked(UUID(int=12), "Hva er tre?", retired=False, answered=True),
    TEXT: Asked(UUID(int=13), "Les teksten.", retired=False, answered=False),
    OLD: Asked(UUID(int=11), "Hva er to?", retired=True, answered=True),
}


def names(violations):
    return sorted(one.name for one in violations)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, []),
        ({"minutes": 300, "aids": frozenset({"dictionary"}), "skills": frozenset({"reading"})}, []),
        ({"instructions": "Svar på alt.\nSkriv tydelig."}, []),
        ({"title": ""}, ["TitleMissing"]),
        ({"title": "x" * 121}, ["TextTooLong"]),
        ({"title": "x\u202ey"}, ["HiddenCharacters"]),
        ({"instructions": "x\ty"}, ["HiddenCharacters"]),
        ({"instructions": "x" * 2001, "aids_note": "x" * 301}, ["TextTooLong", "TextTooLong"]),
        ({"minutes": 0}, ["MinutesImpossible"]),
        ({"minutes": 301}, ["LongerThanTheLaw"]),
        ({"language": "klingon"}, ["NotInTheList"]),
        ({"aids": frozenset({"phone"}), "skills": frozenset({"luck"})}, ["NotInTheList", "NotInTheList"]),
    ],
)
def test_what_stands_beside_the_questions(told, expected):
    assert names(check_paper(PaperFacts(**({"title": "Prøve"} | told)), DAY)) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], []),
        ([Item(ONE), Item(TWO), Item(TEXT, 0)], []),
        ([Item(ONE, 0)], ["PointsImpossible"]),
        ([Item(ONE, 101)], ["PointsImpossible"]),
        ([Item(ONE, -1)], ["PointsImpossible"]),
        ([Item(TEXT, 1)], ["PointsForText"]),
        ([Item(ONE), Item(OLD)], ["QuestionTwice"]),
        ([Item(UUID(int=99))], ["QuestionUnknown"]),
        ([Item(ONE, rule=1)], ["QuestionUnknown"]),
        ([Item(ONE, heading="x" * 121)], ["TextTooLong"]),
        ([Item(ONE)] * 201, ["QuestionTwice", "TooManyQuestions"]),
    ],
)
def test_the_questions_of_a_paper(items, expected):
    assert names(check_items(items, [], 1, ASKED)) == expected


@pytest.mark.parametrize(
    ("versions", "expected"), [(1, []), (8, []), (0, ["VersionsImpossible"]), (9, ["VersionsImpossible"])]
)
def test_versions_have_letters(versions, expected):
    assert names(check_items([], [], versions, ASKED)) == expected


def test_rules_are_looked_at_too():
    assert names(check_items([], [DrawingRule(0, heading="\u200e")], 1, ASKED)) == [
        "HiddenCharacters",
        "RuleAsksForNothing",
    ]


@pytest.mark.parametrize(
    ("items", "rules", "expected"),
    [
        ([Item(ONE)], [], []),
        ([], [], ["NothingAsked"]),
        ([Item(TEXT, 0)], [], ["NothingAsked"]),
        ([Item(OLD)], [], ["QuestionRetired"]),
        ([Item(ONE), Item(TWO, rule=1)], [DrawingRule(1)], []),
        ([Item(ONE), Item(TWO, rule=1)], [DrawingRule(2)], ["RuleNotDrawn"]),
        ([Item(ONE)], [DrawingRule(1)], ["RuleNotDrawn"]),
    ],
)
def test_what_is_missing_before_a_paper_is_frozen(items, rules, expected):
    assert names(check_complete(items, rules, ASKED)) == expected


def test_words_around_questions_are_in_a_language_the_program_speaks():
    assert [spoken_in(code) for code in ("nn", "en", "ar")] == ["nn", "en", "nb"]
