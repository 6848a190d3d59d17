"""Sheets as two people type them: what cannot be, what differs, whose place is whose."""

from uuid import uuid4

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.grading.rules import sheets as rules
from eduapp.exams.grading.rules.sheets import FIRST, SECOND, SETTLED, Asked, Question, Sheet

IDS = (uuid4(), uuid4(), uuid4())
QUESTIONS = tuple(Question(number, id, 200) for number, id in enumerate(IDS, 1))
ASKED = Asked(QUESTIONS, ("IV",), ("no basis for assessment",))
WHOLE = Asked((), ("1", "2", "IV"), ("1 one", "2 two", "no basis for assessment"))
some_points = st.dictionaries(st.sampled_from(IDS), st.integers(0, 200))
sheets = st.builds(
    Sheet,
    points=some_points,
    total=st.none() | st.integers(0, 600),
    grade=st.just(""),
    sheets=st.none() | st.integers(0, 9),
)


def names(violations):
    return {one.name for one in violations}


def against(asked=ASKED, **said):
    return names(rules.check_sheet(105, Sheet(**said), asked))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"total": 450}, set()),
        ({"points": dict.fromkeys(IDS, 100)}, set()),
        ({"points": dict.fromkeys(IDS, 100), "total": 299}, set()),  # it may stand there so: told at fixing
        ({}, {"NothingTyped"}),
        ({"grade": "IV"}, set()),
        ({"total": 601}, {"TotalAboveMost"}),
        ({"total": -1}, {"TotalNegative"}),
        ({"points": {IDS[0]: 201, IDS[1]: 0, IDS[2]: 0}}, {"PointsAboveMost"}),
        ({"points": {IDS[0]: -5, IDS[1]: 0, IDS[2]: 0}}, {"PointsNegative"}),
        ({"points": {IDS[0]: 100}}, {"PointsLacking"}),
        ({"total": 100, "sheets": -1}, {"SheetsImpossible"}),
        ({"total": 100, "grade": "5"}, {"GradeNotAsked"}),
    ],
)
def test_what_cannot_stand_on_a_sheet_is_refused_by_name(said, found):
    assert against(**said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"grade": "2"}, set()),
        ({"grade": "IV"}, set()),
        ({"grade": ""}, {"GradeNotTyped"}),
        ({"grade": "7"}, {"GradeNotTyped"}),
        ({"grade": "2", "total": 100}, {"PointsNotAsked"}),
    ],
)
def test_where_the_whole_is_graded_a_grade_is_typed_and_nothing_else(said, found):
    assert against(WHOLE, **said) == found


def test_which_questions_lack_points_is_said():
    [said] = rules.check_all_there(105, {IDS[1]}, QUESTIONS)
    assert said.sentence() == "Candidate 105: questions 1, 3 have no points. Type them, or the total."


@forall(first=sheets, second=sheets)
def test_two_differ_exactly_where_they_typed_otherwise(first, second):
    found = rules.differences(first, second, QUESTIONS)
    assert (not found) == (first == second)
    assert {one.what for one in found} == {
        *(id for id in IDS if first.points.get(id) != second.points.get(id)),
        *(name for name in ("total", "grade", "sheets") if getattr(first, name) != getattr(second, name)),
    }


@forall(first=sheets, second=sheets, third=sheets)
def test_what_holds_is_what_two_typed_alike_or_what_was_settled_from_the_paper(first, second, third):
    assert rules.agreed({}, QUESTIONS) == (None, ())
    assert rules.agreed({FIRST: first}, QUESTIONS) == (None, ())
    both = {FIRST: first, SECOND: second}
    holds, differing = rules.agreed(both, QUESTIONS)
    assert (holds is None) == bool(differing) == (first != second)
    assert rules.agreed({**both, SETTLED: third}, QUESTIONS) == (third, ())


def test_only_a_difference_of_two_is_settled():
    one, other = Sheet(total=100), Sheet(total=200)
    third = Sheet(total=300)
    assert names(rules.check_settling(105, {FIRST: one}, QUESTIONS, third)) == {"NothingToSettle"}
    alike = {FIRST: one, SECOND: one}
    assert names(rules.check_settling(105, alike, QUESTIONS, third)) == {"NothingToSettle"}
    both = {FIRST: one, SECOND: other}
    assert names(rules.check_settling(105, both, QUESTIONS, third)) == set()
    assert (
        names(rules.check_settling(105, {**both, SETTLED: one}, QUESTIONS, third)) == set()
    )  # and once more


def test_one_person_alone_changes_nothing_that_two_have_typed_alike():
    alike = {IDS[0]: 100, IDS[1]: 200}
    both = {FIRST: Sheet(alike, sheets=1), SECOND: Sheet(alike, sheets=2)}
    assert names(rules.check_settling(105, both, QUESTIONS, Sheet(alike, sheets=3))) == set()
    [found] = rules.check_settling(105, both, QUESTIONS, Sheet({**alike, IDS[1]: 0}, total=100, sheets=1))
    assert isinstance(found, rules.SettlesMore)
    assert "the same for question 2, the total, and you something else" in found.sentence()


def test_each_has_a_place_of_their_own_until_two_have_typed():
    ada, ben, cleo = uuid4(), uuid4(), uuid4()
    assert rules.place_for(ada, {}) == FIRST
    assert rules.place_for(ada, {FIRST: ada}) == FIRST  # anew
    assert rules.place_for(ben, {FIRST: ada}) == SECOND
    assert rules.place_for(ben, {SECOND: ada}) == FIRST
    for by in (ada, ben, cleo):
        assert rules.place_for(by, {FIRST: ada, SECOND: ben}) is None


def test_a_total_counts_before_the_sum():
    points = dict.fromkeys(IDS, 150)
    assert Sheet(points=points).earned == 450
    assert Sheet(points=points, total=440).earned == 440
