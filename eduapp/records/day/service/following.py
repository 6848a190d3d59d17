"""Enrolments follow where people are: who left loses the place, who is away keeps it, who is back goes on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.education.enrolment import rules as enrolments
from eduapp.education.enrolment import service as enrolment
from eduapp.education.enrolment.models import Enrolment
from eduapp.people.learners.models import Learner, StateChange
from eduapp.people.learners.rules import LearnerState, Phase
from eduapp.records.day import terms
from eduapp.records.day.rules import ONE_DAY

Found = Iterator[tuple[str, tuple[UUID, ...]]]  # a step (code: day_steps) and the enrolments it changed

_AWAY = [state for state in LearnerState if state.keeps_enrolments and not state.may_be_marked]
_EXPECTED = [state for state in LearnerState if state.may_be_marked]
_ENDS = {LearnerState.MOVED: enrolments.TRANSFERRED, LearnerState.RELEASED: enrolments.RELEASED}


@dataclass(frozen=True, kw_only=True)
class FollowStates(Command):
    """Somebody's state has changed; None: today."""

    day: date | None = None


def follow_states(uow: UnitOfWork, command: FollowStates) -> int:
    """Let enrolments follow at once; how many changed. Repeating it does nothing (rules 22, 23)."""
    uow.require(terms.OPEN_DAYS)
    day = command.day or uow.today
    steps = (*let_go_of_who_left(uow), *take_back(uow, day), *lay_aside(uow, day))
    return sum(len(changed) for _step, changed in steps)


def let_go_of_who_left(uow: UnitOfWork) -> Found:
    """End what those took part in who have left: the day before they left was the last one."""
    query = (
        select(Learner.id, Learner.state, StateChange.from_day)
        .join(Enrolment, Enrolment.learner_id == Learner.id)
        .join(StateChange, StateChange.learner_id == Learner.id)
        .where(
            Learner.state.in_([state.value for state in _ENDS]),
            Enrolment.state.in_(enrolments.LIVE),
            StateChange.phase == Phase.IN_FORCE,
        )
        .distinct()
    )
    together = defaultdict[tuple[str, date], set[UUID]](set)
    for id_, state, from_day in uow.session.execute(query):
        together[(_ENDS[LearnerState(state)], from_day - ONE_DAY)].add(id_)
    for (state, last), ids in sorted(together.items()):
        order = enrolment.EndLeft(learner_ids=frozenset(ids), state=state, day=last)
        yield "left", enrolment.end_left(uow, order)


def lay_aside(uow: UnitOfWork, day: date) -> Found:
    """Lay being away over what those take part in who are away for a while."""
    ids = _whose(uow, _AWAY, (enrolments.PLANNED, enrolments.ACTIVE, enrolments.SUSPENDED), day)
    if ids:
        yield "away", enrolment.auto_suspend(uow, enrolment.OfLearners(learner_ids=ids, day=day))


def take_back(uow: UnitOfWork, day: date) -> Found:
    """Let those go on who are back; who was left laid aside by a slip is among them."""
    ids = _whose(uow, _EXPECTED, (enrolments.AUTO_SUSPENDED,), day)
    if ids:
        yield "back", enrolment.restore_from_away(uow, enrolment.OfLearners(learner_ids=ids, day=day))


def away(uow: UnitOfWork) -> frozenset[UUID]:
    """Everybody who is away for a while."""
    states = [state.value for state in _AWAY]
    return frozenset(uow.session.scalars(select(Learner.id).where(Learner.state.in_(states))))


def _whose(
    uow: UnitOfWork, states: Iterable[LearnerState], live: Iterable[str], day: date
) -> frozenset[UUID]:
    query = (
        select(Learner.id)
        .join(Enrolment, Enrolment.learner_id == Learner.id)
        .where(
            Learner.state.in_([state.value for state in states]),
            Enrolment.state.in_(list(live)),
            Enrolment.first_day <= day,
        )
    )
    return frozenset(uow.session.scalars(query))
