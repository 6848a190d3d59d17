"""Keeping the place without being expected: pauses with their days, and sessions that are not somebody's."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.spans import MINUTES_A_DAY, Span
from eduapp.education.enrolment import queries, rules, terms
from eduapp.education.enrolment.models import Enrolment, Exclusion, Pause
from eduapp.education.enrolment.rules import Days, Excluded, Lasting
from eduapp.education.enrolment.service.ending import last_of_group, locked
from eduapp.education.enrolment.service.told import named, note
from eduapp.education.timetable import queries as timetable

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Suspend(Command):
    """Somebody keeps the place and does not take part from a day on, perhaps until a day.

    `allowance_kept`: dagpenger go on meanwhile. A flag for the hand-off; there is no money here.
    """

    enrolment_id: UUID
    version: int
    first_day: date
    last_day: date | None = None
    reason: str
    allowance_kept: bool = False


@dataclass(frozen=True, kw_only=True)
class EndPause(Command):
    """Somebody takes part again from a day on: today, or a later one that then ends the pause."""

    enrolment_id: UUID
    version: int
    back_on: date


@dataclass(frozen=True, kw_only=True)
class Exclude(Command):
    """Somebody is not expected on some weekdays (Monday is 0) at some time, from tomorrow at the earliest.

    `today_session_id` names a session of today that it shall count for already.
    """

    enrolment_id: UUID
    version: int
    weekdays: frozenset[int]
    start_minute: int = 0
    end_minute: int = MINUTES_A_DAY
    first_day: date
    last_day: date | None = None
    today_session_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class LiftExclusion(Command):
    """Somebody is expected again, from tomorrow."""

    exclusion_id: UUID


def suspend(uow: UnitOfWork, command: Suspend) -> UUID:
    """Pause somebody's taking part: at once if it begins today, else when the day comes."""
    uow.require(terms.PAUSE_ENROLMENTS)
    enrolment = locked(uow, command.enrolment_id, command.version)
    days = Days(command.first_day, command.last_day)
    uow.enforce(rules.check_pause(_lasting(uow, enrolment), days, command.reason, uow.today))

    begins = command.first_day == uow.today and enrolment.first_day <= uow.today
    pause = Pause(
        enrolment_id=enrolment.id,
        kind=rules.MANUAL,
        state=rules.PAUSE_RUNNING if begins else rules.PAUSE_PLANNED,
        first_day=command.first_day,
        last_day=command.last_day,
        allowance_kept=command.allowance_kept,
        reason=command.reason,
    )
    uow.session.add(pause)
    waits = select(Enrolment.id).where(Enrolment.id == enrolment.id, queries.waits())
    held_up = enrolment.state == rules.PLANNED and uow.session.scalar(waits) is not None
    state = rules.state_on(enrolment.state, enrolment.first_day, uow.today)
    if begins and state == rules.ACTIVE and not held_up:
        enrolment.state = rules.SUSPENDED
    uow.session.flush()
    what = "suspended" if begins else "pause_planned"
    note(uow, enrolment, what, command.first_day, command.last_day, command.reason)
    told = named(uow, enrolment) | {
        "first_day": command.first_day.isoformat(),
        "last_day": command.last_day.isoformat() if command.last_day else "",
        "reason": f"pause_reasons:{command.reason}",
        "allowance_kept": command.allowance_kept,
    }
    uow.audit(terms.PAUSED, enrolment.id, enrolment.learner_id, **told)
    uow.publish(terms.ENROLMENTS_CHANGED)
    return pause.id


def end_pause(uow: UnitOfWork, command: EndPause) -> None:
    """End a pause from a day on. One that has not begun is taken back, as if it had never been planned."""
    uow.require(terms.PAUSE_ENROLMENTS)
    enrolment = locked(uow, command.enrolment_id, command.version)
    pause = _open_pause(uow, enrolment)
    last = _lasting(uow, enrolment).last_day
    uow.enforce(rules.check_back(pause is not None, command.back_on, last, uow.today))

    if pause is not None:
        _shorten(uow, enrolment, pause, command.back_on)
    uow.publish(terms.ENROLMENTS_CHANGED)


def exclude(uow: UnitOfWork, command: Exclude) -> UUID:
    """Have somebody not expected at some sessions; today's only if one is named (rule 19)."""
    uow.require(terms.PAUSE_ENROLMENTS)
    enrolment = locked(uow, command.enrolment_id, command.version)
    span, days = Span(command.start_minute, command.end_minute), Days(command.first_day, command.last_day)
    wanted = Excluded(command.weekdays, span, days)
    uow.enforce(rules.check_exclusion(_lasting(uow, enrolment), wanted, uow.today))

    if command.today_session_id is not None:
        uow.session.add(_of_today(uow, enrolment, command.today_session_id))
    exclusion = Exclusion(
        enrolment_id=enrolment.id,
        weekdays=rules.mask_of(command.weekdays),
        start_minute=span.start,
        end_minute=span.end,
        first_day=command.first_day,
        last_day=command.last_day,
    )
    uow.session.add(exclusion)
    uow.session.flush()
    first = uow.today if command.today_session_id else command.first_day
    note(uow, enrolment, "excluded", first, command.last_day)
    told = named(uow, enrolment) | {"first_day": first.isoformat()}
    uow.audit(terms.EXCLUDED, enrolment.id, enrolment.learner_id, **told)
    uow.publish(terms.ENROLMENTS_CHANGED)
    return exclusion.id


def lift_exclusion(uow: UnitOfWork, command: LiftExclusion) -> None:
    """Have somebody expected again from tomorrow; what has been stays, so that old lists can be explained."""
    uow.require(terms.PAUSE_ENROLMENTS)
    exclusion = uow.session.get(Exclusion, command.exclusion_id)
    if exclusion is None:
        raise NotFound
    enrolment = locked(uow, exclusion.enrolment_id)
    gone = exclusion.dropped or (exclusion.last_day is not None and exclusion.last_day <= uow.today)
    if gone:
        return
    if exclusion.first_day > uow.today:
        exclusion.dropped = True
    else:
        exclusion.last_day = uow.today
    note(uow, enrolment, "exclusion_lifted", rules.tomorrow(uow.today))
    told = named(uow, enrolment) | {"first_day": rules.tomorrow(uow.today).isoformat()}
    uow.audit(terms.EXCLUSION_LIFTED, enrolment.id, enrolment.learner_id, **told)
    uow.publish(terms.ENROLMENTS_CHANGED)


def _lasting(uow: UnitOfWork, enrolment: Enrolment) -> Lasting:
    group_last = last_of_group(uow, enrolment.group_id)
    planned = rules.last_day_planned(enrolment.planned_last_day, group_last)
    paused = _open_pause(uow, enrolment) is not None
    return Lasting(enrolment.state, enrolment.first_day, planned or group_last, paused)


def _open_pause(uow: UnitOfWork, enrolment: Enrolment) -> Pause | None:
    mine = Pause.enrolment_id == enrolment.id, Pause.kind == rules.MANUAL
    return uow.session.scalar(select(Pause).where(*mine, Pause.state.in_(rules.OPEN_PAUSE)))


def _shorten(uow: UnitOfWork, enrolment: Enrolment, pause: Pause, back_on: date) -> None:
    """Let a pause end the day before somebody is back; none of its days left: it never was."""
    runs = pause.state == rules.PAUSE_RUNNING
    if back_on <= pause.first_day:
        pause.state = rules.PAUSE_DROPPED
    else:
        pause.last_day = back_on - ONE_DAY
        if back_on <= uow.today:
            pause.state = rules.PAUSE_OVER
    goes_on = pause.state in rules.OPEN_PAUSE
    if runs and not goes_on and enrolment.state == rules.SUSPENDED:
        enrolment.state = rules.ACTIVE
    what = "pause_changed" if goes_on else "resumed" if runs else "pause_dropped"
    note(uow, enrolment, what, back_on if runs or goes_on else pause.first_day)
    told = named(uow, enrolment) | {"back_on": back_on.isoformat()}
    action = terms.PAUSE_CHANGED if goes_on else terms.BACK
    uow.audit(action, enrolment.id, enrolment.learner_id, **told)


def _of_today(uow: UnitOfWork, enrolment: Enrolment, session_id: UUID) -> Exclusion:
    """One session of today by itself."""
    session = timetable.session_head(uow.session, session_id)
    if session is None or session.group_id != enrolment.group_id or session.day != uow.today:
        raise NotFound
    return Exclusion(
        enrolment_id=enrolment.id,
        weekdays=rules.mask_of([session.day.weekday()]),
        start_minute=session.start_minute,
        end_minute=session.end_minute,
        first_day=session.day,
        last_day=session.day,
    )
