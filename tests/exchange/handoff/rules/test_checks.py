"""What refuses a hand-over, with person, day and difference."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exchange.handoff.rules import (
    LONGEST,
    Minutes,
    check_days,
    check_period,
    check_sums,
    reconcile,
    summed,
)
from tests.support import given
from tests.support.given_handoff import LINES, MONDAY, SUNDAY, a_day

KINDS = tuple(kind for kind, _count in Minutes().named())


def names(violations):
    return [one.name for one in violations]


@forall(st.lists(LINES, min_size=1, max_size=6))
def test_totals_made_of_their_lines_stand(lines):
    assert names(reconcile(a_day(*lines))) == []


@forall(st.lists(LINES, min_size=1, max_size=6), st.sampled_from(KINDS), st.integers(1, 400))
def test_a_total_that_is_off_by_any_minute_is_refused(lines, kind, more):
    right = a_day(*lines)
    wrong = replace(right, minutes=right.minutes + Minutes(**{kind: more}))

    [found] = reconcile(wrong)

    assert found.facts["difference"] == f"+{more}"


def test_the_refusal_names_person_day_and_difference():
    wrong = replace(a_day(), minutes=Minutes(attended=45))

    [found] = reconcile(wrong)
    assert found.sentence() == (
        "The total of Dahl, Petter on 23.11.2026 is not what the ledger holds: attended 45 min, by its lines "
        "90 min (difference -45). Nothing was exported."
    )


def test_minutes_moved_from_one_kind_to_another_are_two_differences():
    moved = replace(a_day(), minutes=Minutes(excused=90))

    assert [one.facts["difference"] for one in reconcile(moved)] == ["-90", "+90"]


def test_a_sum_that_the_days_do_not_bear_out_is_refused():
    days = [a_day(), a_day(day=given.TODAY + timedelta(days=1))]
    people = summed(days)

    assert names(check_sums(people, days)) == []
    [found] = check_sums(people, days[:1])
    assert (found.facts["total"], found.facts["lines"]) == (180, 90)


def test_days_run_forward_have_begun_and_are_not_too_many():
    today = given.TODAY

    assert names(check_period(MONDAY, SUNDAY, today)) == []
    assert names(check_period(SUNDAY, MONDAY, today)) == ["LastBeforeFirst", "NotBegun"]
    assert names(check_period(MONDAY, MONDAY + LONGEST, today)) == ["TooManyDays"]
    assert names(check_period(MONDAY, MONDAY + LONGEST - timedelta(days=1), today)) == []


def test_nothing_is_not_handed_over():
    assert names(check_days([], MONDAY, SUNDAY)) == ["NothingToHandOver"]
    assert names(check_days([a_day()], MONDAY, SUNDAY)) == []
