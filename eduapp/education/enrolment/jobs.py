"""Several people at once: put into a group, or ended; each by itself, with an answer for each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from eduapp.core.db.unit_of_work import Command, Database
from eduapp.core.errors import EduError
from eduapp.core.progress import Cancelled, Progress
from eduapp.core.violations import Override
from eduapp.education.enrolment.service import EndEnrolment, Enrol, end_enrolment, enrol


@dataclass(frozen=True, kw_only=True)
class EnrolMany(Command):
    """These people shall take part in a group from a day on."""

    learner_ids: tuple[UUID, ...]
    group_id: UUID
    first_day: date
    consented_on: date | None = None
    from_minute: int | None = None
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class EndMany(Command):
    """These enrolments (id and version) shall end in the same way."""

    enrolments: tuple[tuple[UUID, int], ...]
    state: str
    reason: str
    last_day: date
    reached: str = ""


@dataclass(frozen=True)
class TurnedDown:
    """Somebody (or an enrolment) for whom it could not be done, and why."""

    id: UUID
    error: EduError


@dataclass(frozen=True)
class Report:
    """For whom it was done, for whom not and why, and who was left when somebody pressed Stop."""

    done: tuple[UUID, ...] = ()
    refused: tuple[TurnedDown, ...] = ()
    left: tuple[UUID, ...] = ()


def enrol_many(database: Database, command: EnrolMany, progress: Progress) -> Report:
    """Put each person into the group in the order given; Stop keeps what is whole."""

    def put_on(learner_id: UUID) -> None:
        order = Enrol(
            command_id=_own_id(command, learner_id),
            learner_id=learner_id,
            group_id=command.group_id,
            first_day=command.first_day,
            consented_on=command.consented_on,
            from_minute=command.from_minute,
            override=command.override,
        )
        database.execute(enrol, order)

    return _each(command.learner_ids, put_on, progress)


def end_many(database: Database, command: EndMany, progress: Progress) -> Report:
    """End each enrolment in the order given; Stop keeps what is whole."""
    versions = dict(command.enrolments)

    def end(enrolment_id: UUID) -> None:
        order = EndEnrolment(
            command_id=_own_id(command, enrolment_id),
            enrolment_id=enrolment_id,
            version=versions[enrolment_id],
            state=command.state,
            reason=command.reason,
            last_day=command.last_day,
            reached=command.reached,
        )
        database.execute(end_enrolment, order)

    return _each(tuple(versions), end, progress)


def _each(ids: tuple[UUID, ...], do: Callable[[UUID], None], progress: Progress) -> Report:
    """Each in a transaction of its own; a refusal of one is no refusal of the others."""
    done: list[UUID] = []
    refused: list[TurnedDown] = []
    for place, one in enumerate(ids):
        try:
            progress.step(place, len(ids))
            do(one)
        except Cancelled:
            return Report(tuple(done), tuple(refused), ids[place:])
        except EduError as error:
            refused.append(TurnedDown(one, error))
        else:
            done.append(one)
    return Report(tuple(done), tuple(refused))


def _own_id(command: Command, one: UUID) -> UUID:
    """Made of both ids, so that a repeated batch doubles nobody."""
    return uuid5(command.command_id, str(one))
