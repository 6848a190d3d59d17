"""Will they finish? Hours over somebody's own sessions against how long they are here."""

from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.core.spans import Span
from eduapp.education.enrolment import rules
from eduapp.education.enrolment.rules import Outlook, Plan
from eduapp.education.timetable.rules import Meeting

MONDAY = date(2026, 8, 17)
NINETY = Span(510, 600)


def weeks(count, first=MONDAY, weekdays=(0, 2), span=NINETY):
    """Sessions on Mondays and Wednesdays for so many weeks."""
    days = [first + timedelta(weeks=week, days=day) for week in range(count) for day in weekdays]
    return [Meeting(day, span) for day in days]


def plan(meetings, hours=20, last=date(2026, 12, 18)):
    return Plan(needed=hours * 45, unit=45, meetings=meetings, group_last=last)


def told(meetings, until, hours=20, last=date(2026, 12, 18), closed=()):
    return rules.will_finish(plan(meetings, hours, last), until, closed)


def test_twenty_lessons_in_five_weeks_of_two_double_lessons():
    finish = told(weeks(6), date(2026, 12, 1))
    assert (finish.outlook, finish.ready_on, finish.missing) == (Outlook.IN_TIME, date(2026, 9, 16), 0)
    assert rules.finish_sentence(finish) == (
        "Will finish: the planned hours are reached 16.09.2026, and the learner is here until 01.12.2026."
    )


def test_a_long_course_with_three_weeks_left_gives_a_plain_sentence():
    """Rule 11, and proof 8 of what nobody has: 20 weeks of sessions, 3 weeks left."""
    finish = told(weeks(20), MONDAY + timedelta(weeks=3, days=-1), hours=80, last=date(2027, 1, 10))

    assert finish.outlook is Outlook.SHORT
    assert (finish.got, finish.missing, finish.weeks) == (12 * 45, 68 * 45, 17)
    assert rules.finish_sentence(finish) == (
        "Will not finish: 12 of 80 lessons of 45 minutes by 06.09.2026, 68 too few. That takes 17 more weeks."
    )
    assert rules.shortfall_text(finish) == "68 hours short"
    with speaking("nb"):
        assert "68 for få" in rules.finish_sentence(finish)


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (MONDAY + timedelta(weeks=3, days=-1), "12 of 80 hours by 06.09.2026"),
        (None, "80 of 80 hours by 10.01.2027"),
    ],
)
def test_how_far_the_hours_reach_is_said_in_few_words(until, words):
    assert rules.reached_text(told(weeks(20), until, hours=80, last=date(2027, 1, 10))) == words


def test_what_is_unknown_is_said_to_be_unknown():
    assert told(weeks(6), None).outlook is Outlook.UNKNOWN_UNTIL
    assert "is not recorded" in rules.finish_sentence(told(weeks(6), None))
    assert told([], date(2026, 12, 1)).outlook is Outlook.UNKNOWN_PLAN
    assert rules.finish_sentence(told([], None)) == "Not known: no sessions are planned from this start."


def test_a_group_that_ends_too_early_is_not_the_learners_fault():
    finish = told(weeks(4), date(2027, 6, 1), last=date(2026, 9, 11))
    assert (finish.outlook, finish.missing) == (Outlook.GROUP_SHORT, 4 * 45)
    assert "The group ends 11.09.2026 with 16 of 20" in rules.finish_sentence(finish)
    assert told(weeks(4), None, last=date(2026, 9, 11)).outlook is Outlook.GROUP_SHORT


def test_too_few_planned_sessions_are_counted_on_and_said_so():
    finish = told(weeks(2), date(2026, 12, 1))
    assert (finish.outlook, finish.ready_on) == (Outlook.IN_TIME, date(2026, 9, 16))
    assert finish.counted_on_from == date(2026, 8, 26)
    assert rules.finish_sentence(finish).endswith(
        "Sessions after 26.08.2026 are not planned yet; they are counted as in the weeks before."
    )
    assert told(weeks(6), date(2026, 12, 1)).counted_on_from is None


def test_days_without_teaching_count_for_nothing():
    autumn = {MONDAY + timedelta(weeks=1, days=day) for day in range(7)}
    assert told(weeks(6), date(2026, 12, 1), closed=autumn).ready_on == date(2026, 9, 23)
    assert told(weeks(1), date(2026, 12, 1), closed=autumn).ready_on == date(2026, 9, 23)


def test_the_fullest_of_the_last_weeks_tells_how_a_week_goes():
    meetings = [*weeks(3), Meeting(MONDAY + timedelta(weeks=3), NINETY)]
    assert told(meetings, None).weekly == 180


@pytest.mark.parametrize("until", [date(2026, 9, 15), date(2026, 9, 16)])
def test_the_last_day_here_still_counts(until):
    assert (told(weeks(6), until).outlook is Outlook.IN_TIME) == (until >= date(2026, 9, 16))


@forall(
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 300)), min_size=1, max_size=40),
    st.integers(1, 60),
    st.one_of(st.none(), st.integers(0, 130)),
)
def test_where_all_is_planned_the_figures_are_those_of_a_sum(found, hours, stay):
    """A naive oracle: every minute of every session up to the day somebody leaves."""
    meetings = sorted(Meeting(MONDAY + timedelta(day), Span(0, minutes)) for day, minutes in found)
    last = meetings[-1].day  # nothing can be counted on after the last one
    until = None if stay is None else MONDAY + timedelta(stay)
    finish = told(meetings, until, hours, last)

    limit = last if until is None else min(until, last)
    had = sum(one.span.minutes for one in meetings if one.day <= limit)
    assert finish.got == min(hours * 45, had)
    assert finish.counted_on_from is None
    enough = had >= hours * 45
    if until is None or until >= last:
        assert (finish.outlook is Outlook.GROUP_SHORT) == (not enough)
    else:
        assert (finish.outlook is Outlook.IN_TIME) == enough
    assert (finish.missing > 0) == (not enough)
