"""What a module and a competence aim must be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.education.courses.rules.modules import (
    LONGEST_AIM,
    LONGEST_NAME,
    MOST_HOURS,
    AimFacts,
    ModuleFacts,
    check_aim,
    check_chosen,
    check_module,
    check_part_code,
)
from eduapp.education.courses.rules.prerequisites import modules_in, read_requirement
from eduapp.education.courses.rules.reached import module_code

DAY = date(2026, 11, 23)
MODULE = ModuleFacts("2", "Lese og skrive", 20)
AIM = AimFacts("KM17", "Kan skrive en enkel melding")
BACKWARD = {"valid_from": DAY, "valid_to": DAY - timedelta(days=1)}


def names(violations):
    return [violation.name for violation in violations]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"code": ""}, "PartCodeMissing"),
        ({"code": "X" * 21}, "PartCodeTooLong"),
        ({"code": "A/2"}, "PartCodeOdd"),
        ({"code": "A:2"}, "PartCodeOdd"),
        ({"code": "A 2"}, "PartCodeOdd"),
        ({"code": "and"}, "PartCodeOdd"),
        ({"name": ""}, "ModuleNameMissing"),
        ({"name": "x" * (LONGEST_NAME + 1)}, "ModuleNameTooLong"),
        ({"name": "Le\u202ese"}, "PartHidden"),
        ({"planned_hours": 0}, "ModuleHoursImpossible"),
        ({"planned_hours": MOST_HOURS + 1}, "ModuleHoursImpossible"),
        ({"position": 0}, "PositionImpossible"),
        (BACKWARD, "ValidBackward"),
    ],
)
def test_each_fault_of_a_module_is_named(change, name):
    assert names(check_module(replace(MODULE, **change))) == [name]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"code": ""}, "PartCodeMissing"),
        ({"code": "A/2"}, "PartCodeOdd"),
        ({"text": ""}, "AimTextMissing"),
        ({"text": "x" * (LONGEST_AIM + 1)}, "AimTextTooLong"),
        ({"text": "Kan\u0007"}, "PartHidden"),
        ({"position": 1000}, "PositionImpossible"),
        (BACKWARD, "ValidBackward"),
    ],
)
def test_each_fault_of_an_aim_is_named(change, name):
    assert names(check_aim(replace(AIM, **change))) == [name]


def test_whole_ones_are_in_order():
    assert names(check_module(MODULE)) == names(check_aim(AIM)) == []


@forall(st.text(min_size=1, max_size=8))
def test_every_code_that_is_let_in_can_be_asked_for(code):
    if names(check_module(replace(MODULE, code=code))):
        return
    name = module_code("NOR-A2", code)
    assert modules_in(read_requirement(f"module:{name}")) == (name,)


def test_a_code_is_one_of_its_course_retired_ones_included():
    known = [("1", "Lytte"), ("2", "Lese")]

    assert names(check_part_code("3", known)) == []
    [violation] = check_part_code("2", known)
    assert violation.sentence() == (
        "2 stands in this course already: “Lese”. Use another code, or change that one."
    )


def test_rule_90_a_retired_module_cannot_be_chosen():
    assert names(check_chosen(replace(MODULE, valid_to=DAY), DAY)) == []
    assert names(check_chosen(replace(MODULE, valid_to=DAY - timedelta(days=1)), DAY)) == ["ModuleRetired"]
    assert names(check_chosen(replace(MODULE, valid_from=DAY + timedelta(days=1)), DAY)) == []
