"""What a course paper is measured by: attendance, exam, the hours it prints, and the stay."""

from dataclasses import replace
from datetime import date

from eduapp.certificates.rules import PERIOD, SCOPE, CourseCase, Measured, course_differences

DAY = date(2026, 11, 20)
CASE = CourseCase(
    kind_of_course="short",
    assessed=True,
    percent_needed=80,
    state="completed",
    first_day=date(2026, 11, 2),
    ended_on=None,
    group_ends=DAY,
    held=10,
    attended=9,
    passed=True,
    has_result=True,
    measured=Measured(held=10, attended=9, minutes=810),
    minutes_per_hour=45,
)


def standings(case, hours=20):
    return {one.kind: one.standing for one in course_differences(case, hours)}


def test_a_course_done_is_measured_by_attendance_exam_and_printed_hours():
    assert standings(CASE) == {"attendance": "more", "result": "just", SCOPE: "less"}
    [scope] = [one for one in course_differences(CASE, 20) if one.kind == SCOPE]
    assert (scope.asked, scope.reached, scope.margin) == ("20", "18", "−2")


def test_a_paper_that_prints_no_hours_is_not_measured_by_them():
    assert SCOPE not in standings(replace(CASE, passed=False))


def test_an_exam_is_asked_only_where_the_paper_tells_it():
    assert "result" not in standings(replace(CASE, assessed=False))
    assert "result" not in standings(replace(CASE, kind_of_course="upper_secondary"))


def test_who_left_early_is_asked_for_nothing_but_told_when():
    left = replace(CASE, state="withdrawn", ended_on=date(2026, 11, 13), passed=None, assessed=False)
    found = standings(left)
    assert found == {"attendance": "waived", PERIOD: "less"}
