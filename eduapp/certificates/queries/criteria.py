"""What somebody reached on a stay, measured by what the course asks for, where it asks for more.

Asked only of those whom nothing else holds back, and of those a page shows.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.certificates.queries import reached
from eduapp.certificates.rules import CourseCase, Measured
from eduapp.core.errors import NotFound
from eduapp.education.attendance import queries as attendance
from eduapp.education.attendance.rules import AttendanceSum
from eduapp.education.courses import queries as courses
from eduapp.education.courses.queries import CourseParts
from eduapp.education.enrolment.models import Enrolment
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.queries import ResultRow


@dataclass(frozen=True)
class Measuring:
    """Measures one stay after another; what many of them have in common is read once."""

    session: Session
    today: date
    _attended: dict[UUID, dict[UUID, AttendanceSum]] = field(default_factory=dict)  # by group and learner
    _results: dict[UUID, dict[UUID, ResultRow]] = field(default_factory=dict)  # by course and learner
    _parts: dict[UUID, CourseParts] = field(default_factory=dict)  # by course

    def of(self, case: CourseCase, enrolment_id: UUID) -> CourseCase:
        """The same case with what the stay brought, if the course asks for more than attendance and exam."""
        if not case.criteria or case.measured is not None:
            return case
        return replace(case, measured=self._measured(enrolment_id))

    def _measured(self, enrolment_id: UUID) -> Measured:
        stay = self.session.get(Enrolment, enrolment_id)
        if stay is None:
            raise NotFound
        group, course = stay.group_id, stay.course_id
        if group not in self._attended:
            self._attended[group] = attendance.attendance_of(self.session, group)
        if course not in self._parts:
            self._parts[course] = courses.parts_of(self.session, course)
            self._results[course] = sittings.results_of_course(self.session, course)
        result = self._results[course].get(stay.learner_id)
        passed_on = result.day if result is not None and result.passed else None
        got = reached.reached_on(self.session, stay, self._parts[course], passed_on, self.today)
        return reached.measured_on(self._attended[group].get(stay.learner_id, AttendanceSum()), got)
