from datetime import date

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.sittings.rules import planning as rules

DAY = date(2026, 11, 23)


def names(violations):
    return [violation.name for violation in violations]


@forall(st.frozensets(st.integers(101, 130)))
def test_a_candidate_number_is_the_lowest_that_is_free(taken):
    number = rules.next_candidate_number(taken)

    assert number not in taken
    assert all(lower in taken for lower in range(rules.FIRST_CANDIDATE_NUMBER, number))


@pytest.mark.parametrize(
    ("kind", "start", "minutes", "stands"),
    [
        ("written", 540, 300, []),
        ("written", 541, 300, ["StartsOtherwise"]),
        ("written", 540, 301, ["LastsTooLong"]),
        ("oral", 800, 30, []),
        ("oral", 800, 31, ["LastsTooLong"]),
        ("practical", 480, 300, []),
        ("practical", 480, 0, ["NoMinutes"]),
        ("home", 540, 60, ["KindUnknown"]),
    ],
)
def test_times_are_those_of_the_law(kind, start, minutes, stands):
    assert names(rules.check_times(kind, start, minutes, DAY)) == stands
