"""What a course paper is measured by: what the course asks for, and what the paper says of it. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from eduapp.certificates.rules.courses import COUNTY_DOCUMENTS, CourseCase, paper_for
from eduapp.certificates.rules.criteria import Difference, Measured, differences
from eduapp.core.i18n import date_text
from eduapp.education.courses.rules.criteria import ATTENDANCE, RESULT, Criterion

SCOPE, PERIOD = "scope", "period"


def course_differences(case: CourseCase, planned_hours: int) -> tuple[Difference, ...]:
    """Attendance, exam, criteria of the course, the hours the paper prints and the stay it was earned on."""
    measured = case.measured or Measured(case.held, case.attended)
    asked = [Criterion(ATTENDANCE, case.percent_needed), *case.criteria]
    if case.assessed and case.kind_of_course not in COUNTY_DOCUMENTS:
        asked.append(Criterion(RESULT, 1))
    says_how_much = case.left and paper_for(case) == "deltakerbevis"
    waived = frozenset(one.kind for one in asked) if says_how_much else frozenset()
    found = differences(asked, replace(measured, passed=bool(case.passed)), case.minutes_per_hour, waived)
    more = (*_scope(case, measured, planned_hours), *_stay(case))
    return (*found, *more)


def _scope(case: CourseCase, measured: Measured, planned_hours: int) -> Iterator[Difference]:
    """A kursbevis prints the hours of the course; beside them stand those the person was there."""
    if paper_for(case) == "kursbevis":
        printed = (Criterion("hours", planned_hours),)
        for one in differences(printed, measured, case.minutes_per_hour):
            yield replace(one, kind=SCOPE)


def _stay(case: CourseCase) -> Iterator[Difference]:
    """Somebody who left before the group ended."""
    if case.ended_on is not None and case.ended_on < case.group_ends:
        days = (case.group_ends - case.ended_on).days
        asked, reached = date_text(case.group_ends), date_text(case.ended_on)
        yield Difference(PERIOD, asked, reached, f"−{days}", "less", "course", None)
