"""What stands against roads and practice from elsewhere."""

from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.workshops.road.rules.entering import (
    check_end,
    check_practice,
    check_road,
    check_withdrawal,
)
from tests.support.given import TODAY
from tests.support.given_roads import practice_facts, road_facts


def names(violations):
    return [violation.name for violation in violations]


@pytest.mark.parametrize(
    ("facts", "taken", "against"),
    [
        ({}, False, []),
        ({"trade": "XXXXX3----"}, False, ["NothingAsked"]),
        ({"way": "by_air"}, False, ["NothingAsked"]),
        ({"year": "hours_9"}, False, ["NothingAsked"]),
        ({"start_day": TODAY + timedelta(days=366)}, False, []),
        ({"start_day": TODAY + timedelta(days=367)}, True, ["OnTheWay", "StartsTooLate"]),
    ],
)
def test_a_road_leads_to_a_known_trade_once(facts, taken, against):
    assert names(check_road(road_facts(**facts), TODAY, taken=taken)) == against


@pytest.mark.parametrize(
    ("reason", "ended", "against"),
    [
        ("own_wish", False, []),
        ("replaced", False, []),
        ("", False, ["EndReasonUnknown"]),
        ("bored", True, ["RoadEnded", "EndReasonUnknown"]),
    ],
)
def test_a_road_ends_once_for_a_reason_of_the_list(reason, ended, against):
    assert names(check_end(reason, ended=ended)) == against


@pytest.mark.parametrize(
    ("facts", "against"),
    [
        ({}, []),
        ({"percent": None, "minutes": 60}, []),
        ({"last_day": date(2022, 12, 31)}, ["EndsBeforeStart"]),
        ({"last_day": TODAY}, []),
        ({"last_day": TODAY + timedelta(days=1)}, ["NotOver"]),
        ({"minutes": 60}, ["OneAmount"]),
        ({"percent": None}, ["OneAmount"]),
        ({"percent": 0}, ["PercentImpossible"]),
        ({"percent": 101}, ["PercentImpossible"]),
        ({"percent": None, "minutes": 365 * 1440 + 1}, ["HoursImpossible"]),
        ({"percent": None, "minutes": 0}, ["HoursImpossible"]),
        ({"employer": ""}, ["EmployerMissing"]),
        ({"employer": "a" * 201}, ["EmployerTooLong"]),
        ({"trade": "?", "proof": "a friend"}, ["NothingAsked", "ProofUnknown"]),
    ],
)
def test_rule_49_practice_elsewhere_is_over_and_says_one_amount(facts, against):
    assert names(check_practice(practice_facts(**facts), TODAY, known=False)) == against


def test_rule_60_the_same_paper_is_not_noted_twice():
    assert names(check_practice(practice_facts(), TODAY, known=True)) == ["NotedAlready"]


@forall(st.text(max_size=250), st.booleans())
def test_what_was_noted_is_taken_back_once_with_a_short_reason(reason, withdrawn):
    against = names(check_withdrawal(reason, withdrawn=withdrawn))

    assert ("WithdrawnAlready" in against) is withdrawn
    assert ("ReasonNeeded" in against) is not (0 < len(reason) <= 200)
