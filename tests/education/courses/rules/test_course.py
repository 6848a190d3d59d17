"""What an entry of the catalogue must be."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.education.courses.rules.course import (
    LONGEST_NAME,
    LONGEST_PARTNER,
    MOST_HOURS,
    MOST_PLACES,
    CourseFacts,
    check_course,
    check_new_code,
    check_prerequisites,
    in_order,
    unit_text,
)

GOOD = CourseFacts(code="NOR-A2", name="Norsk A2", kind="basic", planned_hours=60, minutes_per_hour=45)


def against(facts, **changes):
    return [violation.name for violation in check_course(replace(facts, **changes))]


def test_a_whole_course_is_in_order():
    assert against(GOOD) == []
    assert GOOD.label == "NOR-A2 Norsk A2"
    assert GOOD.planned_minutes == 2700


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"code": ""}, "CodeMissing"),
        ({"code": "X" * 21}, "CodeTooLong"),
        ({"code": "NOR A2"}, "CodeOdd"),
        ({"code": "and"}, "CodeOdd"),
        ({"code": "A,B"}, "CodeOdd"),
        ({"code": "-"}, "CodeOdd"),
        ({"name": ""}, "NameMissing"),
        ({"name": "x" * (LONGEST_NAME + 1)}, "NameTooLong"),
        ({"name": "Norsk\u202eA2"}, "HiddenCharacters"),
        ({"contents": "grammatikk\nlesing\u0007"}, "HiddenCharacters"),
        ({"kind": "school"}, "KindUnknown"),
        ({"planned_hours": 0}, "HoursImpossible"),
        ({"planned_hours": MOST_HOURS + 1}, "HoursImpossible"),
        ({"minutes_per_hour": 50}, "UnitUnknown"),
        ({"capacity": 0}, "CapacityImpossible"),
        ({"capacity": MOST_PLACES + 1}, "CapacityImpossible"),
        ({"attendance_percent": 101}, "PercentImpossible"),
        ({"attendance_percent": -1}, "PercentImpossible"),
        ({"scale": "K7"}, "ScaleUnknown"),
        ({"partner": "x" * (LONGEST_PARTNER + 1)}, "PartnerTooLong"),
        ({"partner": "Uni\u202ever"}, "HiddenCharacters"),
        ({"valid_from": date(2026, 8, 1), "valid_to": date(2026, 7, 31)}, "ValidBackward"),
    ],
)
def test_each_fault_is_named(change, name):
    assert against(GOOD, **change) == [name]


def test_all_faults_are_told_at_once():
    assert against(GOOD, code="", name="", planned_hours=0) == [
        "CodeMissing",
        "NameMissing",
        "HoursImpossible",
    ]


@forall(st.integers(-5, MOST_HOURS + 5), st.integers(-5, MOST_PLACES + 5))
def test_hours_and_places_have_their_bounds(hours, capacity):
    faults = against(GOOD, planned_hours=hours, capacity=capacity)

    assert ("HoursImpossible" in faults) == (not 1 <= hours <= MOST_HOURS)
    assert ("CapacityImpossible" in faults) == (not 1 <= capacity <= MOST_PLACES)


@pytest.mark.parametrize(
    ("prerequisites", "names"),
    [
        ("", []),
        ("MAT1P", []),
        ("MAT1P or ENG1008", []),
        ("NOR-A2", ["NeedsItself"]),
        ("MAT9 and ENG9", ["NeedsUnknown", "NeedsUnknown"]),
        ("MAT1P and", ["Unreadable"]),
        ("NOR-B1", ["NeedsGoRound"]),
        ("NOR-B1 or MAT1P", []),
    ],
)
def test_prerequisites_can_be_met(prerequisites, names):
    catalogue = {"MAT1P": "", "ENG1008": "", "NOR-B1": "NOR-A2", "BROKEN": "and"}

    found = check_prerequisites(replace(GOOD, prerequisites=prerequisites), catalogue)

    assert [violation.name for violation in found] == names


@pytest.mark.parametrize(
    ("prerequisites", "names"),
    [
        ("module:MAT1P/1", []),
        ("module:MAT1P/9", ["NeedsUnknownModule"]),
        ("module:MAT9/1", ["NeedsUnknown"]),
        ("module:NOR-A2/1", ["NeedsItself"]),
        ("module:NOR-B1/1", ["NeedsGoRound"]),
        ("certificate:TRUCK and safety:BANDSAW", []),
    ],
)
def test_modules_asked_for_are_in_the_catalogue_and_go_in_no_round(prerequisites, names):
    catalogue = {"MAT1P": "", "NOR-B1": "NOR-A2"}
    modules = {"MAT1P/1", "NOR-B1/1", "NOR-A2/1"}

    found = check_prerequisites(replace(GOOD, prerequisites=prerequisites), catalogue, modules)

    assert [violation.name for violation in found] == names


def test_a_course_stays_under_its_code_while_one_of_its_modules_is_asked_for():
    [violation] = check_new_code("NOR-A2", "NOR-1", {"NOR-B1": "module:NOR-A2/2"})
    assert violation.name == "CodeNeeded"


@pytest.mark.parametrize(
    ("kind", "partner", "has"), [("higher", "", True), ("basic", "", False), ("basic", "NTNU", True)]
)
def test_higher_education_always_has_a_partner(kind, partner, has):
    assert replace(GOOD, kind=kind, partner=partner).has_partner == has


def test_a_round_elsewhere_is_not_this_courses_fault():
    assert list(check_prerequisites(GOOD, {"X": "Y", "Y": "X"})) == []


def test_the_codes_that_wait_for_each_other_are_named():
    [violation] = check_prerequisites(replace(GOOD, prerequisites="NOR-B1"), {"NOR-B1": "NOR-A2"})
    assert "NOR-A2, NOR-B1" in violation.sentence()


def test_a_code_others_ask_for_stays():
    catalogue = {"NOR-B1": "NOR-A2", "NOR-B2": "NOR-B1", "BROKEN": "("}

    assert list(check_new_code("NOR-A2", "NOR-A2", catalogue)) == []
    assert list(check_new_code("NOR-B2", "NOR-C1", catalogue)) == []
    [violation] = check_new_code("NOR-A2", "NOR-1", catalogue)
    assert violation.sentence().startswith("NOR-B1 ask for NOR-A2")


def test_courses_stand_after_those_they_ask_for():
    b1 = replace(GOOD, code="NOR-B1", prerequisites="NOR-A2")
    b2 = replace(GOOD, code="NOR-B2", prerequisites="NOR-B1 and NOR-A2")
    broken = replace(GOOD, code="X", prerequisites="and")

    assert [facts.code for facts in in_order([b2, b1, broken, GOOD])] == ["X", "NOR-A2", "NOR-B1", "NOR-B2"]


def test_courses_in_a_round_are_all_there():
    one, other = replace(GOOD, code="A", prerequisites="B"), replace(GOOD, code="B", prerequisites="A")
    assert in_order([one, other]) == [one, other]


def test_the_unit_of_an_hour_is_said():
    assert unit_text(45) == "lessons of 45 minutes"
    assert unit_text(60) == "hours of 60 minutes"
    with speaking("nb"):
        assert unit_text(45) == "undervisningstimer à 45 minutter"
