from datetime import date

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.education.courses.rules.criteria import (
    ATTENDANCE,
    RESULT,
    Criterion,
    check_criterion,
    in_force,
)

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def names(*asked):
    return [one.name for one in check_criterion(*asked)]


@pytest.mark.parametrize("kind", code_list("criterion_kinds").keys())
def test_what_can_be_reached_can_be_asked_for(kind):
    assert names(kind, 3, 3) == names(kind, 0, 0) == []
    assert names(kind, 4, 3) == ["MoreThanThere"]
    assert names(kind, -1, 3) == names(kind, 10_000, 20_000) == ["AmountOutside"]


@pytest.mark.parametrize("kind", ["", ATTENDANCE, RESULT, "grade"])
def test_only_kinds_of_the_list_can_be_set(kind):
    assert names(kind, 1, 5) == ["UnknownCriterion"]


def test_who_began_before_a_day_is_judged_by_what_was_asked_then():
    rows = (
        Criterion("modules", 1, date(2026, 1, 1)),
        Criterion("modules", 3, date(2026, 8, 1)),
        Criterion("modules", 0, date(2027, 1, 1)),
        Criterion(ATTENDANCE, 80),
    )

    assert [one.amount for one in in_force(rows, date(2025, 12, 31))] == [80]
    assert [one.amount for one in in_force(rows, date(2026, 7, 31))] == [80, 1]
    assert [one.amount for one in in_force(rows, date(2026, 8, 1))] == [80, 3]
    assert [one.amount for one in in_force(rows, date(2027, 1, 1))] == [80]


ROWS = st.lists(st.tuples(st.sampled_from(["hours", "modules", "aims"]), st.integers(0, 9), DAYS))


@forall(rows=ROWS, day=DAYS)
def test_of_each_kind_one_row_is_in_force_and_it_is_the_newest_begun(rows, day):
    once = {(kind, since): Criterion(kind, amount, since) for kind, amount, since in rows}
    made = list(once.values())

    found = in_force(made, day)

    assert len({one.kind for one in found}) == len(found)
    for one in found:
        assert one.since <= day
        assert not [other for other in made if other.kind == one.kind and one.since < other.since <= day]
