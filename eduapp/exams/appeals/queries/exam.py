"""One exam as appeals see it: each grade, until when it can be appealed against, and what was annulled."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.exams.appeals.queries.annulments import AnnulmentRow, annulments_of
from eduapp.exams.appeals.queries.appeals import AppealRow, appeals
from eduapp.exams.appeals.queries.cases import CheatingCase, cheating_cases
from eduapp.exams.appeals.queries.grades import GradeRow, SubjectRow, annulments_of_exam, grades_of
from eduapp.exams.appeals.queries.seconds import WaitingAnnulmentRow, waiting_annulments
from eduapp.exams.appeals.rules.subjects import AnnulmentFacts
from eduapp.exams.deadlines.rules import Deadline
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.rules.states import CLOSED, PLANNED


@dataclass(frozen=True)
class ExamRow:
    """One candidate of an exam."""

    id: UUID  # of the candidate
    number: int
    name: str
    sort_key: str
    sat: bool
    withheld: bool  # a grade is fixed that nobody is told yet
    grade: GradeRow | None
    annulment: AnnulmentRow | None  # the one in force
    case: CheatingCase | None
    appeals: tuple[AppealRow, ...]
    waiting: WaitingAnnulmentRow | None = None  # an annulment, or its reversal, for a second person
    decision: SubjectRow[AnnulmentFacts] | None = None  # the annulment in force, as it is appealed against

    @property
    def subject(self) -> GradeRow | SubjectRow[AnnulmentFacts] | None:
        """What there is to appeal against: the annulment, or else the grade that was told."""
        return self.decision or self.grade

    @property
    def appealed(self) -> AppealRow | None:
        """The open appeal against the annulment."""
        return next((one for one in self.appeals if one.open and Kind(one.kind).of_annulment), None)

    @property
    def last(self) -> Deadline | None:
        """The first of the last days to appeal; None while none has begun."""
        kinds = self.subject.kinds if self.subject is not None else ()
        known = [kind.last for kind in kinds if kind.last is not None]
        return min(known, key=lambda one: one.last_day, default=None)

    @property
    def to_annul(self) -> bool:
        """Whether the log of the exam decided on an annulment that nobody carried out."""
        return self.case is not None and self.case.case.annuls and self.annulment is None


@dataclass(frozen=True)
class ExamPage:
    """One exam with everybody who was entered for it."""

    id: UUID
    course: str
    day: date
    closed: bool  # it was held, here or elsewhere
    state: str  # code: sitting_states
    rows: tuple[ExamRow, ...]


def exam(session: Session, sitting_id: UUID) -> ExamPage | None:
    """An exam, its candidates by number; None for none."""
    head = sittings.sitting(session, sitting_id)
    if head is None:
        return None
    grades = {one.facts.candidate_id: one for one in grades_of(session, sitting_id=sitting_id)}
    annulled = {
        one.candidate_id: one
        for one in annulments_of(session, sitting_id=sitting_id)
        if one.reversed_on is None
    }
    cases, found = cheating_cases(session, sitting_id), appeals(session, sitting_id=sitting_id)
    decisions = {one.facts.candidate_id: one for one in annulments_of_exam(session, sitting_id)}
    waiting = {one.candidate_id: one for one in waiting_annulments(session, sitting_id)}
    rows = [
        ExamRow(
            one.id,
            one.candidate_number,
            one.name,
            one.sort_key,
            one.attended is not False,
            one.withheld,
            grades.get(one.id),
            annulled.get(one.id),
            cases.get(one.candidate_number),
            tuple(each for each in found if each.candidate == one.candidate_number),
            waiting.get(one.id),
            decisions.get(one.id),
        )
        for one in head.candidates
        if not one.cancelled
    ]
    closed = head.state in {PLANNED, *CLOSED}
    ordered = tuple(sorted(rows, key=lambda one: one.number))
    return ExamPage(head.id, head.course_name, head.day, closed, head.state, ordered)
