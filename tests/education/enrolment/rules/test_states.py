"""The table of steps: what the service, the screens and these tests all read."""

from datetime import date, timedelta
from itertools import product

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.education.enrolment import rules

TODAY = date(2026, 11, 23)
STATES = tuple(code_list("enrolment_states").keys())
REASONS = tuple(code_list("end_reasons").keys())


def test_the_table_knows_every_state_and_every_reason():
    states = {step.source for step in rules.TRANSITIONS} | {step.target for step in rules.TRANSITIONS}
    ends = [step for state in STATES for step in rules.ends_of(state)]

    assert states == set(STATES)
    assert {reason for step in ends for reason in (*step.reasons, *step.system)} == set(REASONS)
    assert set(rules.ENDED_EARLY) | {rules.COMPLETED} == states - set(rules.LIVE)
    assert {state for state in STATES if code_list("enrolment_states")[state].has("live")} == set(rules.LIVE)


def test_reasons_of_staff_and_of_the_program_are_kept_apart():
    for step in rules.TRANSITIONS:
        for state in (step.source, step.target):
            assert state in STATES
        if step.target not in rules.LIVE:
            assert not any(rules.is_system(reason) for reason in step.reasons)
            assert all(rules.is_system(reason) for reason in step.system)


def test_every_reason_has_its_first_level_for_statistics():
    groups = code_list("end_groups").keys()
    assert {rules.group_of(reason) for reason in REASONS} == set(groups)


@pytest.mark.parametrize(
    ("source", "target", "known"),
    [
        ("active", "suspended", True),
        ("suspended", "active", True),
        ("suspended", "auto_suspended", True),  # rule 22: lies over the pause
        ("auto_suspended", "suspended", True),  # and gives it back
        ("planned", "auto_suspended", True),  # rule 23
        ("planned", "suspended", False),
        ("auto_suspended", "planned", False),
        ("completed", "active", False),
    ],
)
def test_rules_22_and_23_stand_in_the_table(source, target, known):
    assert (rules.transition(source, target) is not None) == known


def test_an_ended_enrolment_is_final():
    assert not [step for step in rules.TRANSITIONS if step.source not in rules.LIVE]


@pytest.mark.parametrize(("source", "target"), list(product(STATES, STATES)))
def test_every_end_follows_the_table(source, target):
    step = rules.transition(source, target)
    for reason in (*REASONS, ""):
        found = [v.name for v in rules.check_end(source, target, reason, (TODAY, TODAY), TODAY)]
        if step is None or target in rules.LIVE:
            assert found == ["EndNotAllowed"]
        else:
            assert found == ([] if reason in step.reasons else ["ReasonMissing"])


@pytest.mark.parametrize("state", STATES)
def test_a_screen_offers_just_the_ends_the_table_knows(state):
    assert all(step.source == state and step.target not in rules.LIVE for step in rules.ends_of(state))
    assert bool(rules.ends_of(state)) == (state in rules.LIVE)


@pytest.mark.parametrize(
    ("last", "found"),
    [
        (date(2026, 8, 16), ["LastDayImpossible"]),
        (date(2026, 8, 17), []),
        (TODAY, []),
        (date(2026, 11, 24), ["LastDayImpossible"]),
    ],
)
def test_the_last_day_lies_within_the_days_of_taking_part(last, found):
    span = (date(2026, 8, 17), last)
    names = [v.name for v in rules.check_end("active", "completed", "completed", span, TODAY)]
    assert names == found


@pytest.mark.parametrize(
    ("target", "reason", "last", "found"),
    [
        ("withdrawn", "own_wish", date(2026, 12, 1), []),
        ("transferred", "moved", date(2026, 12, 18), []),
        ("transferred", "moved", date(2026, 12, 19), ["LastDayAfterTheGroup"]),
        ("completed", "completed", date(2026, 12, 1), ["LastDayImpossible"]),
        ("not_completed", "criteria_not_met", date(2026, 12, 1), ["LastDayImpossible"]),
    ],
)
def test_rule_16_an_end_can_be_planned_within_the_group_completing_never(target, reason, last, found):
    span = (date(2026, 8, 17), last)
    group_last = date(2026, 12, 18)
    assert [v.name for v in rules.check_end("active", target, reason, span, TODAY, group_last)] == found


def test_rule_16_a_planned_end_never_outlives_the_group():
    last = date(2026, 12, 18)
    assert rules.last_day_planned(last + timedelta(7), last) == last
    assert rules.last_day_planned(last - timedelta(7), last) == last - timedelta(7)
    assert rules.last_day_planned(None, last) is None


def test_who_never_began_needs_no_last_day():
    span = (date(2027, 1, 4), date(2026, 1, 1))
    assert list(rules.check_end("planned", "withdrawn", "own_wish", span, TODAY)) == []


def test_refusals_speak_in_words_not_codes():
    [wrong] = rules.check_end("completed", "withdrawn", "own_wish", (TODAY, TODAY), TODAY)
    [missing] = rules.check_end("active", "withdrawn", "moved", (TODAY, TODAY), TODAY)

    assert "“completed” cannot become “withdrawn”" in wrong.sentence()
    assert missing.sentence() == (
        "Choose why it ended: own wish, went to another course, chose work instead, personal reasons, other."
    )
    with speaking("nb"):
        assert "har trukket seg" in wrong.sentence()
        assert "eget ønske" in missing.sentence()


@pytest.mark.parametrize(
    ("state", "day", "on_the_day"),
    [
        ("planned", date(2026, 8, 16), "planned"),
        ("planned", date(2026, 8, 17), "active"),
        ("active", date(2026, 8, 1), "active"),
        ("completed", date(2026, 9, 1), "completed"),
    ],
)
def test_what_was_planned_begins_by_itself(state, day, on_the_day):
    assert rules.state_on(state, date(2026, 8, 17), day) == on_the_day
