"""The marking of a sitting while a use case looks at it: locked, with where it stands by the one table."""

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import NotAllowed, NotFound
from eduapp.core.violations import Violation
from eduapp.education.courses.models import Course
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import MarkingExaminer
from eduapp.exams.marking.queries.answers import Sat, sat
from eduapp.exams.marking.queries.asking import own_part
from eduapp.exams.marking.queries.marks import Marks, decided, marks_of, rounds_done
from eduapp.exams.marking.queries.paper import MarkedPaper, paper_of
from eduapp.exams.marking.queries.tasks import is_left
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.final import Place
from eduapp.exams.marking.rules.states import Seen
from eduapp.exams.sittings.models import Sitting


class Marking:
    """A sitting, locked, as far as marking needs it. What costs is asked for once, and only if needed."""

    def __init__(self, uow: UnitOfWork, sitting_id: UUID) -> None:
        uow.lock(Sitting, sitting_id)
        found = uow.session.get(Sitting, sitting_id)
        if found is None:
            raise NotFound
        self.uow, self.sitting = uow, found

    @cached_property
    def paper(self) -> MarkedPaper:
        """What there is to mark."""
        return paper_of(self.uow.session, self.sitting.id)

    @cached_property
    def people(self) -> list[Sat]:
        """Who sat it."""
        return sat(self.uow.session, self.sitting.id)

    @cached_property
    def marks(self) -> Marks:
        """Every mark in force when first asked."""
        return marks_of(self.uow.session, [self.sitting.id])

    @cached_property
    def done(self) -> Collection[Place]:
        """Which rounds were handed in when first asked."""
        return rounds_done(self.uow.session, [self.sitting.id]).get(self.sitting.id, frozenset())

    @cached_property
    def state(self) -> str:
        """Where it stands, as if the key left something to the examiners; `against` looks whether it does."""
        places = select(MarkingExaminer.place).where(
            MarkingExaminer.sitting_id == self.sitting.id, MarkingExaminer.ended_at.is_(None)
        )
        seen = Seen(self.sitting.state, frozenset(self.uow.session.scalars(places)), frozenset(self.done))
        if states.state_of(seen) != states.AGREED:  # as long as one is not done nothing is compared
            return states.state_of(seen)
        return states.state_of(replace(seen, differ=len(self.differing)))

    @property
    def differing(self) -> set[tuple[UUID, UUID | None]]:
        """The answers (candidate and question, None for the whole) on which the two differ still."""
        found = set()
        for one in self.people:
            theirs = decided(self.paper, self.marks.get(one.candidate_id, {}), self.done)
            found |= {(one.candidate_id, version) for version, told in theirs.items() if told.differ}
        return found

    def against(self, act: str) -> list[Violation]:
        """Why an act cannot be now, by the one table."""
        found = states.against(self.state, act)
        if found is None and self.state in states.BEFORE_BOTH:
            found = self._against_by_key(act)
        return [] if found is None else [found]

    def _against_by_key(self, act: str) -> Violation | None:
        """Why an act cannot be where the key gives every point; answers are read only if that forbids it."""
        found = states.against(states.KEY_ALONE, act)
        if found is None or is_left(self.uow.session, self.sitting.id, self.paper, self.people):
            return None
        return found

    def tell(self, action: str, **facts: object) -> None:
        """Tell the trail of which exam it was; candidates by number, and no points before both are done."""
        course = self.uow.session.get_one(Course, self.sitting.course_id).name
        self.uow.audit(
            action, self.sitting.id, None, course=course, day=self.sitting.day.isoformat(), **facts
        )
        self.uow.publish(terms.MARKING_CHANGED)


def own(uow: UnitOfWork, sitting_id: UUID) -> MarkingExaminer:
    """The appointment of who acts, locked. Raises NotAllowed for everybody else, whatever their role."""
    found = own_part(uow.session, sitting_id)
    if found is None:
        raise NotAllowed(permission=terms.MARK)
    uow.lock(MarkingExaminer, found.examiner_id)
    return uow.session.get_one(MarkingExaminer, found.examiner_id)
