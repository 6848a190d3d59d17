"""Every minute of a day goes somewhere, and nowhere twice."""

from dataclasses import astuple

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.exchange.handoff.rules import WORKSHOP, Line, Minutes, PersonDay, summed, tallied
from eduapp.exchange.handoff.rules.minutes import coded
from tests.support.given_handoff import LINES, a_day, a_line


@forall(st.lists(LINES, max_size=8))
def test_all_kinds_together_are_what_was_planned(lines):
    whole = tallied(lines)

    assert sum(count for _kind, count in whole.named()) == whole.planned
    assert whole.planned == sum(line.taken + line.missed for line in lines)


@forall(st.lists(LINES, max_size=8))
def test_codes_hold_every_minute_of_the_day(lines):
    day = a_day(*lines) if lines else a_day(a_line(taken=0))

    assert sum(count for _code, count in day.codes()) == day.minutes.planned


@forall(st.lists(LINES, max_size=8))
def test_a_rate_counts_no_more_than_was_planned_and_never_what_was_refused(lines):
    for line in lines:
        assert 0 <= line.paid() <= line.taken + line.missed
        if line.as_ in {"refused", "absent", "excused", ""}:
            assert line.paid() <= line.taken


@forall(st.lists(st.lists(LINES, max_size=3), max_size=6))
def test_sums_of_persons_are_those_of_their_days(parts):
    days = [
        PersonDay(DAYS[n % 3].learner_id, "1", "A", DAYS[n % 3].day, tallied(lines), tuple(lines), n % 2 == 0)
        for n, lines in enumerate(parts)
    ]

    people = summed(days)

    assert sum((one.minutes for one in people), Minutes()) == sum((one.minutes for one in days), Minutes())
    assert sum(one.days for one in people) == len(days)


DAYS = [a_day(name=name) for name in ("Dahl, Petter", "Lie, Jonas", "Moen, Geir")]


def test_the_kinds_are_those_of_the_table_in_its_order():
    assert tuple(kind for kind, _count in Minutes().named()) == code_list("handoff_minutes").keys()


def test_rule_46_hours_nobody_approved_are_told_apart_and_not_counted():
    approved, waiting = (Line(WORKSHOP, "worked", taken=390, approved=done) for done in (True, False))

    assert (approved.minutes(), waiting.minutes()) == (Minutes(worked=390), Minutes(waiting=390))
    assert (approved.paid(), waiting.paid()) == (390, 0)


def test_rule_43_what_nobody_recorded_is_never_absence():
    assert a_line("", 0, 90).minutes() == Minutes(unmarked=90)
    assert a_line("", 0, 90).paid() == 0


def test_rule_37_what_the_prison_or_the_school_took_away_is_not_the_learners_loss():
    assert a_line("held", 0, 90, "lost").paid() == 90
    assert a_line("cancelled", 0, 90, "school").paid() == 90
    assert a_line("cancelled", 0, 90, "school", counts=False).paid() == 0


def test_rule_31_refused_is_never_paid():
    assert a_line("absent", 0, 90, "refused", reason="refused").paid() == 0


def test_a_code_says_what_was_missed_only_where_something_was_taken_part_in():
    late = a_line("late", 60, 30, "lost", reason="not_fetched")

    assert [code for code, _kind, _count in coded(late)] == ["late/not_fetched", "late/not_fetched:lost"]
    assert [code for code, _kind, _count in coded(a_line("excused", 0, 90, "excused"))] == ["excused"]
    assert [code for code, _kind, _count in coded(a_line("", 0, 90))] == ["unmarked"]


def test_what_is_left_when_reasons_go_holds_as_many_minutes():
    refused = Minutes(attended=10, refused=20, absent=30)

    assert astuple(refused.neutral()) == astuple(Minutes(attended=10, absent=50))
