"""Who watches an exam, and who has learned how."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Override, Violation
from eduapp.education.timetable import service as timetable
from eduapp.exams.sittings import terms
from eduapp.exams.sittings.models import SittingWatch, WatchTraining
from eduapp.exams.sittings.rules.planning import TooLateForThat
from eduapp.exams.sittings.rules.publishing import TrainingIncomplete
from eduapp.exams.sittings.rules.states import BEFORE_THE_DAY, label
from eduapp.exams.sittings.service.records import course_of, keep_calendar, kept, locked_sitting, watches_of
from eduapp.people.access.models import User


@dataclass(frozen=True, kw_only=True)
class ChooseWatch(Command):
    """Who watches an exam: the one who leads, and others."""

    sitting_id: UUID
    version: int | None = None  # of the exam, as it was shown
    leads: UUID | None
    others: frozenset[UUID] = frozenset()
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class NoteTraining(Command):
    """Somebody was trained as an invigilator on a day, by whom."""

    user_id: UUID
    day: date
    given_by: str


def choose_watch(uow: UnitOfWork, command: ChooseWatch) -> None:
    """Say who watches; who is needed elsewhere at that time is refused."""
    uow.require(terms.PLAN_SITTINGS)
    sitting = locked_sitting(uow, command.sitting_id)
    uow.expect_version(sitting, command.version, leads=sitting.invigilator_id)
    problems: list[Violation] = []
    if sitting.state not in BEFORE_THE_DAY:
        problems.append(TooLateForThat(state=label(sitting.state)))
    wanted = {command.leads, *command.others} - {None}
    fresh = [id for id in wanted if id is not None and id not in watches_of(uow, sitting)]
    course = course_of(uow, sitting.course_id).name
    problems += timetable.stands_against(uow, kept(sitting, course, watches=fresh))
    uow.enforce(problems, command.override)
    sitting.invigilator_id = command.leads
    uow.session.execute(delete(SittingWatch).where(SittingWatch.sitting_id == sitting.id))
    others = command.others - {command.leads}
    uow.session.add_all(SittingWatch(sitting_id=sitting.id, user_id=id) for id in sorted(others))
    keep_calendar(uow, sitting)
    uow.audit(terms.WATCH_CHOSEN, sitting.id, course=course, day=sitting.day.isoformat(), count=len(wanted))
    uow.publish(terms.SITTINGS_CHANGED)


def note_training(uow: UnitOfWork, command: NoteTraining) -> UUID:
    """Note the training of an invigilator; earlier rows stay."""
    uow.require(terms.PLAN_SITTINGS)
    user = uow.session.get(User, command.user_id)
    if user is None:
        raise NotFound
    given_by = command.given_by.strip()
    if not given_by or command.day > uow.today:
        uow.enforce([TrainingIncomplete()])
    training = WatchTraining(
        user_id=user.id, day=command.day, given_by=given_by, noted_by=uow.actor.user_id, noted_at=uow.now
    )
    uow.session.add(training)
    uow.session.flush()
    uow.audit(terms.WATCH_TRAINED, training.id, name=user.name, day=command.day.isoformat())
    uow.publish(terms.SITTINGS_CHANGED)
    return training.id
