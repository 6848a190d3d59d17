"""Which points give which grade: exact, falling, and the rule of every scale is itself in order."""

from datetime import date

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.education.courses.rules import scale, scales
from eduapp.exams.grading.rules import borders as rules
from eduapp.exams.grading.rules.borders import WHOLE, Border

DAY = date(2026, 11, 24)
K16 = scale("K16")


def borders_from(percents):
    rows = zip("65432", sorted(percents, reverse=True), strict=True)
    return (*(Border(grade, least) for grade, least in rows), Border("1", 0))


falling = st.lists(st.integers(1, WHOLE), min_size=5, max_size=5, unique=True).map(borders_from)


def names(violations):
    return {one.name for one in violations}


@pytest.mark.parametrize("key", [one.key for one in scales()])
def test_every_scale_has_a_rule_that_is_in_order_and_says_whose_it_is(key):
    known, rule = scale(key), rules.rule_of(key, DAY)
    assert names(rules.check_borders(rule.borders, known)) == set()
    assert "own rule" in rule.basis
    assert [one.grade for one in rule.borders] == list(rules.bordered(known))
    assert rules.rule_of(key, date(1990, 1, 1)).borders == rule.borders  # from before it was written down
    assert key in code_list("grade_borders")


@pytest.mark.parametrize(
    ("key", "passed", "without"),
    [
        ("K16", {"6", "5", "4", "3", "2"}, {"IV"}),
        ("BIB", {"B"}, set()),
        ("FAGPR", {"BM", "B"}, set()),
        ("DELT", {"D"}, set()),
        ("GODKJ", {"G"}, set()),
        ("MAAL", {"H", "M", "L"}, set()),
        ("AF", {"A", "B", "C", "D", "E"}, set()),
    ],
)
def test_the_closed_scales_of_the_law_are_there_with_pass_marks_and_words(key, passed, without):
    """§§ 9-3 (1-6, passed at 2), 9-4, 9-5, 15-3, and letters of the universities."""
    known = scale(key)
    assert {one.code for one in known.grades if one.passed} == passed
    assert {one.code for one in known.grades if one.passed is None} == without
    for spoken in ("nb", "nn", "en"):
        with speaking(spoken):
            words = [one.label for one in known.grades]
        assert len(set(words)) == len(words)
        assert all(words)


@forall(borders=falling, points=st.integers(0, 5000), most=st.integers(1, 5000))
def test_a_grade_is_the_best_whose_share_is_reached_exactly(borders, points, most):
    points = min(points, most)
    grade = rules.grade_for(points, most, borders)
    reached = {one.grade for one in borders if points * WHOLE >= one.least * most}
    assert grade == max(reached)
    least = {one.grade: rules.least_points(one, most) for one in borders}
    assert points >= least[grade]
    assert all(points < needed for other, needed in least.items() if other > grade)


@forall(borders=falling, points=st.integers(0, 999), most=st.just(1000))
def test_a_point_more_never_gives_a_worse_grade(borders, points, most):
    assert rules.grade_for(points + 1, most, borders) >= rules.grade_for(points, most, borders)


@forall(shares=st.lists(st.tuples(st.integers(0, 100), st.just(100)), max_size=40), borders=falling)
def test_a_preview_counts_everybody_once(shares, borders):
    found = rules.counts(shares, borders)
    assert sum(found.values()) == len(shares)
    assert list(found) == ["6", "5", "4", "3", "2", "1"]


def test_a_border_at_a_third_is_neither_rounded_up_nor_down():
    borders = (Border("B", 3333), Border("IB", 0))
    assert rules.grade_for(100, 300, borders) == "B"  # 33,333… %
    assert rules.grade_for(100, 301, borders) == "IB"
    assert rules.least_points(borders[0], 300) == 100


def test_where_nothing_can_be_earned_there_is_no_grade():
    assert rules.grade_for(0, 0, rules.rule_of("K16", DAY).borders) == ""
    assert rules.percent_of(0, 0) == 0


@pytest.mark.parametrize(
    ("percent", "english", "norwegian"), [(6250, "62.5", "62,5"), (10000, "100", "100"), (5, "0.05", "0,05")]
)
def test_percents_are_written_as_one_writes_them_here(percent, english, norwegian):
    assert rules.percent_text(percent) == f"{english}\N{NO-BREAK SPACE}%"
    with speaking("nb"):
        assert rules.percent_text(percent) == f"{norwegian}\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("percents", "found"),
    [
        ((90, 75, 60, 45, 30, 0), set()),
        ((90, 75, 60, 60, 30, 0), {"BordersNotFalling"}),
        ((90, 75, 60, 45, 30, 10), {"LowestNotZero"}),
        ((101, 75, 60, 45, 30, 0), {"BorderOutside"}),
        ((90, 75, 60, 45, 30), {"BorderMissing", "LowestNotZero"}),
    ],
)
def test_what_stands_against_borders_is_told(percents, found):
    borders = [Border(grade, percent * 100) for grade, percent in zip("654321", percents, strict=False)]
    assert names(rules.check_borders(borders, K16)) == found


def test_what_is_no_grade_has_no_border():
    borders = (*rules.rule_of("K16", DAY).borders, Border("IV", 0))
    [said] = rules.check_borders(borders, K16)
    assert said.sentence() == "No number of points gives no basis for assessment. Leave it out."


def test_other_borders_say_why():
    assert names(rules.check_reason(" ")) == {"ReasonMissing"}
    assert names(rules.check_reason("x" * 301)) == {"ReasonTooLong"}
    assert names(rules.check_reason("Question 3 was harder than meant")) == set()
