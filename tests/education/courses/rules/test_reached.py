"""What counts as reached, on which day, and how an entry is put right."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from eduapp.education.courses.rules.reached import (
    LONGEST_REASON,
    Held,
    Reached,
    ReachFacts,
    check_correction,
    check_reach,
    module_code,
    split_module,
)

DAY = date(2026, 11, 23)
BEFORE = DAY - timedelta(days=1)
FACTS = ReachFacts("2 Lese", DAY)


def names(violations):
    return [violation.name for violation in violations]


@pytest.mark.parametrize(
    ("until", "day", "holds"),
    [(None, DAY, True), (DAY, DAY, True), (BEFORE, DAY, False), (None, None, True), (DAY, None, False)],
)
def test_what_expires_holds_until_its_last_day_and_what_is_not_known_is_not_held(until, day, holds):
    known = Reached(certificates=[Held("TRUCK", until)], safety=[Held("Bandsaw", until)], day=day)

    assert known.has_certificate("TRUCK") == holds
    assert known.has_safety("BANDSAW") == holds


def test_a_newer_certificate_of_the_same_code_counts():
    known = Reached(certificates=[Held("TRUCK", BEFORE), Held("TRUCK", DAY)], day=DAY)

    assert known.has_certificate("TRUCK")
    assert not known.has_safety("TRUCK")


def test_a_completed_course_has_its_modules():
    known = Reached(courses={"NOR-A2"}, modules={"MAT1P/1"})

    assert [known.has_module(code) for code in ("NOR-A2/1", "MAT1P/1", "MAT1P/2")] == [True, True, False]


def test_the_name_of_a_module_leads_back_to_its_course():
    assert split_module(module_code("NOR/A2", "2")) == ("NOR/A2", "2")
    assert split_module("NOR-A2") == ("", "NOR-A2")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"day": DAY + timedelta(days=1)}, ["NotThatDay"]),
        ({"valid_from": DAY, "valid_to": DAY}, []),
        ({"valid_from": DAY + timedelta(days=1)}, ["ModuleNotValid"]),
        ({"valid_to": BEFORE}, ["ModuleNotValid"]),
        ({"valid_to": DAY, "day": DAY + timedelta(days=1)}, ["NotThatDay", "ModuleNotValid"]),
    ],
)
def test_rule_90_a_module_is_reached_on_a_day_that_has_come_while_it_is_valid(change, expected):
    assert names(check_reach(replace(FACTS, **change), DAY)) == expected


def test_a_retired_module_says_until_when_it_was_valid():
    [violation] = check_reach(replace(FACTS, valid_to=BEFORE), DAY)

    assert violation.sentence() == (
        "2 Lese is valid until 22.11.2026, not on 23.11.2026. Choose a day within that, or another module."
    )


@pytest.mark.parametrize(
    ("before", "after", "reason", "expected"),
    [
        ((True, DAY), (True, BEFORE), "wrong day", []),
        ((True, DAY), (False, DAY), "wrong person", []),
        ((False, DAY), (True, DAY), "it was right", []),
        ((True, DAY), (True, DAY), "again", ["NothingCorrected"]),
        ((False, DAY), (False, BEFORE), "again", ["NothingCorrected"]),
        ((True, DAY), (True, BEFORE), "", ["CorrectionReasonMissing"]),
        ((True, DAY), (True, BEFORE), "x" * (LONGEST_REASON + 1), ["CorrectionReasonTooLong"]),
        ((True, DAY), (True, BEFORE), "wrong\u202eday", ["ReasonHidden"]),
    ],
)
def test_a_correction_changes_something_and_says_why(before, after, reason, expected):
    assert names(check_correction(before, after, replace(FACTS, day=after[1]), reason, DAY)) == expected


def test_a_corrected_day_keeps_to_the_rules_of_the_first():
    facts = replace(FACTS, day=DAY + timedelta(days=1))

    found = names(check_correction((True, DAY), (True, facts.day), facts, "", DAY))

    assert found == ["NotThatDay", "CorrectionReasonMissing"]


def test_taking_it_back_needs_no_valid_module():
    facts = replace(FACTS, valid_to=BEFORE)
    assert names(check_correction((True, DAY), (False, DAY), facts, "wrong person", DAY)) == []
