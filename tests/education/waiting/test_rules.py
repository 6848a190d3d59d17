"""The waiting list: its table of states, its order, and the rules by their numbers."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.education.waiting import rules
from eduapp.education.waiting.rules import Standing, Wish

TODAY = date(2026, 11, 23)
LAST = date(2026, 12, 18)
WISH = Wish("Haddad, Karim", "Norsk A2, Høst", "basic", LAST, TODAY, "learner")
STATES = code_list("application_states").keys()


def standing(number, applied_on=TODAY, state="approved", **more):
    return Standing(UUID(int=number + 1), applied_on, number, state, **more)


def against(wish=WISH):
    return [violation.name for violation in rules.check_wish(wish, TODAY)]


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({}, []),
        ({"applied_on": date(2026, 6, 1)}, []),  # rule 1: back-dated it may be
        ({"applied_on": TODAY + timedelta(1)}, ["AppliedAhead"]),  # rule 1: future never
        ({"open_already": True}, ["OnTheList"]),  # rule 2
        ({"last_day": TODAY}, ["GroupEnds"]),  # rule 6
        ({"last_day": TODAY + timedelta(1)}, []),
        ({"kind": "upper_secondary"}, ["NoListByLaw"]),
        ({"kind": "vocational"}, ["NoListByLaw"]),
        ({"kind": "short"}, []),
        ({"here": False}, ["NotHere"]),
        ({"takes_part": True}, ["TakesPart"]),
        ({"asked_by": "somebody"}, ["AskedByMissing"]),
    ],
)
def test_rules_1_2_and_6_each_reason_is_named(changes, names):
    assert against(replace(WISH, **changes)) == names


def test_all_reasons_are_told_together():
    wish = replace(WISH, kind="vocational", last_day=TODAY, applied_on=LAST, open_already=True, asked_by="")
    assert against(wish) == ["NoListByLaw", "GroupEnds", "OnTheList", "AppliedAhead", "AskedByMissing"]


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_the_law_is_named_with_its_paragraph(tongue):
    [violation] = rules.check_wish(replace(WISH, kind="upper_secondary"), TODAY)
    with speaking(tongue):
        assert "§ 13-4" in violation.sentence()
        assert "§ 13-4" in rules.law_against("upper_secondary")
    assert not violation.overridable
    assert rules.law_against("basic") == ""


def test_kinds_named_by_the_law_are_kinds_of_courses():
    assert set(code_list("no_waiting_lists").keys()) <= set(code_list("course_kinds").keys())


def test_rule_5_at_most_five_at_once_all_different():
    groups = [UUID(int=n) for n in range(6)]
    assert list(rules.check_at_once(groups[:5])) == []
    assert [v.name for v in rules.check_at_once(groups)] == ["TooMany"]
    assert [v.name for v in rules.check_at_once([groups[0], groups[0]])] == ["Twice"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (date(2026, 11, 1), []),
        (date(2026, 11, 10), []),
        (date(2026, 11, 11), ["OnlyEarlier"]),
        (TODAY + timedelta(1), ["AppliedAhead"]),
    ],
)
def test_rule_1_the_day_applied_may_only_become_earlier(wanted, names):
    assert [v.name for v in rules.check_date(wanted, date(2026, 11, 10), TODAY)] == names


def test_the_table_knows_every_state():
    known = {step.source for step in rules.STEPS} | {step.target for step in rules.STEPS}
    assert known - {""} == set(STATES)
    assert len({(step.source, step.target) for step in rules.STEPS}) == len(rules.STEPS)


@pytest.mark.parametrize(("source", "target"), list(product(STATES, STATES)))
def test_every_step_follows_the_table(source, target):
    step = rules.step(source, target)
    found = [v.name for v in rules.check_step(source, target)]
    if step is None or step.system:
        assert found == ["StepNotAllowed"]
    else:
        assert found == (["ReasonNeeded"] if step.needs_reason else [])


def test_rule_3_nobody_gets_a_place_before_somebody_approved_it():
    assert rules.step("pending", "allocated") is None
    assert rules.step("pending", "offered") is None


def test_rule_8_what_was_withdrawn_can_only_be_decided_again():
    targets = [step.target for step in rules.STEPS if step.source == "withdrawn" and not step.system]
    assert targets == ["pending"]
    assert [v.name for v in rules.check_step("withdrawn", "pending", newer=True, name="Moen")] == [
        "NewerApplication"
    ]


@pytest.mark.parametrize("state", ["allocated", "declined", "removed"])
def test_rule_2_what_ended_is_final_and_blocks_no_new_wish(state):
    assert [step for step in rules.STEPS if step.source == state] == []
    assert state not in rules.OPEN


def test_an_offer_goes_back_to_the_line_or_becomes_a_place():
    assert {step.target for step in rules.STEPS if step.source == "offered" and not step.system} == {
        "approved", "allocated", "declined", "withdrawn",
    }  # fmt: skip


def test_reasons_belong_to_their_end_and_those_of_the_program_are_not_offered():
    reasons = code_list("application_reasons")
    both = [rules.reasons_for(end, system=one) for end in ("declined", "removed") for one in (False, True)]
    assert sorted(key for keys in both for key in keys) == sorted(reasons.keys())
    assert "group_over" not in rules.reasons_for("declined")
    assert [v.name for v in rules.check_step("pending", "declined", "group_over")] == ["ReasonNeeded"]
    assert [v.name for v in rules.check_step("pending", "declined", "other")] == []


def test_refusals_speak_in_words_not_codes():
    [wrong] = rules.check_step("declined", "approved")
    [missing] = rules.check_step("pending", "declined")
    assert "“declined” cannot become “waits for a place”" in wrong.sentence()
    assert missing.sentence().startswith("Choose why: prerequisites are not there yet, not enough time left")


def test_rule_9_the_order_is_the_day_applied_and_then_who_was_entered_first():
    first, second, third = standing(5, TODAY - timedelta(2)), standing(1), standing(2)
    assert sorted([third, second, first], key=rules.place_of) == [first, second, third]
    assert "day applied" in rules.ORDER_RULE


@forall(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(STATES), st.booleans()), min_size=1, max_size=12)
)
def test_rule_9_the_next_one_passes_nobody_over(found):
    line = [
        standing(number, TODAY - timedelta(back), state, can_take=can)
        for number, (back, state, can) in enumerate(found)
    ]
    chosen = rules.next_of(line)
    able = [one for one in line if one.state == "approved" and one.can_take]

    assert (chosen is None) == (not able)
    for one in able:
        assert (rules.passed_over(one, line) == 0) == (one is chosen)


def test_rule_9_out_of_order_takes_a_reason():
    line = [standing(0), standing(1), standing(2)]
    [violation] = rules.check_offer(line[2], line, TODAY, TODAY, LAST)
    assert (violation.name, violation.overridable) == ("OutOfOrder", True)
    assert violation.sentence().startswith("2 people stand before.")


def test_who_cannot_take_a_place_now_is_passed_without_a_reason():
    line = [standing(0, can_take=False), standing(1, state="pending"), standing(2)]
    assert list(rules.check_offer(line[2], line, TODAY, TODAY, LAST)) == []


@pytest.mark.parametrize(
    ("until", "names"),
    [
        (TODAY, []),
        (LAST, []),
        (TODAY - timedelta(1), ["OfferDayImpossible"]),
        (LAST + timedelta(1), ["OfferDayImpossible"]),
    ],
)
def test_an_offer_stands_within_the_groups_days(until, names):
    one = standing(0)
    assert [v.name for v in rules.check_offer(one, [one], until, TODAY, LAST)] == names


def test_an_offer_that_has_run_out_is_none():
    assert rules.state_on("offered", TODAY - timedelta(1), TODAY) == "approved"
    assert rules.state_on("offered", TODAY, TODAY) == "offered"
    assert rules.state_on("pending", None, TODAY) == "pending"


def test_offers_usually_stand_for_a_week_and_never_longer_than_the_group():
    assert rules.usual_until(TODAY, LAST) == date(2026, 11, 30)
    assert rules.usual_until(TODAY, date(2026, 11, 25)) == date(2026, 11, 25)


def test_limits_are_data_with_a_source():
    for code in code_list("waiting_limits"):
        assert isinstance(rules.limit(code.key), int)
        assert set(code.flags["source"]) == set(LANGUAGES)


def test_a_limit_is_a_number(monkeypatch):
    broken = code_list("waiting_limits")["at_once"]
    monkeypatch.setattr(rules, "code_list", lambda _name: {"at_once": replace(broken, flags={"value": "5"})})
    with pytest.raises(TypeError):
        rules.limit("at_once")
