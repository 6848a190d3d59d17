"""Who may take part: every reason against it, together."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.education.courses.rules import read_requirement
from eduapp.education.enrolment import rules
from eduapp.education.enrolment.rules import Applicant, Finish, Outlook, Present, Wanted

TODAY = date(2026, 11, 23)
KVELD = Present("Kveld", date(2026, 8, 17), date(2026, 12, 18))
WHO = Applicant("Haddad, Karim")
GROUP = Wanted("Norsk B1", "Høst 2026", 10, 9, date(2026, 8, 17), date(2026, 12, 18))


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
        (replace(WHO, present=(KVELD,)), GROUP, TODAY, "AlreadyTakingPart"),
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
    who = Applicant("Moen", here=False, available_until=date(2026, 11, 30), present=(KVELD,))
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
    who = Applicant("Moen", here=False, available_until=date(2026, 11, 30), present=(KVELD,))
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


@pytest.mark.parametrize(
    ("who", "group", "name"),
    [
        (WHO, replace(GROUP, taken=10, hard_capacity=True), "NoMachineLeft"),
        (replace(WHO, in_line=True), GROUP, "InLineAlready"),
        (WHO, replace(GROUP, others_in_line=2), "OthersWait"),
    ],
)
def test_what_other_features_know_is_named_too(who, group, name):
    assert against(who, group) == [name]


def test_rule_20_a_classroom_takes_one_more_with_a_reason_machines_never():
    [soft] = rules.check_seat(10, 10, hard=False)
    [hard] = rules.check_seat(10, 10, hard=True)
    assert (soft.overridable, hard.overridable) == (True, False)
    assert "machines and supervision" in hard.sentence()
    assert list(rules.check_seat(10, 9, hard=True)) == []


def test_machines_and_the_waiting_list_cannot_be_set_aside():
    who = replace(WHO, in_line=True)
    group = replace(GROUP, taken=10, hard_capacity=True)
    found = list(rules.check_enrolment(who, group, TODAY, TODAY))
    assert {violation.name for violation in found} == {"NoMachineLeft", "InLineAlready"}
    assert not any(violation.overridable for violation in found)


def test_those_who_wait_are_told_in_words():
    assert told(group=replace(GROUP, others_in_line=1))[0].startswith("1 person waits for a place")


def test_the_law_asks_for_a_yes_to_the_offer_that_has_been_said():
    """L21: education is offered, never imposed; the paragraph stands in the sentence."""
    [missing] = rules.check_consent("Haddad, Karim", None, TODAY)
    [ahead] = rules.check_consent("Haddad, Karim", TODAY + timedelta(1), TODAY)

    assert (missing.name, ahead.name) == ("ConsentMissing", "ConsentStillToCome")
    assert "straffegjennomføringsforskriften §§ 3-12, 3-13" in missing.sentence()
    assert not missing.overridable
    assert list(rules.check_consent("Haddad, Karim", TODAY, TODAY)) == []
    with speaking("nn"):
        assert "straffegjennomføringsforskrifta §§ 3-12, 3-13" in missing.sentence()


def a_finish(outlook, **more):
    return Finish(outlook, needed=2700, unit=45, got=1800, until=date(2026, 11, 27), weekly=450, **more)


def test_rule_11_the_end_of_the_course_decides_and_the_missing_hours_are_told():
    who = replace(WHO, available_until=date(2026, 11, 27))
    [sentence] = told(who, replace(GROUP, finish=a_finish(Outlook.SHORT)))
    assert sentence.startswith("Haddad, Karim is expected to be here until 27.11.2026; the course ends")
    assert "40 of 60 lessons of 45 minutes by 27.11.2026, 20 too few. That takes 2 more weeks." in sentence


def test_whoever_reaches_the_hours_before_leaving_may_begin():
    who = replace(WHO, available_until=date(2026, 11, 27))
    assert against(who, replace(GROUP, finish=a_finish(Outlook.IN_TIME))) == []
    guessed = a_finish(Outlook.IN_TIME, counted_on_from=date(2026, 11, 20))
    assert against(who, replace(GROUP, finish=guessed)) == ["LeavesBeforeTheEnd"]
    unknown = a_finish(Outlook.UNKNOWN_PLAN)
    assert against(who, replace(GROUP, finish=unknown)) == ["LeavesBeforeTheEnd"]


def test_how_full_a_group_is_stands_in_words():
    assert rules.places_text(9, 10) == "9 of 10, 1 free"
    assert rules.places_text(10, 10) == "10 of 10, full"
    assert rules.places_text(12, 10) == "12 of 10, 2 too many"
    assert rules.weeks_text(1) == "1 week"
    assert rules.weeks_text("?") == "0 weeks"
