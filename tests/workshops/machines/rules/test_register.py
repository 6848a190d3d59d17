"""What a machine must be, what the law demands at it, and days out of service."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from eduapp.core.codes import code_list
from eduapp.workshops.machines.rules.register import (
    MachineFacts,
    OutSpan,
    check_ending,
    check_machine,
    check_out,
    demand_of,
    expiry_text,
    source_of,
)
from eduapp.workshops.machines.rules.training import Step

BANDSAW = MachineFacts("Bandsaw", "M-01", UUID(int=1), risk="high")
DAY = date(2026, 11, 23)


def names(violations):
    return [violation.name for violation in violations]


def test_a_machine_of_high_risk_demands_documented_training():
    assert names(check_machine(BANDSAW)) == []
    assert names(check_machine(replace(BANDSAW, demand="instruction"))) == ["CareNeedsTraining"]
    assert names(check_machine(replace(BANDSAW, demand="instruction", risk="low"))) == []


def test_all_slips_are_told_at_once():
    wrong = MachineFacts("", "", UUID(int=1), "risky", "none", "soon")
    assert names(check_machine(wrong)) == ["NameMissing", "CodeMissing", *["NotInTheList"] * 3]
    long = replace(BANDSAW, name="x" * 81, code="a\u202eb")
    assert [(one.name, one.about) for one in check_machine(long)] == [
        ("TooLong", ("name",)),
        ("HiddenCharacters", ("code",)),
    ]


@pytest.mark.parametrize(
    ("demand", "needs"),
    [
        ("instruction", [(Step.THEORY, "10-4"), (Step.PRACTICE, "10-4")]),
        ("documented", [(Step.THEORY, "10-2"), (Step.PRACTICE, "10-2"), (Step.INSTRUCTION, "10-4")]),
        ("certified", [(Step.THEORY, "10-4"), (Step.PRACTICE, "10-4"), (Step.CARD, "10-3")]),
    ],
)
def test_each_demand_names_its_paragraphs(demand, needs):
    assert list(demand_of(replace(BANDSAW, demand=demand), DAY).needs) == needs
    assert "§" in source_of(replace(BANDSAW, demand=demand))


def test_every_demand_is_signed_theory_and_practice():
    for code in code_list("machine_demands"):
        steps = {step for step, _paragraph in demand_of(replace(BANDSAW, demand=code.key), DAY).needs}
        assert {Step.THEORY, Step.PRACTICE} <= steps


def test_nothing_expires_but_by_a_rule():
    assert demand_of(BANDSAW, DAY).months is None
    assert expiry_text(BANDSAW, DAY) == "does not expire"
    hot = replace(BANDSAW, expiry="hot_work")
    assert demand_of(hot, DAY).months == 60
    assert demand_of(hot, date(2020, 1, 1)).months == 60
    assert "insurers" in expiry_text(hot, DAY)


def test_days_out_of_service():
    week = OutSpan(date(2026, 11, 23), date(2026, 11, 27), "damage")
    until_further_notice = OutSpan(date(2026, 11, 27), None, "damage")

    assert names(check_out(week, [])) == []
    assert names(check_out(until_further_notice, [week])) == ["OutAlready"]
    assert names(check_out(replace(week, reason="?"), [])) == ["OutReasonMissing"]
    assert names(check_out(replace(week, reason="other"), [])) == ["OutWordsMissing"]
    assert names(check_out(replace(week, last_day=date(2026, 11, 1)), [])) == ["OutRunsBackward"]
    assert names(check_ending(week, DAY, DAY)) == ["OutEnded"]
    assert names(check_ending(week, None, date(2026, 12, 1))) == ["EndOutside"]
    assert names(check_ending(week, None, DAY)) == []
    assert week.why == "damage"
    assert week.covers(DAY)
    assert not week.covers(date(2026, 11, 28))
    assert until_further_notice.days.endswith("until further notice")
    assert OutSpan(DAY, DAY, "damage").days.startswith("on ")
