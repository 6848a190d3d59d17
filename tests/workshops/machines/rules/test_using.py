"""May somebody use a machine on a day: the answer and every reason against it."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from eduapp.workshops.machines.rules.register import MachineFacts, OutSpan
from eduapp.workshops.machines.rules.training import Entry, State, Step
from eduapp.workshops.machines.rules.using import check_allowing, check_asking, may_use

DAY = date(2026, 11, 23)
ONE, OTHER = UUID(int=1), UUID(int=2)
BANDSAW = MachineFacts("Bandsaw", "M-01", UUID(int=1), risk="high")
TAUGHT = [
    Entry(DAY, Step.THEORY, "10-2"),
    Entry(DAY, Step.PRACTICE, "10-2"),
    Entry(DAY, Step.INSTRUCTION, "10-4"),
]
SIGNED = [
    *TAUGHT,
    Entry(DAY, Step.INSTRUCTOR_SIGNED, level="supervised"),
    Entry(DAY, Step.LEARNER_SIGNED),
]
OUT = OutSpan(DAY, DAY, "guard_missing")
SUSPENDED = Entry(DAY, Step.SUSPENDED, reason="unsafe_use")


def answer(*entries, machine=BANDSAW, outs=(), excepted=False, day=DAY):
    return may_use(machine, outs, entries, day, excepted=excepted)


def names(found):
    return [violation.name for violation in found]


def test_rule_10_no_record_is_no_access():
    assert names(answer().against) == ["NeedMissing"] * 3
    closed = replace(BANDSAW, risk="not_assessed")
    assert names(answer(*SIGNED, machine=closed).against) == ["MachineNotAssessed"]


def test_each_reason_names_its_paragraph_and_what_helps():
    sentences = [violation.sentence() for violation in answer().against]
    assert sentences[0].startswith("Theory is missing (forskrift om utførelse av arbeid § 10-2).")
    assert "§ 10-4" in sentences[2]
    assert not any(violation.overridable for violation in answer().against)


def test_rule_79_both_signatures_open_the_machine():
    assert names(answer(*TAUGHT).against) == ["InstructorNotSigned", "LearnerNotSigned"]
    assert names(answer(*SIGNED[:4]).against) == ["LearnerNotSigned"]
    assert names(answer(*TAUGHT, SIGNED[4]).against) == ["InstructorNotSigned"]
    assert answer(*SIGNED).allowed


def test_the_supervised_need_somebody_beside_them():
    assert answer(*SIGNED).supervised
    assert not answer(*SIGNED, Entry(DAY, Step.PROMOTED)).supervised


def test_all_reasons_are_told_at_once():
    archived = replace(BANDSAW, active=False, risk="not_assessed")
    said = answer(*TAUGHT, machine=archived, outs=[OUT]).against
    assert names(said) == [
        "MachineArchived", "MachineNotAssessed", "MachineOut", "InstructorNotSigned", "LearnerNotSigned",
    ]  # fmt: skip


def test_a_lapse_says_why():
    lapsed = answer(*SIGNED, Entry(DAY, Step.LAPSED, reason="unused")).against
    assert [one.sentence() for one in lapsed] == ["The training has lapsed (not used for long). Train anew."]
    hot = replace(BANDSAW, expiry="hot_work")
    later = answer(*SIGNED, machine=hot, day=date(2032, 1, 1)).against
    assert names(later) == ["TrainingRanOut"]
    assert "insurers" in later[0].sentence()


def test_a_suspension_stops_at_once_and_no_exception_lifts_it():
    for excepted in (False, True):
        said = answer(*SIGNED, SUSPENDED, excepted=excepted)
        assert (said.allowed, names(said.against)) == (False, ["TrainingSuspended"])


def test_an_exception_sets_aside_training_alone():
    allowed = answer(*TAUGHT, excepted=True)
    assert (allowed.allowed, allowed.excepted, allowed.supervised) == (True, True, True)
    assert allowed.training.state is State.AWAITING_BOTH
    assert "exception" in allowed.label
    assert not answer(*TAUGHT, outs=[OUT], excepted=True).allowed
    assert not answer(*SIGNED, excepted=True).excepted


def test_an_exception_is_asked_for_with_a_reason_today_where_it_helps():
    tomorrow = DAY + timedelta(days=1)
    assert names(check_asking(answer(), "The boiler is out", DAY, DAY)) == []
    assert names(check_asking(answer(), "", tomorrow, DAY)) == ["ReasonMissing", "NotToday"]
    assert names(check_asking(answer(*SIGNED), "Boiler", DAY, DAY)) == ["NothingToExcept"]
    assert names(check_asking(answer(outs=[OUT]), "x" * 121, DAY, DAY)) == ["TooLong", "MachineOut"]


def test_rule_82_two_people_allow_it():
    assert names(check_allowing(ONE, None, OTHER, DAY, DAY)) == []
    assert names(check_allowing(ONE, None, ONE, DAY, DAY)) == ["SamePerson"]
    assert names(check_allowing(ONE, OTHER, OTHER, DAY - timedelta(days=1), DAY)) == [
        "AllowedAlready",
        "NotToday",
    ]
