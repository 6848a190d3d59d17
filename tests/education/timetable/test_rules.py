"""When a group may meet, and when a session may be cancelled."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import set_screen_language
from eduapp.core.spans import Span
from eduapp.education.timetable import rules
from eduapp.education.timetable.rules import Booked, Meeting, Series

MONDAY = date(2026, 11, 23)
GROUP, OTHER_GROUP = UUID(int=1), UUID(int=2)
ROOM, OTHER_ROOM = UUID(int=11), UUID(int=12)
MORNING = Span(510, 600)

some_days = st.dates(date(2026, 8, 1), date(2027, 6, 30))
spans = st.builds(
    lambda at, length: Span(at, min(at + length, 1440)), st.integers(0, 1400), st.integers(5, 240)
)
few_days = st.integers(0, 3).map(lambda n: MONDAY + timedelta(days=n))
meetings = st.builds(Meeting, few_days, spans)
bookings = st.builds(
    Booked,
    meetings,
    st.sampled_from([GROUP, OTHER_GROUP]),
    st.sampled_from([None, ROOM, OTHER_ROOM]),
    st.booleans(),
)


def names(violations):
    return [violation.name for violation in violations]


def series(*weekdays, first=MONDAY, last=MONDAY + timedelta(days=27), span=MORNING):
    return Series(frozenset(weekdays), span, first, last)


def against(wanted, group_first=MONDAY, group_last=MONDAY + timedelta(days=60)):
    return names(rules.check_series(wanted, group_first, group_last))


@forall(st.frozensets(st.integers(0, 6)), some_days, st.integers(0, 80))
def test_a_series_meets_on_its_weekdays_and_no_others(weekdays, first, length):
    last = first + timedelta(days=length)
    found = {meeting.day for meeting in rules.meetings_of(Series(weekdays, MORNING, first, last))}

    for offset in range(length + 1):
        day = first + timedelta(days=offset)
        assert (day in found) == (day.weekday() in weekdays)


def test_a_sound_series_has_nothing_against_it():
    assert against(series(0, 2)) == []


def test_all_reasons_against_a_series_are_told_together():
    wrong = series(first=MONDAY, last=MONDAY - timedelta(days=1), span=Span(600, 510))
    assert against(wrong) == ["NoWeekday", "DaysRunBackwards", "TimesRunBackwards"]


@pytest.mark.parametrize("span", [Span(600, 600), Span(-5, 30), Span(1400, 1441)])
def test_a_session_lies_within_one_day(span):
    assert against(series(0, span=span)) == ["TimesRunBackwards"]


def test_a_session_may_end_at_midnight():
    assert against(series(0, span=Span(1380, 1440))) == []


def test_weekdays_that_never_come_are_told():
    saturday = MONDAY + timedelta(days=5)
    assert against(series(0, first=saturday, last=saturday)) == ["NoDayFits"]


def test_a_series_stays_within_its_group():
    assert against(series(0), group_first=MONDAY + timedelta(days=1)) == ["OutsideGroup"]
    assert against(series(0), group_last=MONDAY + timedelta(days=26)) == ["OutsideGroup"]


def test_nobody_plans_years_by_a_slip():
    far = series(*range(7), last=MONDAY + timedelta(days=rules.MOST_AT_ONCE))
    assert "TooManySessions" in against(far, group_last=far.last_day)


@forall(st.lists(meetings, max_size=5), st.lists(bookings, max_size=8), st.sampled_from([None, ROOM]))
def test_clashes_are_those_a_minute_by_minute_look_finds(wanted, booked, place):
    def minutes(meeting):
        return {(meeting.day, minute) for minute in range(meeting.span.start, meeting.span.end)}

    expected = set()
    for meeting in wanted:
        for entry in booked:
            if entry.cancelled:
                if entry.group_id == GROUP and (entry.meeting.day, entry.meeting.span.start) == (
                    meeting.day,
                    meeting.span.start,
                ):
                    expected.add("CancelledStandsThere")
            elif minutes(meeting) & minutes(entry.meeting):
                if entry.group_id == GROUP:
                    expected.add("GroupMeetsThen")
                elif place and entry.place_id == place:
                    expected.add("PlaceTaken")

    assert set(names(rules.check_clashes(wanted, booked, GROUP, place, "Classroom 2"))) == expected


def test_only_a_taken_place_can_be_answered_for():
    kinds = (rules.GroupMeetsThen, rules.CancelledStandsThere, rules.PlaceTaken)
    assert [kind.overridable for kind in kinds] == [False, False, True]


def test_one_lesson_after_the_other_is_no_clash():
    before = Booked(Meeting(MONDAY, Span(480, 510)), GROUP, ROOM)
    assert not list(rules.check_clashes([Meeting(MONDAY, MORNING)], [before], GROUP, ROOM, ""))


def test_two_groups_without_a_place_are_not_in_each_others_way():
    elsewhere = Booked(Meeting(MONDAY, MORNING), OTHER_GROUP, None)
    assert not list(rules.check_clashes([Meeting(MONDAY, MORNING)], [elsewhere], GROUP, None, ""))


def test_many_clashes_are_told_in_one_sentence():
    wanted = rules.meetings_of(series(0, last=MONDAY + timedelta(days=34)))
    booked = [Booked(meeting, OTHER_GROUP, ROOM) for meeting in wanted]

    [violation] = rules.check_clashes(wanted, booked, GROUP, ROOM, "Classroom 2")

    assert violation.sentence() == (
        "Classroom 2 is taken then: 23.11.2026 08:30–10:00, 30.11.2026 08:30–10:00, 07.12.2026 08:30–10:00"
        " and 2 more."
    )


@pytest.mark.parametrize("reason", code_list("cancel_reasons").keys())
def test_every_reason_of_the_list_cancels(reason):
    assert not list(rules.check_cancelling("planned", MONDAY, MONDAY, reason))


def test_a_session_is_cancelled_once_for_a_known_reason():
    assert names(rules.check_cancelling("cancelled", MONDAY, MONDAY, "holiday")) == [
        "AlreadyCancelled",
        "ReasonUnknown",
    ]


@forall(st.integers(-30, 30))
def test_what_is_a_week_old_is_cancelled_or_restored_only_with_a_reason(age):
    today = MONDAY + timedelta(days=age)
    expected = ["TooLongAgo"] if age >= 7 else []

    assert names(rules.check_cancelling("planned", MONDAY, today, "lock_down")) == expected
    assert names(rules.check_restoring("cancelled", MONDAY, today)) == expected


def test_only_what_is_cancelled_is_restored():
    assert names(rules.check_restoring("planned", MONDAY, MONDAY)) == ["NotCancelled"]


def test_the_cause_of_a_cancellation_has_an_owner():
    causes = {code.key: rules.kept_by_prison(code.key) for code in code_list("cancel_reasons")}
    assert causes["lock_down"]
    assert causes["staff_short"]
    assert not causes["teacher_away"]


def test_times_are_written_as_the_language_does():
    assert rules.time_text(510, 600) == "08:30–10:00"
    set_screen_language("nb")
    assert rules.time_text(510, 1440) == "08.30–24.00"
