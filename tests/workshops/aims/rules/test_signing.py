"""What may be observed, signed off and withdrawn: never beforehand, never on nothing."""

from datetime import timedelta

import pytest

from eduapp.workshops.aims.rules.signing import (
    LONGEST_WORDS,
    Grounds,
    check_observation,
    check_signing,
    check_withdrawal,
)
from tests.support.given import TODAY

PLACED = TODAY - timedelta(days=30)
ONE = timedelta(days=1)


def grounds(minutes=0, seen=False, signed=False, placed_from=PLACED):
    return Grounds(minutes, seen, signed, placed_from)


def names(violations):
    return [violation.name for violation in violations]


def test_an_observation_needs_a_level_of_the_list_and_few_words():
    assert names(check_observation(TODAY, "alone", "Cut to size", TODAY, grounds())) == []
    assert names(
        check_observation(TODAY, "superb", "x" * (LONGEST_WORDS + 1) + "\u202e", TODAY, grounds())
    ) == ["LevelUnknown", "WordsTooLong", "HiddenInWords"]


def test_only_an_observation_that_stands_is_taken_back():
    assert names(check_observation(TODAY, "taken_back", "", TODAY, grounds())) == ["NothingToTakeBack"]
    assert names(check_observation(TODAY, "taken_back", "", TODAY, grounds(seen=True))) == []


@pytest.mark.parametrize(
    ("day", "placed_from", "against"),
    [
        (TODAY + ONE, PLACED, ["DayToCome"]),  # rule 49: nothing in the future
        (PLACED - ONE, PLACED, ["BeforePlacement"]),
        (PLACED, PLACED, []),
        (TODAY, None, ["NeverPlaced"]),
    ],
)
def test_rule_49_nothing_beforehand_and_nothing_before_the_first_placement(day, placed_from, against):
    known = grounds(minutes=1, placed_from=placed_from)

    assert names(check_observation(day, "alone", "", TODAY, known)) == against
    assert names(check_signing(day, TODAY, known, in_plan=True)) == against


def test_a_signature_stands_on_practice_or_an_observation():
    assert names(check_signing(TODAY, TODAY, grounds(), in_plan=True)) == ["NothingToSign"]
    assert names(check_signing(TODAY, TODAY, grounds(minutes=1), in_plan=True)) == []
    assert names(check_signing(TODAY, TODAY, grounds(seen=True), in_plan=True)) == []


def test_an_aim_is_signed_once_and_only_while_the_plan_has_it():
    again = check_signing(TODAY, TODAY, grounds(minutes=1, signed=True), in_plan=False)

    assert names(again) == ["SignedAlready", "NotInThePlan"]


def test_a_sign_off_is_withdrawn_with_a_reason_only():
    assert names(check_withdrawal("Wrong row", signed=True)) == []
    assert names(check_withdrawal("", signed=False)) == ["NotSigned", "ReasonMissing"]
    assert names(check_withdrawal("a\u202e", signed=True)) == ["ReasonMissing"]
