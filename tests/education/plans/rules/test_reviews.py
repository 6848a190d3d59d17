"""House rules 63 and 64: postponing costs no more than its days, and what was held is final."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.education.plans.rules import reviews

TODAY = date(2026, 11, 23)
STATES = code_list("review_states").keys()
REASONS = code_list("postpone_reasons").keys()
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def names(violations):
    return [violation.name for violation in violations]


@pytest.mark.parametrize(("source", "target"), list(product(STATES, STATES)))
def test_every_step_follows_the_table(source, target):
    for by in (reviews.BY_STAFF, reviews.BY_PROGRAM):
        steps = [
            one
            for one in reviews.REVIEW_TRANSITIONS
            if (one.source, one.target, one.by) == (source, target, by)
        ]
        for reason in (*REASONS, ""):
            found = names(reviews.check_review(source, target, by, reason))
            if not steps:
                assert found == ["ReviewStepNotAllowed"]
            elif steps[0].reasons and reason not in steps[0].reasons:
                assert found == ["PostponeReasonMissing"]
            else:
                assert found == []


def test_the_table_knows_every_state_and_every_reason():
    table = reviews.REVIEW_TRANSITIONS
    assert {step.source for step in table} | {step.target for step in table} == set(STATES)
    assert {reason for step in table for reason in step.reasons} == set(REASONS)
    assert {state for state in STATES if code_list("review_states")[state].has("open")} == set(reviews.OPEN)


def test_rule_64_what_was_held_or_dropped_is_final():
    assert not [step for step in reviews.REVIEW_TRANSITIONS if step.source not in reviews.OPEN]


def test_rule_64_a_postponed_review_is_not_postponed_again():
    for reason in REASONS:
        assert names(reviews.check_review("postponed", "postponed", reviews.BY_STAFF, reason)) == [
            "ReviewStepNotAllowed"
        ]


def test_rule_64_some_reasons_are_the_programs_alone():
    system = {code.key for code in code_list("postpone_reasons") if code.has("system")}
    assert system
    for step in reviews.REVIEW_TRANSITIONS:
        assert (
            set(step.reasons) <= system if step.by == reviews.BY_PROGRAM else not system & set(step.reasons)
        )


@pytest.mark.parametrize("reason", reviews.POSTPONE_REASONS)
def test_rule_63_an_exemption_gives_five_days_and_an_exclusion_ten(reason):
    kind = code_list("postpone_reasons")[reason].flags["kind"]
    extra = timedelta(days={"exemption": 5, "exclusion": 10}[kind])

    assert reviews.extended(TODAY, TODAY, reason, TODAY, None) == TODAY + extra


def test_rule_63_who_was_overdue_already_gets_no_day():
    yesterday = TODAY - timedelta(days=1)
    assert reviews.extended(yesterday, TODAY, "closed", TODAY, None) == yesterday
    assert reviews.extended(TODAY, TODAY, "closed", TODAY, None) > TODAY


def test_rule_63_no_day_is_taken_away():
    later = date(2027, 3, 1)
    assert reviews.extended(later, TODAY, "technical", TODAY, None) == later


@forall(
    last=days, postponed=days, today=days, reason=st.sampled_from(REASONS), until=st.one_of(st.none(), days)
)
def test_rule_63_an_extension_keeps_within_its_days_and_within_the_stay(
    last, postponed, today, reason, until
):
    found = reviews.extended(last, postponed, reason, today, until)

    assert found >= last
    assert found == last or postponed <= last
    assert found <= max(last, today + timedelta(days=reviews.days_given(reason)))
    if until is not None and until >= today:
        assert found <= max(last, until)


@forall(last=days, postponed=st.one_of(st.none(), days), today=days, reason=st.sampled_from(REASONS))
def test_a_postponed_review_asks_again_when_its_days_are_over(last, postponed, today, reason):
    asks = reviews.asks_again(last, postponed, reason, today)

    if postponed is None:
        assert asks == (last < today)
    else:
        assert asks == (last < today and postponed + timedelta(days=reviews.days_given(reason)) < today)


def test_a_review_is_held_after_it_was_planned_and_not_ahead():
    planned = date(2026, 11, 1)
    assert names(reviews.check_held(TODAY, planned, TODAY)) == []
    assert names(reviews.check_held(planned, planned, TODAY)) == []
    assert names(reviews.check_held(date(2026, 10, 31), planned, TODAY)) == ["ReviewDayImpossible"]
    assert names(reviews.check_held(date(2026, 11, 24), planned, TODAY)) == ["ReviewDayImpossible"]


def test_refusals_speak_in_words_not_codes():
    [wrong] = reviews.check_review("held", "planned", reviews.BY_STAFF)

    assert "“held” cannot become “planned”" in wrong.sentence()
    with speaking("nb"):
        assert "«gjennomført»" in wrong.sentence()
