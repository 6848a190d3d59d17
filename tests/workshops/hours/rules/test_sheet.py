"""The shift sheet, before anybody has touched a database."""

import json
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.day_clock import ORDINARY as ORDINARY_CLOCK
from eduapp.core.day_clock import clock_on
from eduapp.core.spans import Span
from eduapp.workshops.hours.rules import sheet as rules
from eduapp.workshops.hours.rules.sheet import Absence, Sheet, SheetLine
from eduapp.workshops.hours.rules.times import Busy, Times, check_times
from eduapp.workshops.hours.rules.workshops import Period, Post, PostSize

DAY = date(2026, 11, 23)
ORDINARY = Times(480, 900, 30)
ANNE, BO, CARL = (UUID(int=number) for number in (1, 2, 3))
NAMES = {ANNE: "Anne", BO: "Bo", CARL: "Carl"}
EVERYBODY = frozenset(NAMES)

times = st.builds(Times, st.integers(0, 700), st.integers(701, 1440), st.integers(0, 60))
people = st.sampled_from([ANNE, BO, CARL])
sheets = st.builds(
    Sheet,
    times,
    st.lists(st.builds(SheetLine, people, times), max_size=3).map(tuple),
    st.lists(st.builds(Absence, people, st.sampled_from(["health", "court"])), max_size=3).map(tuple),
    st.frozensets(st.uuids(), max_size=3),
)


def against(sheet, placed=EVERYBODY):
    return [violation.name for violation in rules.check_sheet(sheet, NAMES, placed, DAY)]


def test_the_plan_is_everybody_for_the_whole_shift():
    plan = rules.ordinary_sheet(ORDINARY, [ANNE, BO])

    assert plan.lines == (SheetLine(ANNE, ORDINARY), SheetLine(BO, ORDINARY))
    assert plan.minutes == 2 * 390
    assert against(plan) == []


@pytest.mark.parametrize(
    ("sheet", "reasons"),
    [
        (Sheet(ORDINARY), ["NobodyOnTheSheet"]),
        (Sheet(ORDINARY, (SheetLine(ANNE, ORDINARY),), (Absence(ANNE, "court"),)), ["OnTheSheetTwice"]),
        (Sheet(ORDINARY, (SheetLine(ANNE, Times(900, 480)),)), ["EndsBeforeItStarts"]),
        (Sheet(ORDINARY, (), (Absence(ANNE, "flew away"),)), ["AbsenceUnknown"]),
        (Sheet(Times(900, 480), (SheetLine(ANNE, ORDINARY),)), ["EndsBeforeItStarts"]),
        (Sheet(ORDINARY, (), (Absence(ANNE, "prison"), Absence(BO))), []),
    ],
)
def test_each_fault_of_a_sheet_is_named(sheet, reasons):
    assert against(sheet) == reasons


def test_all_reasons_are_told_with_names():
    sheet = Sheet(ORDINARY, (SheetLine(ANNE, Times(480, 480)), SheetLine(BO, ORDINARY)))

    told = [violation.sentence() for violation in rules.check_sheet(sheet, NAMES, frozenset({ANNE}), DAY)]

    assert [sentence.split(":")[0] for sentence in told] == ["Bo", "Anne"]


def test_same_as_yesterday_takes_hours_and_tasks_but_nobodys_absence():
    short = Times(480, 720, 0)
    yesterday = Sheet(ORDINARY, (SheetLine(ANNE, short),), (Absence(BO, "court"),), frozenset({CARL}))

    today = rules.same_again(yesterday, rules.ordinary_sheet(ORDINARY, [ANNE, BO, CARL]))

    assert {line.learner_id: line.times for line in today.lines} == {
        ANNE: short,
        BO: ORDINARY,
        CARL: ORDINARY,
    }
    assert today.absences == ()
    assert today.task_ids == {CARL}


def test_a_kept_sheet_takes_in_who_was_placed_since_and_lets_go_who_left():
    kept = Sheet(Times(480, 720), (SheetLine(ANNE, Times(480, 600)),), (Absence(BO, "court"),))

    caught_up = rules.caught_up(kept, rules.ordinary_sheet(ORDINARY, [ANNE, CARL]))

    assert caught_up.lines == (SheetLine(ANNE, Times(480, 600)), SheetLine(CARL, Times(480, 720)))
    assert caught_up.absences == ()


@forall(sheets)
def test_a_kept_sheet_comes_back_as_it_was(sheet):
    assert rules.sheet_from_json(json.loads(json.dumps(rules.sheet_json(sheet)))) == sheet


def test_another_shift_moves_those_who_followed_it():
    late, short = Times(540, 900, 30), Times(480, 855, 30)
    sheet = Sheet(ORDINARY, (SheetLine(ANNE, ORDINARY), SheetLine(BO, late), SheetLine(CARL, short)))

    moved = rules.moved(sheet, Times(720, 915, 15))

    assert {line.learner_id: line.times for line in moved.lines} == {
        ANNE: Times(720, 915, 15),
        BO: Times(540, 675, 15),
        CARL: Times(720, 870, 15),
    }


@forall(st.lists(times, min_size=1, max_size=3), times)
def test_another_shift_keeps_every_line_possible(own, other):
    sheet = Sheet(ORDINARY, tuple(SheetLine(UUID(int=at), line) for at, line in enumerate(own)))

    moved = rules.moved(sheet, other)

    assert [line.learner_id for line in moved.lines] == [line.learner_id for line in sheet.lines]
    assert all(line.times == other or not list(check_times(line.times)) for line in moved.lines)


def test_recent_days_are_the_ten_before_today():
    days = rules.recent_days(DAY)

    assert (days[0], days[-1], len(days)) == (date(2026, 11, 9), date(2026, 11, 22), 14)


def test_a_day_needs_a_sheet_only_if_somebody_had_a_post_and_nothing_was_entered():
    days = rules.recent_days(DAY)[-4:]
    posts = [Post(Period(days[1], days[2]))]

    assert rules.days_without_sheet(days, posts, {days[2]}) == [days[1]]


AUTUMN = clock_on(date(2026, 10, 25))


def test_a_sheet_counts_by_the_clock_of_its_day():
    night = Times(60, 240)
    sheet = rules.by_clock(Sheet(night, (SheetLine(ANNE, night), SheetLine(BO, Times(180, 240)))), AUTUMN)

    assert [line.minutes for line in sheet.lines] == [240, 60]
    assert rules.by_clock(sheet, AUTUMN) is sheet
    assert rules.by_clock(sheet, ORDINARY_CLOCK).minutes == 240
    assert [line.minutes for line in rules.moved(sheet, Times(0, 240, 0, AUTUMN)).lines] == [300, 120]


def test_what_was_an_hour_more_that_night_is_not_the_night_after():
    night = rules.by_clock(Sheet(Times(60, 240), (SheetLine(ANNE, Times(60, 240)),)), AUTUMN)

    assert rules.same_again(night, rules.ordinary_sheet(Times(60, 240), [ANNE])).minutes == 180


def test_a_part_of_a_post_beside_a_lesson_keeps_the_clock_of_the_night():
    shift, lesson = Times(0, 480, 0, AUTUMN), Busy(Span(300, 480), "English")

    sheet = rules.ordinary_sheet(shift, [ANNE, BO], {BO: [lesson]}, {ANNE: PostSize(50)})

    assert [line.minutes for line in sheet.lines] == [300, 360]


@forall(sheets)
def test_a_kept_sheet_without_somebody_has_everybody_else(sheet):
    kept = json.loads(json.dumps(rules.sheet_json(sheet)))

    left = rules.sheet_from_json(rules.without_people(kept, {ANNE}))

    assert left.lines == tuple(line for line in sheet.lines if line.learner_id != ANNE)
    assert left.absences == tuple(one for one in sheet.absences if one.learner_id != ANNE)
    assert (left.times, left.task_ids) == (sheet.times, sheet.task_ids)
