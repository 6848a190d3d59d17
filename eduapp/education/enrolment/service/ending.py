"""Ending for good, with a reason on two levels: today or earlier at once, a day to come as a plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.courses import queries as courses
from eduapp.education.enrolment import queries, rules, terms
from eduapp.education.enrolment.models import Enrolment, Exclusion, Pause
from eduapp.education.enrolment.service.told import named, note

# What the trail says of each end in the table.
ENDED = {
    rules.COMPLETED: terms.COMPLETED,
    rules.NOT_COMPLETED: terms.NOT_COMPLETED,
    rules.WITHDRAWN: terms.WITHDRAWN,
    rules.WITHDRAWN_STAFF: terms.WITHDRAWN_STAFF,
    rules.TRANSFERRED: terms.TRANSFERRED,
    rules.RELEASED: terms.RELEASED,
    rules.INTERRUPTED: terms.INTERRUPTED,
}


@dataclass(frozen=True, kw_only=True)
class EndEnrolment(Command):
    """How it ended (a state of the table), why (a reason of that step), and the last day of taking part.

    A last day still to come is kept as a plan. `reached` is what the learner takes along: modules, aims.
    """

    enrolment_id: UUID
    version: int
    state: str
    reason: str
    last_day: date
    reached: str = ""


@dataclass(frozen=True, kw_only=True)
class KeepOn(Command):
    """The planned end is off: somebody goes on."""

    enrolment_id: UUID
    version: int


def end_enrolment(uow: UnitOfWork, command: EndEnrolment) -> None:
    """End it for good. Who never began has no last day; marks and hours of the past stay as they are."""
    uow.require(terms.END_ENROLMENTS)
    enrolment = locked(uow, command.enrolment_id, command.version)
    state = rules.state_on(enrolment.state, enrolment.first_day, uow.today)
    span = (enrolment.first_day, command.last_day)
    uow.enforce(
        rules.check_end(
            state, command.state, command.reason, span, uow.today, last_of_group(uow, enrolment.group_id)
        )
    )

    ahead = state != rules.PLANNED and command.last_day > max(uow.today, enrolment.first_day)
    if ahead:
        uow.enforce(_against_plan(uow, enrolment, command.last_day))

    enrolment.state = state
    enrolment.reached = tidy(command.reached) or enrolment.reached
    if ahead:
        _plan(uow, enrolment, command)
    else:
        close(uow, enrolment, command.state, command.reason, command.last_day)
    uow.publish(terms.ENROLMENTS_CHANGED)


def keep_on(uow: UnitOfWork, command: KeepOn) -> None:
    """Take a planned end back."""
    uow.require(terms.END_ENROLMENTS)
    enrolment = locked(uow, command.enrolment_id, command.version)
    if enrolment.planned_last_day is None:
        return
    uow.enforce(_against_plan(uow, enrolment, last_of_group(uow, enrolment.group_id)))

    planned = enrolment.planned_last_day
    enrolment.planned_last_day, enrolment.planned_state, enrolment.planned_reason = None, "", ""
    note(uow, enrolment, "end_dropped", planned)
    told = named(uow, enrolment) | {"last_day": planned.isoformat()}
    uow.audit(terms.END_DROPPED, enrolment.id, enrolment.learner_id, **told)
    uow.publish(terms.ENROLMENTS_CHANGED)


def _against_plan(uow: UnitOfWork, enrolment: Enrolment, last: date) -> Iterator[Violation]:
    """What stands against lasting until a day to come: the next group of the course, or the one before."""
    waiting = select(Enrolment.id).where(Enrolment.id == enrolment.id, queries.waits())
    if enrolment.state == rules.PLANNED and uow.session.scalar(waiting) is not None:
        yield rules.EarlierGoesOn()
    elif enrolment.state != rules.PLANNED:
        following = queries.next_first(uow.session, enrolment.learner_id, enrolment.course_id)
        yield from rules.check_next(last, following)


def locked(uow: UnitOfWork, enrolment_id: UUID, version: int | None = None) -> Enrolment:
    """The enrolment, nobody else's meanwhile, and as the screen read it."""
    uow.lock(Enrolment, enrolment_id)
    enrolment = uow.session.get(Enrolment, enrolment_id)
    if enrolment is None:
        raise NotFound
    uow.expect_version(enrolment, version)
    return enrolment


def last_of_group(uow: UnitOfWork, group_id: UUID) -> date:
    """The last day of a group: nobody takes part after it."""
    group = courses.group(uow.session, group_id)
    return group.last_day if group else date.max


def close(uow: UnitOfWork, enrolment: Enrolment, state: str, reason: str, last_day: date) -> None:
    """End an enrolment: who had not begun has no last day; what lies ahead goes, what has been stays."""
    never_began = enrolment.state == rules.PLANNED or last_day < enrolment.first_day
    enrolment.state, enrolment.end_reason = state, reason
    enrolment.last_day = None if never_began else last_day
    enrolment.planned_last_day, enrolment.planned_state, enrolment.planned_reason = None, "", ""
    until = enrolment.first_day - timedelta(days=1) if never_began else last_day
    _end_pauses(uow, enrolment, until)
    _end_exclusions(uow, enrolment, until)
    note(uow, enrolment, "ended", enrolment.last_day or enrolment.first_day, None, reason)
    told = named(uow, enrolment) | {"reason": f"end_reasons:{reason}"}
    uow.audit(ENDED[state], enrolment.id, enrolment.learner_id, **told)


def _plan(uow: UnitOfWork, enrolment: Enrolment, command: EndEnrolment) -> None:
    enrolment.planned_last_day = command.last_day
    enrolment.planned_state, enrolment.planned_reason = command.state, command.reason
    note(uow, enrolment, "end_planned", command.last_day, None, command.reason)
    told = named(uow, enrolment) | {
        "last_day": command.last_day.isoformat(),
        "reason": f"end_reasons:{command.reason}",
    }
    uow.audit(terms.END_PLANNED, enrolment.id, enrolment.learner_id, **told)


def _end_pauses(uow: UnitOfWork, enrolment: Enrolment, until: date) -> None:
    open_ones = select(Pause).where(Pause.enrolment_id == enrolment.id, Pause.state.in_(rules.OPEN_PAUSE))
    for pause in uow.session.scalars(open_ones):
        if pause.first_day > until:
            pause.state = rules.PAUSE_DROPPED
        else:
            pause.state = rules.PAUSE_OVER
            pause.last_day = until if pause.last_day is None else min(pause.last_day, until)


def _end_exclusions(uow: UnitOfWork, enrolment: Enrolment, until: date) -> None:
    """Those that apply end too, later ones are dropped, past ones explain old lists (rule 18)."""
    kept = select(Exclusion).where(Exclusion.enrolment_id == enrolment.id, Exclusion.dropped.is_(False))
    for exclusion in uow.session.scalars(kept):
        if exclusion.first_day > until:
            exclusion.dropped = True
        elif exclusion.last_day is None or exclusion.last_day > until:
            exclusion.last_day = until
