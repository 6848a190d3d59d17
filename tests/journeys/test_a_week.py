"""A week of one prison school (sample L) by keyboard alone, in the real window; then every figure is held
against the bare rows.

Monday: all registers, with exceptions. Tuesday: a lock-down cancels the morning. Wednesday: somebody is
moved. Thursday: Monday is corrected, and a day of two weeks before. Friday: a list is printed and typed back,
minutes are handed over. Each day is opened by the program itself and closed by the leader.
"""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from python_calamine import CalamineWorkbook

from eduapp.app.sample_data.school import PASSWORD
from eduapp.app.sample_data.sizes import SIZES
from eduapp.app.sample_data.whole import make
from eduapp.core.clock import StillClock
from eduapp.education.attendance import queries as attendance
from eduapp.education.timetable import queries as timetable
from eduapp.exchange.handoff import queries as handoff
from eduapp.exchange.handoff.rules import Minutes
from eduapp.people.learners.rules import LearnerState
from eduapp.records.day import queries as days
from tests.support import by_hand
from tests.support.keyboard import Keyboard, at
from tests.support.keys import keys_only
from tests.support.list_pages import scanned
from tests.support.running import running

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=number) for number in range(1, 5))
SESSIONS_A_DAY = 26
EVENING = 15  # and a half: all sessions are over
WORKBOOK = "uke.xlsx"
REASON = "Avtalt med avdelingslederen"


@pytest.fixture
def week(qtbot, tmp_path):
    """The program on sample L, on Monday afternoon."""
    folder = tmp_path / "data"
    folder.mkdir()
    make(folder / "l.db", replace(SIZES["L"], papers=0), 1, lambda _what, _done, _total: None)
    clock = StillClock(at(MONDAY, EVENING))
    with running(folder, clock, f"sqlite:///{folder / 'l.db'}") as program:
        yield Keyboard(program, clock, PASSWORD)


def take_registers(week, *exceptions):
    """Every register of the day: Enter on Today, the exceptions in the first, the rest present, back."""
    taken = []
    while week.focus.text() == "Take register":
        week.press("Return", aside=False)
        if not taken:
            week.press(*exceptions)
        taken.append(week.page.route.id)
        if week.page.sheet.to_fill:
            week.press("Ctrl+Return", aside=False)
        week.press("Ctrl+Return", aside=False)
        assert week.page.route.key == "today"
    return taken


def close_the_day(week, day):
    """Ctrl+Enter; what is missing is told, and a leader's reason is asked for."""

    def give_a_reason():
        week.write(REASON)
        week.press("Ctrl+Return")

    week.find("Close the day")
    assert week.page.route.key == "day.day"
    if week.read(days.open_ends, day):
        week.meanwhile(give_a_reason)
    week.press("Ctrl+Return")
    assert week.read(days.head, day).closed_at


def monday(week):
    """All registers, two exceptions in the first; nobody is marked by closing."""
    week.sign_in("leder")
    taken = take_registers(week, "1", "L", "M", *"10", "Return", "2", "E", "R", "3")
    assert len(taken) == SESSIONS_A_DAY
    rows = week.read(attendance.register, taken[0]).rows
    said = [(row.code, row.minutes_late, row.reason) for row in rows]
    assert said == [("late", 10, ""), ("excused", 0, "court"), *[("present", 0, "")] * (len(rows) - 2)]
    assert week.read(attendance.unfinished, MONDAY, MONDAY) == []
    close_the_day(week, MONDAY)


def tuesday(week):
    """A lock-down: every session of the morning is cancelled at once, the others are held."""
    week.next_morning(TUESDAY, EVENING, "leder")
    week.find("Cancel the sessions of a day")
    week.chip("morning")
    morning = len(week.page.table.table.rows)
    week.tab_to(week.page.table)
    week.press("Ctrl+A")
    week.tab_to(week.page.cancel)
    week.press("Return")
    week.choose(week.top.form.field("reason"), "lock_down")
    week.press("Ctrl+Return")
    rows = week.read(timetable.sessions_of_day, TUESDAY)
    assert sum(row.cancelled for row in rows) == morning > 0
    week.find("Today")
    assert len(take_registers(week)) == SESSIONS_A_DAY - morning
    close_the_day(week, TUESDAY)


def wednesday(week):
    """Somebody is moved: the enrolments end that day, and no register expects the person any more."""
    week.next_morning(WEDNESDAY, EVENING, "leder")
    session = week.read(attendance.unfinished, WEDNESDAY, WEDNESDAY)[0]
    before = week.read(attendance.register, session.id)
    moved = before.rows[0]
    week.find(moved.name)
    week.tab_to(lambda control: control.accessibleName() == "Change state…")
    week.press("Return")
    week.choose(week.top.form.field("state"), LearnerState.MOVED)
    week.press("Ctrl+Return")
    assert moved.id not in {row.id for row in week.read(attendance.register, session.id).rows}
    week.find("Today")
    take_registers(week)
    close_the_day(week, WEDNESDAY)
    return moved


def thursday(week):
    """A mark of Monday is corrected with a word why, one of two weeks before with a second name too."""
    week.next_morning(THURSDAY, EVENING, "leder")
    take_registers(week)
    session = week.read(attendance.sessions_of_day, MONDAY)[0].session
    correct(week, session, "3", "A")
    week.write(REASON)
    week.press("Return")
    assert_corrected(week, session, 2, second="")
    earlier = week.read(attendance.sessions_of_day, MONDAY - timedelta(days=14))[0].session
    correct(week, earlier, "1", "A")
    form = week.top.form
    week.tab_to(form.field("why"))
    week.write(REASON)
    week.tab_to(form.field("second").line)
    week.write("Ingrid")
    week.press("Return")  # takes the first that was found
    week.press("Ctrl+Return")
    assert_corrected(week, earlier, 0, second="Ingrid Solheim")
    close_the_day(week, THURSDAY)


def assert_corrected(week, session, place, second):
    """The newest mark says why, with two names where the table of corrections asks for two."""
    learner = week.read(attendance.register, session.id).rows[place]
    newest = week.read(attendance.history, session.id, learner.id)[0]
    assert (newest.entry.code, newest.why, newest.second) == ("absent", REASON, second)


def correct(week, session, *keys):
    """Find the group, its sessions, the register of one, and press keys there."""
    week.find(f"{session.course_name}, {session.group_name}")
    week.tab_to(week.page.tabs.buttons()[0])
    while "sessions" not in str(week.page.tabs.current()):
        week.press("Right")
    table = week.page._parts[str(week.page.tabs.current())].table
    week.tab_to(table)
    week.press("Home")
    while table.current_row().id != session.id:
        week.press("Down")
    week.press("Return")
    assert week.page.route.id == session.id
    week.press(*keys)


def friday(week):
    """A register sheet is printed in the morning and typed back in the afternoon; minutes are handed over."""
    week.next_morning(FRIDAY, 7, "leder")
    week.find("Print register sheets")
    week.tab_to(week.page.table)
    printed = week.page.table.current_row()
    week.press("Ctrl+P")
    [(pdf, _title)] = week.program.printer.printed
    [number] = scanned(pdf)
    week.next_morning(FRIDAY, EVENING, "leder")
    week.find("Type a list in")
    week.write(number)
    week.press("Return")
    people = len(week.page.typed.rows)
    week.press("L", *"15", *"P" * (people - 1), "Ctrl+Return")
    rows = week.read(attendance.register, printed.subject.id).rows
    assert [(row.code, row.minutes_late) for row in rows] == [("late", 15), *[("present", 0)] * (people - 1)]
    week.find("Today")
    assert len(take_registers(week)) == SESSIONS_A_DAY - 1
    hand_over(week, week.program.folder / WORKBOOK)
    close_the_day(week, FRIDAY)


def hand_over(week, path):
    """This week's minutes into a workbook, by the file dialog of the system."""
    week.find("Daily allowance")
    week.tab_to(week.page.periods[0])
    week.press("Space")

    def name_the_file():
        week.paste(str(path))
        week.press("Return")

    week.meanwhile(name_the_file)
    week.press("Ctrl+Return")
    week.prove()
    week.program.until(path.exists)


def the_figures(week):
    """What the hand-off, the groups and the picture of the week tell is what the bare rows add up to."""
    by_day = week.read(by_hand.minutes_of_days, MONDAY, FRIDAY)
    told = week.read(handoff.days, MONDAY, FRIDAY)
    assert {(one.number, one.day): kinds(one.minutes) for one in told} == by_day
    whole = sum(by_day.values(), Counter())
    assert all(whole[kind] for kind in ("attended", "lost", "excused", "absent"))
    assert not whole["unmarked"]

    sheets = CalamineWorkbook.from_path(week.program.folder / WORKBOOK)
    rows = [row for row in sheets.get_sheet_by_name("Days").to_python() if row[0]][1:]
    names = [name for name, _count in Minutes().named()]
    written = {(row[0], row[2]): +Counter(dict(zip(names, map(int, row[3:]), strict=False))) for row in rows}
    assert written == by_day
    sum_row = sheets.get_sheet_by_name("Persons").to_python()[-1]
    assert +Counter(dict(zip(names, map(int, sum_row[3:]), strict=False))) == whole

    for group_id, by_rows in week.read(by_hand.sums_of_groups, date.min, FRIDAY).items():
        sums = week.read(attendance.attendance_of, group_id).values()
        told = Counter()
        for one in sums:
            told += Counter(held=one.held, attended=one.attended, minutes=one.minutes)
        assert told == by_rows
    by_rows = sum(week.read(by_hand.sums_of_groups, MONDAY, FRIDAY).values(), Counter())
    [this_week] = week.read(attendance.weeks, MONDAY, 1)
    assert (this_week.offered, this_week.attended) == (by_rows["held"], by_rows["attended"])


def kinds(minutes):
    """The minutes of each kind that are not 0."""
    return +Counter(dict(minutes.named()))


@pytest.mark.timeout(1200)  # 130 registers
def test_a_week_by_keyboard_alone(week):
    with keys_only():
        monday(week)
        tuesday(week)
        wednesday(week)
        thursday(week)
        friday(week)
    the_figures(week)
