"""Who may take part, and how taking part begins and ends."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.education.courses.rules import read_requirement
from eduapp.education.enrolment import rules
from eduapp.education.enrolment.rules import Applicant, Wanted

TODAY = date(2026, 11, 23)
WHO = Applicant("Haddad, Karim")
GROUP = Wanted("Norsk B1", "Høst 2026", 10, 9, date(2026, 8, 17), date(2026, 12, 18))
STATES = tuple(code_list("enrolment_states").keys())
REASONS = tuple(code_list("end_reasons").keys())


def against(who=WHO, group=GROUP, first_day=TODAY):
    return [violation.name for violation in rules.check_enrolment(who, group, first_day, TODAY)]


def told(who=WHO, group=GROUP, first_day=TODAY):
    return [violation.sentence() for violation in rules.check_enrolment(who, group, first_day, TODAY)]


def test_somebody_here_may_take_the_last_place():
    assert against() == []


@pytest.mark.parametrize(
    ("who", "group", "first_day", "name"),
    [
        (replace(WHO, here=False), GROUP, TODAY, "NotHere"),
        (replace(WHO, live_group="Kveld"), GROUP, TODAY, "AlreadyTakingPart"),
        (WHO, replace(GROUP, last_day=date(2026, 11, 22)), date(2026, 11, 20), "GroupIsOver"),
        (WHO, GROUP, date(2026, 8, 16), "OutsideTheGroup"),
        (WHO, GROUP, date(2026, 12, 19), "OutsideTheGroup"),
        (WHO, replace(GROUP, taken=10), TODAY, "GroupFull"),
        (WHO, replace(GROUP, requirement=read_requirement("NOR-A2")), TODAY, "NotYetCompleted"),
        (replace(WHO, available_until=date(2026, 12, 17)), GROUP, TODAY, "LeavesBeforeTheEnd"),
    ],
)
def test_each_reason_is_named(who, group, first_day, name):
    assert against(who, group, first_day) == [name]


def test_all_reasons_are_told_together():
    who = Applicant("Moen", here=False, available_until=date(2026, 11, 30), live_group="Kveld")
    group = replace(GROUP, taken=12, last_day=date(2026, 11, 1), requirement=read_requirement("NOR-A2"))

    assert against(who, group) == [
        "NotHere",
        "AlreadyTakingPart",
        "GroupIsOver",
        "OutsideTheGroup",
        "GroupFull",
        "NotYetCompleted",
    ]


def test_only_capacity_prerequisites_and_leaving_early_can_be_overridden():
    who = Applicant("Moen", here=False, available_until=date(2026, 11, 30), live_group="Kveld")
    group = replace(GROUP, taken=12, requirement=read_requirement("NOR-A2"))

    found = rules.check_enrolment(who, group, date(2027, 1, 1), TODAY)

    assert {violation.name for violation in found if violation.overridable} == {
        "GroupFull",
        "NotYetCompleted",
        "LeavesBeforeTheEnd",
    }


def test_what_is_unknown_stands_against_nobody():
    assert against(replace(WHO, available_until=None)) == []


def test_the_sentences_say_what_would_help():
    who = replace(WHO, available_until=date(2026, 11, 27), completed=frozenset({"NOR-A2"}))
    group = replace(GROUP, requirement=read_requirement("NOR-A2 and (MAT1P or ENG1008)"))

    assert told(who, group) == [
        "Haddad, Karim has not completed what the course asks for: MAT1P or ENG1008.",
        "Haddad, Karim is expected to be here until 27.11.2026; the course ends 18.12.2026, 3 weeks later.",
    ]
    with speaking("nn"):
        assert "MAT1P eller ENG1008" in told(who, group)[0]
        assert "3 veker" in told(who, group)[1]


@forall(st.integers(-60, 400))
def test_the_shortfall_counts_weeks_begun(days):
    until = TODAY + timedelta(days=-days)
    weeks = rules.weeks_short(until, TODAY)

    assert weeks == max(0, sum(1 for day in range(max(days, 0)) if day % 7 == 0))
    assert (weeks > 0) == (until < TODAY)


@forall(st.integers(1, 40), st.integers(0, 60))
def test_a_full_group_takes_nobody_more(capacity, taken):
    group = replace(GROUP, capacity=capacity, taken=taken)
    assert ("GroupFull" in against(group=group)) == (taken >= capacity)


def test_the_table_knows_every_state_and_every_reason():
    states = {step.source for step in rules.TRANSITIONS} | {step.target for step in rules.TRANSITIONS}
    reasons = {reason for step in rules.TRANSITIONS for reason in step.reasons}

    assert states == set(STATES)
    assert reasons == set(REASONS)
    assert {state for state in STATES if code_list("enrolment_states")[state].has("live")} == set(rules.LIVE)


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


def test_who_never_began_needs_no_last_day():
    span = (date(2027, 1, 4), date(2026, 1, 1))
    assert list(rules.check_end("planned", "withdrawn", "own_wish", span, TODAY)) == []


def test_refusals_speak_in_words_not_codes():
    [wrong] = rules.check_end("completed", "withdrawn", "own_wish", (TODAY, TODAY), TODAY)
    [missing] = rules.check_end("active", "withdrawn", "moved", (TODAY, TODAY), TODAY)

    assert "“completed” cannot become “withdrawn”" in wrong.sentence()
    assert missing.sentence() == "Choose why it ended: own wish, other."
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


def test_how_full_a_group_is_stands_in_words():
    assert rules.places_text(9, 10) == "9 of 10, 1 free"
    assert rules.places_text(10, 10) == "10 of 10, full"
    assert rules.places_text(12, 10) == "12 of 10, 2 too many"
    assert rules.weeks_text(1) == "1 week"
    assert rules.weeks_text("?") == "0 weeks"
