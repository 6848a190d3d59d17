"""Examiners are appointed to a sitting, and one who cannot go on is ended with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, update

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Override, Violation
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import AnswerMark, MarkingExaminer
from eduapp.exams.marking.queries.examiners import person as person_of
from eduapp.exams.marking.queries.examiners import places
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.examiners import (
    EndNeedsReason,
    HasHandedIn,
    Person,
    PlaceUnknown,
    check_appointing,
)
from eduapp.exams.marking.rules.final import PAIR, THIRD
from eduapp.exams.marking.service.looking import Marking
from eduapp.people.access.models import User


@dataclass(frozen=True, kw_only=True)
class AppointExaminer(Command):
    """Somebody marks a sitting at one of the two places, or as the third."""

    sitting_id: UUID
    place: int
    user_id: UUID
    external: bool = False  # not of the school that held the exam
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class EndExaminer(Command):
    """Somebody does not go on; what they gave and did not hand in counts no more."""

    examiner_id: UUID
    reason: str


def appoint_examiner(uow: UnitOfWork, command: AppointExaminer) -> UUID:
    """Appoint an examiner, if the law lets them mark this exam."""
    uow.require(terms.PLAN_MARKING)
    marking = Marking(uow, command.sitting_id)
    if command.place not in {*PAIR, THIRD}:
        uow.enforce([PlaceUnknown()])
    act = states.APPOINT_THIRD if command.place == THIRD else states.APPOINT
    person = person_of(uow.session, marking.sitting, command.user_id)
    if person is None:
        raise NotFound
    uow.enforce([*marking.against(act), *_against(uow, marking, command, person)], command.override)
    row = MarkingExaminer(
        sitting_id=marking.sitting.id,
        place=command.place,
        user_id=command.user_id,
        external=command.external,
        names_reason=tidy(command.override.reason) if command.override and person.sees_names else "",
        appointed_by=uow.actor.user_id,
        appointed_at=uow.now,
    )
    uow.session.add(row)
    uow.session.flush()
    marking.tell(terms.EXAMINER_APPOINTED, name=person.name, place=command.place, external=command.external)
    return row.id


def end_examiner(uow: UnitOfWork, command: EndExaminer) -> None:
    """End an appointment before anything was handed in; the place is free for somebody else."""
    uow.require(terms.PLAN_MARKING)
    row = uow.session.get(MarkingExaminer, command.examiner_id)
    if row is None or row.ended_at is not None:
        raise NotFound
    marking = Marking(uow, row.sitting_id)
    uow.lock(MarkingExaminer, row.id)
    name, reason = uow.session.get_one(User, row.user_id).name, tidy(command.reason)
    problems: list[Violation] = [*marking.against(states.END)]
    if not reason:
        problems.append(EndNeedsReason())
    if any(place == row.place for place, _round in marking.done):
        problems.append(HasHandedIn(name=name))
    uow.enforce(problems)
    row.ended_at, row.ended_reason = uow.now, reason
    theirs = AnswerMark.sitting_id == row.sitting_id, AnswerMark.place == row.place
    current = update(AnswerMark).where(*theirs, AnswerMark.superseded == false())
    uow.session.execute(current.values(superseded=True), execution_options={"synchronize_session": False})
    uow.session.flush()
    marking.tell(terms.EXAMINER_ENDED, name=name, place=row.place, reason=reason)


def _against(
    uow: UnitOfWork, marking: Marking, command: AppointExaminer, person: Person
) -> Iterator[Violation]:
    sitting = marking.sitting
    others = places(uow.session, sitting.id)
    yield from check_appointing(person, command.place, command.external, others, sitting.kind, sitting.day)
