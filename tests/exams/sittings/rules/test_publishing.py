from datetime import date
from uuid import UUID

import pytest

from eduapp.exams.sittings.rules import publishing as rules
from eduapp.exams.sittings.rules.law import LawNumber
from eduapp.exams.sittings.rules.publishing import Watch

DAY = date(2026, 11, 23)
TRAINED, EACH = (LawNumber(value, "", "the school's own rule", DAY) for value in (24, 15))


def a_watch(number=1, trained_on=DAY, teaches=False):
    return Watch(UUID(int=number), f"Watch {number}", trained_on, teaches)


def found(*watches, candidates=1):
    return [violation.name for violation in rules.check_watch(watches, DAY, candidates, TRAINED, EACH)]


def test_somebody_watches_enough_of_them_trained_and_independent():
    assert found() == ["NoWatch"]
    assert found(a_watch()) == []
    assert found(a_watch(), candidates=16) == ["TooFewWatch"]
    assert found(a_watch(), a_watch(2), candidates=16) == []
    assert found(a_watch(trained_on=None, teaches=True)) == ["WatchNotTrained", "WatchNotIndependent"]


@pytest.mark.parametrize(
    ("trained_on", "counts"),
    [(date(2024, 11, 23), False), (date(2024, 11, 24), True), (DAY, True), (date(2026, 11, 24), False)],
)
def test_training_counts_for_so_many_months(trained_on, counts):
    assert rules.is_trained(trained_on, DAY, TRAINED) == counts


def test_only_a_missing_watch_cannot_be_answered_for():
    assert not rules.NoWatch.overridable
    assert rules.TooFewWatch.overridable
    assert rules.WatchNotTrained.overridable
    assert rules.WatchNotIndependent.overridable


def test_numbers_stand_in_order():
    assert rules.listed([103, 101]) == "101, 103"
