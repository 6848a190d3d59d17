"""A sitting on screen while a use case looks at it: where each attempt stands, as the one table needs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Violation
from eduapp.education.courses.models import Course
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.rules.states import Seen
from eduapp.exams.room import queries as room
from eduapp.exams.room.queries import CLOSED
from eduapp.exams.room.rules import closing, replay
from eduapp.exams.room.rules.standing import Day
from eduapp.exams.screens import queries as screens
from eduapp.exams.screens.queries import MessageRow
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.states import ANNULLED


@dataclass(frozen=True)
class Looked:
    """One attempt, and its state by the one table."""

    id: UUID
    candidate_id: UUID
    number: int
    state: str
    sent: tuple[MessageRow, ...]
    tries: int


class Screens:
    """A sitting, locked, with everybody on screen."""

    def __init__(self, uow: UnitOfWork, sitting_id: UUID) -> None:
        uow.lock(Sitting, sitting_id)
        found = uow.session.get(Sitting, sitting_id)
        if found is None:
            raise NotFound
        self.uow, self.sitting = uow, found
        self.attempts = {one.id: one for one in self._looked()}

    @property
    def day(self) -> Day:
        """What the log of the room comes to now."""
        id = self.sitting.id
        return replay.the_day(room.exam_of(self.uow.session, id), room.entries(self.uow.session, id))

    def attempt(self, attempt_id: UUID) -> Looked:
        """One of them."""
        if attempt_id not in self.attempts:
            raise NotFound
        return self.attempts[attempt_id]

    def closed(self) -> Iterator[Violation]:
        """Nothing is done any more to an exam that was annulled, or that two people have signed."""
        if self.sitting.state == ANNULLED:
            yield closing.Annulled()
        elif self.sitting.state in CLOSED:
            yield closing.Sealed()

    def against(self, one: Looked, act: str) -> Iterator[Violation]:
        """Why an act cannot be, by the one table."""
        yield from self.closed()
        stopped = self.day.stands_still(one.candidate_id)
        found = states.against(one.state, act, one.number, all_stopped=stopped)
        if found is not None:
            yield found

    def _looked(self) -> Iterator[Looked]:
        session, day = self.uow.session, self.day
        sent = screens.messages(session, self.sitting.id)
        for row in screens.attempts(session, self.sitting.id):
            told = tuple(sent.get(row.id, ()))
            screen = screens.standing(session, row.id)
            seen = Seen(day.courses[row.candidate_id].state, screen, [one.kind for one in told])
            yield Looked(row.id, row.candidate_id, row.number, states.state_of(seen), told, row.tries)


def audited(uow: UnitOfWork, sitting: Sitting, action: str, **facts: object) -> None:
    """Tell the trail of which exam it was, and what; numbers of candidates, never names."""
    course = uow.session.get_one(Course, sitting.course_id).name
    uow.audit(action, sitting.id, None, course=course, day=sitting.day.isoformat(), **facts)
