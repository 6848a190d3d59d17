"""Who may change what for how long: the table, line by line, against what it promises."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import Code, CodeList, code_list
from eduapp.education.attendance.rules import windows
from eduapp.education.attendance.rules.windows import Act, Correction

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
ME, SOMEBODY = UUID(int=1), UUID(int=2)


def ago(count):
    return TODAY - count * DAY


def lacks(ruled, why="", second=None, *, leader=True):
    found = windows.check_ruling(ruled, Act(ago(9)), Correction(why, second), ME, leader=leader)
    return [one.name for one in found]


@pytest.mark.parametrize(
    ("act", "line"),
    [
        (Act(TODAY), "first_time"),
        (Act(ago(6)), "first_time"),
        (Act(ago(7)), "window_closed"),
        (Act(TODAY, TODAY, by_me=False), "same_day"),
        (Act(ago(3), TODAY, by_me=False), "same_day"),
        (Act(ago(3), ago(3), by_me=True), "window_open"),
        (Act(ago(6), ago(1), by_me=True), "window_open"),
        (Act(ago(7), ago(6), by_me=True), "window_closed"),
        (Act(TODAY, ago(5), by_me=False), "same_day"),
        (Act(TODAY + DAY, ago(5), by_me=False), "same_day"),
    ],
)
def test_rule_29_the_first_line_that_fits_decides(act, line):
    assert windows.ruling(act, TODAY).name == line


def test_rule_30_recorded_today_beats_the_session_date_for_whoever_typed_it():
    assert windows.ruling(Act(ago(20), TODAY, by_me=True), TODAY).name == "same_day"
    assert windows.ruling(Act(ago(20), TODAY, by_me=False), TODAY).name == "window_closed"


@forall(st.integers(-30, 60), st.one_of(st.none(), st.integers(0, 60)), st.booleans())
def test_a_change_of_what_stood_overnight_always_asks_why(since, recorded, by_me):
    day, on = ago(since), None if recorded is None else ago(recorded)
    ruled = windows.ruling(Act(day, on, by_me), TODAY)
    stood = on is not None and on < TODAY and day < TODAY
    assert ruled.asks_why or not stood
    assert ruled.leader_only == ruled.asks_second
    assert not ruled.leader_only or since >= 7


def test_a_teacher_is_told_the_rule_and_whom_to_ask():
    closed = windows.ruling(Act(ago(9)), TODAY)
    [refused] = windows.check_ruling(closed, Act(ago(9)), Correction(), ME, leader=False)
    assert refused.sentence() == (
        "The session was on 14.11.2026. Marks can be changed for 7 days (strgj.forskr. §§ 3-12, 3-13). "
        "Ask a leader to correct it."
    )


def test_a_leader_writes_why_and_names_somebody_else():
    closed = windows.ruling(Act(ago(9)), TODAY)
    assert lacks(closed) == ["WhyNeeded", "SecondNameNeeded"]
    assert lacks(closed, "Wrong row", ME) == ["SecondIsYourself"]
    assert lacks(closed, "Wrong row", SOMEBODY) == []
    assert lacks(closed, "x" * 201, SOMEBODY) == ["WhyTooLong"]


def test_inside_the_time_for_corrections_a_reason_is_enough():
    inside = windows.ruling(Act(ago(2), ago(2)), TODAY)
    assert lacks(inside, leader=False) == ["WhyNeeded"]
    assert lacks(inside, "Wrong row", leader=False) == []


def test_slips_of_the_same_day_need_nothing():
    assert lacks(windows.ruling(Act(TODAY, TODAY), TODAY), leader=False) == []


def test_every_number_has_a_day_it_holds_from_and_a_paragraph():
    for code in code_list("register_windows"):
        assert code.flags["basis"]
        for row in code.flags.get("rows", []):
            assert isinstance(row["from"], date)
            assert row["days"] > 0


def test_a_number_that_changes_leaves_the_old_one_in_force_for_its_time(monkeypatch):
    rows = [{"from": date(2027, 1, 1), "days": 5}, {"from": date(2026, 1, 1), "days": 7}]
    labels = {"nb": "-", "nn": "-", "en": "-"}
    dated = CodeList("register_windows", (Code("ahead", labels, {"rows": rows, "basis": "R38"}),))
    monkeypatch.setattr(windows, "code_list", lambda _name: dated)

    on = {day: windows.window("ahead", day).days for day in (date(2025, 1, 1), TODAY, date(2027, 1, 1))}
    assert list(on.values()) == [7, 7, 5]


def test_rule_45_figures_are_final_when_nobody_may_change_them_alone():
    assert windows.last_open_day(TODAY) == TODAY + 6 * DAY
    assert [windows.is_final(ago(count), TODAY) for count in (0, 6, 7)] == [False, False, True]
