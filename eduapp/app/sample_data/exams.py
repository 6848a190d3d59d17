"""Exams after the courses that have one: few days, many people before Christmas, in June and in November."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from random import Random

from eduapp.app.sample_data.bookings import Bookings
from eduapp.app.sample_data.groups import Group
from eduapp.app.sample_data.making import NewFile, Rows
from eduapp.app.sample_data.school import Offered
from eduapp.app.sample_data.year import FIRST, LAST, WORKING, at
from eduapp.education.courses.rules import Grade, scale
from eduapp.education.enrolment.rules import ACTIVE, COMPLETED
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules.planning import FIRST_CANDIDATE_NUMBER, WRITTEN_START_MINUTE

_BIG_DAYS = (date(2025, 12, 11), date(2026, 5, 21), date(2026, 6, 4), date(2026, 11, 19), date(2026, 12, 10))
_THURSDAY = 3
_SHORT_DAYS = tuple(  # of short courses: every second Thursday
    day for day in WORKING if day.weekday() == _THURSDAY and (day - FIRST).days // 7 % 2
)
_AWAY, _FAILED, _CORRECTED = 0.03, 0.1, 0.01
_ENTERED_AT, _CORRECTED_AT = 900, 930  # minutes after midnight


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """Somebody entered for an exam, and the enrolment it belongs to."""

    day: date
    course: str  # id
    learner: str
    enrolment: str


class Exams:
    """Gathers candidates over all prisons, then writes sittings, candidates and results by day."""

    def __init__(self, file: NewFile, offered: list[Offered], by: str, bookings: Bookings) -> None:
        columns = "id version course_id day start_minute scale state"
        self._sittings = file.rows(Sitting, columns)
        columns = "id version sitting_id learner_id candidate_number attended"
        self._candidates = file.rows(Candidate, columns)
        columns = "id version candidate_id grade passed entered_by entered_at"
        self._results = file.rows(Result, f"{columns} replaces_id reason superseded")
        self._day, self._moment = self._sittings.converter("day"), self._results.converter("entered_at")
        self._offered = {course.id: course for course in offered}
        self._by, self._bookings = by, bookings
        self._entries: dict[tuple[date, str, str], Entry] = {}

    @property
    def candidates(self) -> Rows:
        """For counting."""
        return self._candidates

    def gather(self, groups: list[Group]) -> None:
        """Note those who took an assessed course to its end."""
        for group in groups:
            day = exam_day(group.course, group.days[-1])
            if day is None:
                continue
            for member in group.members:
                if member.state in (COMPLETED, ACTIVE):
                    entry = Entry(day, group.course.id, member.learner, member.id)
                    self._entries.setdefault((day, entry.course, entry.learner), entry)

    def write(self, dice: Random, most: int) -> dict[str, date]:
        """So many candidates; the day on which each enrolment (id) got its result."""
        entries = sorted(self._entries.values())
        chosen = sorted(dice.sample(entries, min(most, len(entries))))
        known: dict[str, date] = {}
        for (day, course), candidates in groupby(chosen, lambda entry: (entry.day, entry.course)):
            grades = scale(self._offered[course].facts.scale)
            sitting = self._sittings.new_id()
            over = day <= LAST
            self._sittings.add(
                sitting, 1, course, self._day(day), WRITTEN_START_MINUTE, grades.key, "planned"
            )
            kept = self._bookings.exam(sitting, self._offered[course].facts.name, day)
            for number, entry in enumerate(candidates, start=FIRST_CANDIDATE_NUMBER):
                there = (dice.random() >= _AWAY) if over else None
                candidate = self._candidates.new_id()
                self._candidates.add(candidate, 1, sitting, entry.learner, number, there)
                self._bookings.join(kept, entry.learner)
                if there:
                    self._enter(dice, candidate, day, grades.grades)
                    known[entry.enrolment] = day
        return known

    def _enter(self, dice: Random, candidate: str, day: date, grades: tuple[Grade, ...]) -> None:
        grade, wrong = _grade(dice, grades), None
        if dice.random() < _CORRECTED:
            wrong, slip = self._results.new_id(), dice.choice([one for one in grades if one != grade])
            self._add(wrong, candidate, slip, at(day, _ENTERED_AT), None)
        entered_at = at(day, _CORRECTED_AT if wrong else _ENTERED_AT)
        self._add(self._results.new_id(), candidate, grade, entered_at, wrong, superseded=False)

    def _add(
        self,
        result: str,
        candidate: str,
        grade: Grade,
        entered_at: datetime,
        wrong: str | None,
        *,
        superseded: bool = True,
    ) -> None:
        reason = "Lest feil av skjemaet" if wrong else ""
        what = (grade.code, grade.passed, self._by, self._moment(entered_at))
        self._results.add(result, 1, candidate, *what, wrong, reason, int(superseded))


def exam_day(course: Offered, last: date) -> date | None:
    """The first exam after a group's last day; None if the course has none, or none is planned yet."""
    if not course.facts.scale:
        return None
    days = _SHORT_DAYS if course.facts.kind == "short" else _BIG_DAYS
    latest = last + timedelta(days=200)
    return next((day for day in days if last <= day <= latest), None)


def _grade(dice: Random, grades: tuple[Grade, ...]) -> Grade:
    passed = [grade for grade in grades if grade.passed]
    others = [grade for grade in grades if not grade.passed]
    return dice.choice(others if others and dice.random() < _FAILED else passed)
