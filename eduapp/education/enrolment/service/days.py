"""What a day brings by itself. Each may be repeated, and run for skipped days: what is done is left alone.

In this order when a day is opened: expire_due, end_due, begin_due, suspend_due, resume_due. Whoever opens
the day tells who is away, who is back and who has left; each answers with the enrolments it changed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment import queries, rules, terms
from eduapp.education.enrolment.models import Enrolment, Pause
from eduapp.education.enrolment.rules import Days
from eduapp.education.enrolment.service.ending import close
from eduapp.education.enrolment.service.told import note

Changed = tuple[UUID, ...]
ONE_DAY = timedelta(days=1)

LEFT = {rules.TRANSFERRED: "left_moved", rules.RELEASED: "left_released"}


@dataclass(frozen=True, kw_only=True)
class DayDue(Command):
    """A day has come."""

    day: date


@dataclass(frozen=True, kw_only=True)
class BeginDue(Command):
    """A day has come (None: today) for what was planned; `away` are learners who are not here that day."""

    day: date | None = None
    away: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class OfLearners(Command):
    """These learners are away from a day on, or back on it."""

    learner_ids: frozenset[UUID]
    day: date


@dataclass(frozen=True, kw_only=True)
class EndLeft(Command):
    """These learners have left for good (transferred, released): `day` was the last one here."""

    learner_ids: frozenset[UUID]
    state: str
    day: date


def begin_due(uow: UnitOfWork, command: BeginDue) -> Changed:
    """Let those take part whose first day has come; who is away that day keeps the place (rule 23).

    Where the group before has not been ended for somebody, the next one waits: how that ended is a decision.
    """
    uow.require(terms.ENROL)
    day = command.day or uow.today
    due = (
        select(Enrolment)
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .where(Enrolment.state == rules.PLANNED, Enrolment.first_day <= day, CourseGroup.last_day >= day)
        .where(~queries.waits())
    )
    begun = list(uow.session.scalars(due.with_for_update(of=Enrolment)))
    for enrolment in begun:
        enrolment.state = rules.ACTIVE
        note(uow, enrolment, "begun", enrolment.first_day)
    for enrolment in begun:
        if enrolment.learner_id in command.away:
            _lay_over(uow, enrolment, day)
    return _told(uow, terms.BEGUN, begun)


def suspend_due(uow: UnitOfWork, command: DayDue) -> Changed:
    """Begin the pauses whose first day has come; under being away they begin unseen (rule 22)."""
    uow.require(terms.PAUSE_ENROLMENTS)
    begun = []
    for pause, enrolment in _pauses(uow, rules.PAUSE_PLANNED, Pause.first_day <= command.day):
        if enrolment.state not in rules.BEGUN:
            continue
        pause.state = rules.PAUSE_RUNNING
        if enrolment.state == rules.ACTIVE:
            enrolment.state = rules.SUSPENDED
            note(uow, enrolment, "suspended", pause.first_day, pause.last_day, pause.reason)
        begun.append(enrolment)
    return _told(uow, terms.PAUSES_BEGUN, begun)


def resume_due(uow: UnitOfWork, command: DayDue) -> Changed:
    """Let those take part again whose pause had its last day; who is away meanwhile stays away."""
    uow.require(terms.PAUSE_ENROLMENTS)
    back = []
    for pause, enrolment in _pauses(uow, rules.PAUSE_RUNNING, Pause.last_day < command.day):
        pause.state = rules.PAUSE_OVER
        if enrolment.state == rules.SUSPENDED:
            enrolment.state = rules.ACTIVE
            note(uow, enrolment, "resumed", (pause.last_day or command.day) + ONE_DAY)
        back.append(enrolment)
    return _told(uow, terms.PAUSES_OVER, back)


def end_due(uow: UnitOfWork, command: DayDue) -> Changed:
    """End what was planned to end before this day, and what cannot begin any more: the group is over.

    Planned ends never outlive the group: its last day pulls them in (rule 16). Nobody else is ended by a
    group's end: whether somebody completed it is a decision.
    """
    uow.require(terms.END_ENROLMENTS)
    pulled = _pull_in(uow)
    due = select(Enrolment).where(Enrolment.planned_last_day < command.day, Enrolment.state.in_(rules.BEGUN))
    ended = list(uow.session.scalars(due.with_for_update()))
    for enrolment in ended:
        last = enrolment.planned_last_day or command.day
        close(uow, enrolment, enrolment.planned_state, enrolment.planned_reason, last)
    late = (
        select(Enrolment)
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .where(
            Enrolment.state == rules.PLANNED,
            or_(CourseGroup.last_day < command.day, CourseGroup.last_day < Enrolment.first_day),
        )
    )
    never = list(uow.session.scalars(late.with_for_update(of=Enrolment)))
    for enrolment in never:
        close(uow, enrolment, rules.INTERRUPTED, "group_over", enrolment.first_day)
    changed = {one.id: one for one in [*pulled, *ended, *never]}
    if changed:
        uow.publish(terms.ENROLMENTS_CHANGED)
    return tuple(changed)


def expire_due(uow: UnitOfWork, command: DayDue) -> Changed:
    """Give the places of those to others who have been away longer than a place is kept (rule 23)."""
    uow.require(terms.END_ENROLMENTS)
    since = command.day - timedelta(days=rules.limit("away_days"))
    ended = []
    for pause, enrolment in _pauses(uow, rules.PAUSE_RUNNING, Pause.first_day <= since, rules.AWAY):
        if enrolment.state == rules.AUTO_SUSPENDED:
            close(uow, enrolment, rules.INTERRUPTED, "away_too_long", pause.first_day - ONE_DAY)
            ended.append(enrolment)
    if ended:
        uow.publish(terms.ENROLMENTS_CHANGED)
    return tuple(one.id for one in ended)


def auto_suspend(uow: UnitOfWork, command: OfLearners) -> Changed:
    """Lay being away over what these learners take part in; a pause stays underneath (rule 22)."""
    uow.require(terms.PAUSE_ENROLMENTS)
    query = select(Enrolment).where(
        Enrolment.learner_id.in_(command.learner_ids),
        Enrolment.first_day <= command.day,
        or_(
            Enrolment.state.in_((rules.ACTIVE, rules.SUSPENDED)),
            and_(Enrolment.state == rules.PLANNED, ~queries.waits()),
        ),
    )
    away = list(uow.session.scalars(query.with_for_update()))
    for enrolment in away:
        _lay_over(uow, enrolment, command.day)
    return _told(uow, terms.AWAY, away)


def restore_from_away(uow: UnitOfWork, command: OfLearners) -> Changed:
    """Take being away off again: what was underneath holds, a pause that still runs too (rule 22)."""
    uow.require(terms.PAUSE_ENROLMENTS)
    query = select(Enrolment).where(
        Enrolment.learner_id.in_(command.learner_ids), Enrolment.state == rules.AUTO_SUSPENDED
    )
    back = list(uow.session.scalars(query.with_for_update()))
    for enrolment in back:
        for pause in _open(uow, enrolment, rules.AWAY):
            began_today = pause.first_day >= command.day
            pause.state = rules.PAUSE_DROPPED if began_today else rules.PAUSE_OVER
            pause.last_day = None if began_today else command.day - ONE_DAY
        paused = any(
            Days(one.first_day, one.last_day).hold(command.day)
            for one in _open(uow, enrolment, rules.MANUAL)
            if one.state == rules.PAUSE_RUNNING
        )
        enrolment.state = rules.SUSPENDED if paused else rules.ACTIVE
        note(uow, enrolment, "back", command.day)
    return _told(uow, terms.BACK_FROM_AWAY, back)


def end_left(uow: UnitOfWork, command: EndLeft) -> Changed:
    """End everything of those who have left for good: no failure of anybody, and said so."""
    uow.require(terms.END_ENROLMENTS)
    query = select(Enrolment).where(
        Enrolment.learner_id.in_(command.learner_ids), Enrolment.state.in_(rules.LIVE)
    )
    ended = list(uow.session.scalars(query.with_for_update()))
    for enrolment in ended:
        enrolment.state = rules.state_on(enrolment.state, enrolment.first_day, command.day)
        close(uow, enrolment, command.state, LEFT[command.state], command.day)
    if ended:
        uow.publish(terms.ENROLMENTS_CHANGED)
    return tuple(one.id for one in ended)


def _pauses(
    uow: UnitOfWork, state: str, which: ColumnElement[bool], kind: str = rules.MANUAL
) -> Sequence[tuple[Pause, Enrolment]]:
    query = (
        select(Pause, Enrolment)
        .join(Enrolment, Enrolment.id == Pause.enrolment_id)
        .where(Pause.state == state, Pause.kind == kind, which)
    )
    return [(pause, enrolment) for pause, enrolment in uow.session.execute(query.with_for_update())]


def _open(uow: UnitOfWork, enrolment: Enrolment, kind: str) -> Iterable[Pause]:
    mine = Pause.enrolment_id == enrolment.id, Pause.kind == kind
    return uow.session.scalars(select(Pause).where(*mine, Pause.state.in_(rules.OPEN_PAUSE))).all()


def _lay_over(uow: UnitOfWork, enrolment: Enrolment, day: date) -> None:
    enrolment.state = rules.AUTO_SUSPENDED
    uow.session.add(
        Pause(
            enrolment_id=enrolment.id,
            kind=rules.AWAY,
            state=rules.PAUSE_RUNNING,
            first_day=day,
            reason="away",
        )
    )
    note(uow, enrolment, "away", day)


def _pull_in(uow: UnitOfWork) -> list[Enrolment]:
    """Planned ends after the group's last day move to it."""
    query = (
        select(Enrolment, CourseGroup.last_day)
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .where(Enrolment.planned_last_day > CourseGroup.last_day, Enrolment.state.in_(rules.LIVE))
    )
    pulled = []
    for enrolment, last in uow.session.execute(query.with_for_update(of=Enrolment)):
        enrolment.planned_last_day = max(last, enrolment.first_day)
        note(uow, enrolment, "end_pulled_in", enrolment.planned_last_day)
        pulled.append(enrolment)
    return pulled


def _told(uow: UnitOfWork, action: str, changed: Sequence[Enrolment]) -> Changed:
    """One line in the trail for all of them; nothing where nothing changed."""
    if changed:
        uow.audit(action, uow.actor.user_id, count=len(changed))
        uow.publish(terms.ENROLMENTS_CHANGED)
    return tuple(one.id for one in changed)
