from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from eduapp.core.codes import code_list
from eduapp.people.disputes import rules
from eduapp.people.disputes.rules import DisputeFacts, Mark
from eduapp.schema import Base

ASKED, TODAY = date(2026, 11, 2), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("asked", "first", "extended"),
    [
        (date(2026, 11, 2), date(2026, 12, 2), date(2027, 2, 2)),
        (date(2027, 1, 31), date(2027, 2, 28), date(2027, 4, 30)),
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 4, 30)),
        (date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)),
    ],
)
def test_the_answer_is_due_within_a_month_and_with_more_time_two_months_later(asked, first, extended):
    assert rules.due_on(asked) == first
    assert rules.due_on(asked, extended=True) == extended


@given(some.dates(date(2019, 1, 1), date(2090, 1, 1)))
def test_a_month_is_never_longer_than_the_calendar_says(asked):
    due = rules.due_on(asked)
    assert 28 <= (due - asked).days <= 31
    assert (due.year * 12 + due.month) - (asked.year * 12 + asked.month) == 1


def test_a_request_says_what_is_wrong_and_what_would_be_right_and_when_it_came():
    whole = DisputeFacts("hours", "away", "there", ASKED, date(2026, 10, 5), date(2026, 10, 5))
    assert not list(rules.check_request(whole, TODAY))

    poor = DisputeFacts("nonsense", " ", "", date(2026, 11, 24), date(2026, 10, 6), date(2026, 10, 5))
    assert {one.name for one in rules.check_request(poor, TODAY)} == {
        "KindUnknown",
        "WordsMissing",
        "AskedToCome",
        "DaysTurned",
    }
    named = DisputeFacts("identity", "x" * 1001, "there", ASKED, date(2026, 10, 5))
    assert {one.name for one in rules.check_request(named, TODAY)} == {"TooLong", "NoDaysThere"}


@pytest.mark.parametrize("step", ["extend", "correct", "refuse", "note", "withdraw"])
@pytest.mark.parametrize("state", ["asked", "extended", "corrected", "refused", "noted", "withdrawn"])
def test_only_what_is_open_or_stands_beside_a_refusal_goes_on(step, state):
    may = {
        "asked": {"extend", "correct", "refuse", "note", "withdraw"},
        "extended": {"correct", "refuse", "note", "withdraw"},
        "noted": {"correct", "withdraw"},
    }
    broken = {one.name for one in rules.check_step(step, state, "because", ASKED, TODAY)}
    assert broken == (set() if step in may.get(state, ()) else {"StepNotNow"})
    assert rules.may_step(step, state) == (step in may.get(state, ()))


def test_an_answer_says_why_and_more_time_is_told_within_the_first_month():
    for step in ("extend", "correct", "refuse", "note"):
        assert [one.name for one in rules.check_step(step, "asked", " ", ASKED, TODAY)] == ["ReasonMissing"]
    assert not list(rules.check_step("withdraw", "asked", "", ASKED, TODAY))
    assert not list(rules.check_step("extend", "asked", "hard", ASKED, date(2026, 12, 2)))
    late = rules.check_step("extend", "asked", "hard", ASKED, date(2026, 12, 3))
    assert [one.name for one in late] == ["TooLateToExtend"]


def test_the_states_say_themselves_when_an_answer_is_due_and_when_it_is_marked():
    assert rules.open_states() == ("asked", "extended")
    assert rules.marked_states() == ("asked", "extended", "noted")  # models and queries say the same in SQL


def test_a_mark_is_about_its_days_alone():
    person = uuid4()
    week = Mark(person, "hours", ASKED, date(2026, 10, 5), date(2026, 10, 9))
    assert week.touches(date(2026, 10, 9), date(2026, 10, 31))
    assert not week.touches(date(2026, 10, 10), None)
    assert not week.touches(None, date(2026, 10, 4))
    assert Mark(person, "hours", ASKED).touches(date(2020, 1, 1), date(2020, 1, 2))
    assert Mark(person, "hours", ASKED, date(2026, 10, 5)).touches(date(2026, 12, 1), None)


def test_the_words_of_a_mark_name_the_first_day_and_nothing_of_what_was_said():
    person = uuid4()
    both = [Mark(person, "hours", date(2026, 11, 3)), Mark(person, "hours", ASKED)]
    assert rules.mark_text(both) == "Disputed by the learner, 02.11.2026"
    assert rules.mark_text([]) == ""


def test_every_kind_names_tables_there_are_and_one_is_about_anything():
    kinds = {code.key: Mark(uuid4(), code.key, ASKED).tables for code in code_list("disputed_data")}
    assert set().union(*kinds.values()) <= Base.metadata.tables.keys()
    assert [key for key, tables in kinds.items() if not tables] == [rules.ANYTHING]
    marks = [Mark(uuid4(), "hours", ASKED), Mark(uuid4(), "other", ASKED)]
    assert rules.of_table(marks, "hours_entry") == marks[:1]
    assert rules.of_everything(marks) == marks[1:]
