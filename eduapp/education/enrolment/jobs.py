"""Putting several people into a group at once: each by itself, with an answer for each."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from eduapp.core.db.unit_of_work import Command, Database
from eduapp.core.errors import EduError
from eduapp.core.progress import Cancelled, Progress
from eduapp.core.violations import Override
from eduapp.education.enrolment.service import Enrol, enrol


@dataclass(frozen=True, kw_only=True)
class EnrolMany(Command):
    """These people shall take part in a group from a day on."""

    learner_ids: tuple[UUID, ...]
    group_id: UUID
    first_day: date
    override: Override | None = None


@dataclass(frozen=True)
class TurnedDown:
    """Somebody who could not be put into the group, and why."""

    learner_id: UUID
    error: EduError


@dataclass(frozen=True)
class EnrolReport:
    """Who takes part now, who does not and why, and who was left when somebody pressed Stop."""

    enrolled: tuple[UUID, ...] = ()
    refused: tuple[TurnedDown, ...] = ()
    left: tuple[UUID, ...] = ()


def enrol_many(database: Database, command: EnrolMany, progress: Progress) -> EnrolReport:
    """Each person in a transaction of their own, in the order given; Stop keeps what is whole."""
    enrolled: list[UUID] = []
    refused: list[TurnedDown] = []
    total = len(command.learner_ids)
    for done, learner_id in enumerate(command.learner_ids):
        try:
            progress.step(done, total)
            database.execute(enrol, _one(command, learner_id))
        except Cancelled:
            return EnrolReport(tuple(enrolled), tuple(refused), command.learner_ids[done:])
        except EduError as error:
            refused.append(TurnedDown(learner_id, error))
        else:
            enrolled.append(learner_id)
    progress.step(total, total)
    return EnrolReport(tuple(enrolled), tuple(refused))


def _one(command: EnrolMany, learner_id: UUID) -> Enrol:
    """Its id is made of both, so that a repeated batch doubles nobody."""
    return Enrol(
        command_id=uuid5(command.command_id, str(learner_id)),
        learner_id=learner_id,
        group_id=command.group_id,
        first_day=command.first_day,
        override=command.override,
    )
