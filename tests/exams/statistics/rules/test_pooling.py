from dataclasses import replace
from datetime import date

import pytest

from eduapp.exams.statistics.rules.items import Figure
from eduapp.exams.statistics.rules.limits import limits_on
from eduapp.exams.statistics.rules.pooling import Attempt, Mark, pooled
from eduapp.exams.statistics.rules.report import report_of
from tests.support.given_marks import asked_of

LIMITS = limits_on(date(2026, 11, 23))
FEW = limits_on(date(2026, 11, 23), least=1)
ROWS = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 1, 0]] * 5


def attempts(rows, keys="ABC", most=100, people=0):
    return [
        Attempt(
            people + n, {key: Mark(points * most, most, True) for key, points in zip(keys, row, strict=True)}
        )
        for n, row in enumerate(rows)
    ]


def lines(together):
    return {line.key: line for line in together.lines}


def test_one_paper_is_reckoned_as_its_table_is():
    together = pooled(attempts(ROWS), "ABC", LIMITS)
    plain = report_of("ABC", asked_of(ROWS), LIMITS)

    assert [line.item for line in together.lines] == [line.item for line in plain.lines]
    assert together.whole == plain.whole
    assert (together.attempts, together.again, together.papers) == (20, 0, 1)


def test_the_same_paper_at_two_exams_is_one_table():
    twice = [*attempts(ROWS[:8]), *attempts(ROWS[8:], people=100)]

    assert pooled(twice, "", LIMITS) == pooled(attempts(ROWS), "", LIMITS)


def test_a_question_is_pooled_over_papers_which_have_no_whole():
    both = [*attempts(ROWS[:12], "ABC"), *attempts(ROWS[12:], "BCD", people=100)]
    found = pooled(both, "", LIMITS)

    assert (found.papers, found.whole) == (2, None)
    assert {key: line.item.n for key, line in lines(found).items()} == {"A": 12, "B": 20, "C": 20, "D": 8}
    assert lines(found)["B"].item.index.value is not None
    assert lines(found)["B"].item.weight == Figure()


def test_what_too_few_were_asked_is_held_back_question_by_question():
    both = [*attempts(ROWS[:12], "ABC"), *attempts(ROWS[12:], "BCD", people=100)]
    found = lines(pooled(both, "", LIMITS))

    assert (found["A"].verdict, found["A"].item.facility) == ("", Figure())
    assert (found["A"].item.right, found["B"].item.facility.value) == (9, 0.75)


def test_other_points_for_the_same_questions_are_another_table():
    both = [*attempts(ROWS, "ABC"), *attempts(ROWS, "ABC", most=200, people=100)]
    found = pooled(both, "", LIMITS)

    assert found.papers == 2
    assert lines(found)["C"].item.index.value == pytest.approx(57.735, abs=1e-3)
    assert lines(found)["C"].item.most == 2.0


def test_who_sits_again_counts_once_for_each_question():
    again = [*attempts(ROWS, "ABC"), *attempts([[1, 1, 1]] * 4, "CDE")]  # the first four, with one they know
    found = pooled(again, "", FEW)

    assert found.again == 4
    assert {key: line.item.n for key, line in lines(found).items()} == {
        "A": 20,
        "B": 20,
        "C": 20,
        "D": 4,
        "E": 4,
    }
    assert lines(found)["C"].item.right == 5


def test_who_sits_the_same_paper_again_is_left_out_of_the_whole():
    again = [*attempts(ROWS), *attempts(ROWS[:4])]

    assert pooled(again, "", LIMITS).whole == pooled(attempts(ROWS), "", LIMITS).whole


def with_values(rows, values):
    made = attempts(rows)
    return [
        replace(one, marks={**one.marks, "A": one.marks["A"]._replace(value=value)})
        for one, value in zip(made, values, strict=True)
    ]


WRONG_KEY = [[0, 1, 1]] * 8 + [[1, 0, 0]] * 6 + [[0, 0, 1]] * 6


def test_a_key_is_doubted_where_the_strongest_gave_the_same_other_answer():
    found = lines(pooled(with_values(WRONG_KEY, "b" * 8 + "a" * 6 + "c" * 6), "ABC", LIMITS))

    assert found["A"].verdict == "key"
    assert (found["A"].chosen.strongest, found["A"].chosen.right) == (8, 0)
    assert (found["A"].chosen.other, found["A"].chosen.others) == ("b", 8)


def test_open_answers_are_nobodys_same_answer():
    assert (
        lines(pooled(with_values(WRONG_KEY, "b" * 8 + "a" * 6 + "c" * 6), "BC", LIMITS))["A"].verdict != "key"
    )


def test_answers_on_paper_are_not_known_and_left_out_of_that_look():
    values = ["b"] * 3 + [None] * 5 + ["a"] * 6 + [*"cdefgh"]
    found = lines(pooled(with_values(WRONG_KEY, values), "ABC", LIMITS))

    assert (found["A"].chosen.other, found["A"].chosen.others) == ("b", 3)
    assert lines(pooled(with_values(WRONG_KEY, [None] * 20), "ABC", LIMITS))["A"].chosen is None


def test_nothing_to_pool():
    assert pooled([], "", LIMITS).lines == ()
