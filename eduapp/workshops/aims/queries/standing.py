"""What stands of people and aims: approved minutes of practice, the newest observation, sign-offs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.codes import code_list
from eduapp.core.db.reach import expect_reach
from eduapp.people.access.models import User
from eduapp.workshops.aims import terms
from eduapp.workshops.aims.models import AimObservation, AimSigning, AimTask, TradeAim, TradeAimText
from eduapp.workshops.aims.rules.signing import LEVELS, Grounds
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours.models import ShiftTask

Rows = Select[*tuple[Any, ...]]
Pair = tuple[UUID, UUID]  # learner and aim
_seen_later, _signed_later = aliased(AimObservation), aliased(AimSigning)


@dataclass(frozen=True)
class Seen:
    """The newest observation of a person and an aim."""

    day: date
    level: str  # code: aim_levels
    words: str
    by: str

    @property
    def label(self) -> str:
        """The level in words."""
        return code_list(LEVELS)[self.level].label


@dataclass(frozen=True)
class Signed:
    """A sign-off that stands: when, by whom, on how many minutes, and which wording."""

    day: date
    by: str
    minutes: int
    text_id: UUID


@dataclass(frozen=True)
class ReachedAim:
    """An aim somebody has reached: signed off, with the words that were signed. For papers."""

    code: str
    text_nb: str
    text_nn: str  # "" where the plan had only Bokmål
    signed_on: date
    signed_by: str
    trade: str  # code: trades
    id: UUID  # of the sign-off: what a paper can be traced back to


def practised(session: Session, people: Collection[UUID], aims: Collection[UUID]) -> dict[Pair, int]:
    """Approved minutes at tasks that practise the aims. An entry counts once for an aim. One statement."""
    if not people or not aims:
        return {}
    named, shifts = hours.practised_tasks(people), hours.practised_shifts(people)
    ours = AimTask.aim_id.in_(aims)
    pairs = (  # each shift once for an aim, however many of its tasks practise it
        select(ShiftTask.shift_id, AimTask.aim_id)
        .join(AimTask, AimTask.task_id == ShiftTask.task_id)
        .where(ours, ShiftTask.shift_id.in_(select(shifts.c.shift_id)))
        .distinct()
        .subquery()
    )
    by_task = (
        select(named.c.learner_id, AimTask.aim_id, named.c.minutes)
        .join(AimTask, AimTask.task_id == named.c.task_id)
        .where(ours)
    )
    by_shift = select(shifts.c.learner_id, pairs.c.aim_id, shifts.c.minutes).join(
        pairs, pairs.c.shift_id == shifts.c.shift_id
    )
    every = by_task.union_all(by_shift).subquery()
    query = select(every.c.learner_id, every.c.aim_id, func.sum(every.c.minutes)).group_by(
        every.c.learner_id, every.c.aim_id
    )
    return {(learner_id, aim_id): int(minutes) for learner_id, aim_id, minutes in session.execute(query)}


def seen(session: Session, people: Collection[UUID], aims: Collection[UUID]) -> dict[Pair, Seen]:
    """The newest observations, without those that were taken back."""
    later = exists().where(
        _seen_later.aim_id == AimObservation.aim_id,
        _seen_later.learner_id == AimObservation.learner_id,
        _seen_later.number > AimObservation.number,
    )
    query = (
        select(
            AimObservation.learner_id,
            AimObservation.aim_id,
            AimObservation.day,
            AimObservation.level,
            AimObservation.words,
            User.name,
        )
        .join(User, User.id == AimObservation.seen_by)
        .where(AimObservation.learner_id.in_(people), AimObservation.aim_id.in_(aims), ~later)
    )
    return {
        (learner_id, aim_id): Seen(day, level, words, by)
        for learner_id, aim_id, day, level, words, by in session.execute(query)
        if not code_list(LEVELS)[level].has("none")
    }


def signed(session: Session, people: Collection[UUID], aims: Collection[UUID]) -> dict[Pair, Signed]:
    """The sign-offs that stand."""
    query = (
        _standing()
        .with_only_columns(
            AimSigning.learner_id,
            AimSigning.aim_id,
            AimSigning.day,
            User.name,
            AimSigning.minutes,
            AimSigning.text_id,
        )
        .where(AimSigning.learner_id.in_(people), AimSigning.aim_id.in_(aims))
    )
    return {
        (learner_id, aim_id): Signed(day, by, minutes, text_id)
        for learner_id, aim_id, day, by, minutes, text_id in session.execute(query)
    }


def reached(session: Session, learner_id: UUID, trade: str | None = None) -> tuple[ReachedAim, ...]:
    """What somebody has reached, in the order of the plan: only sign-offs that stand. One statement."""
    query = (
        _standing()
        .with_only_columns(
            TradeAim.code,
            TradeAimText.text_nb,
            TradeAimText.text_nn,
            AimSigning.day,
            User.name,
            TradeAim.trade,
            AimSigning.id,
        )
        .join(TradeAim, TradeAim.id == AimSigning.aim_id)
        .join(TradeAimText, TradeAimText.id == AimSigning.text_id)
        .where(AimSigning.learner_id == learner_id)
        .order_by(TradeAim.trade, TradeAim.position, TradeAim.code)
    )
    if trade is not None:
        query = query.where(TradeAim.trade == trade)
    return tuple(ReachedAim(*row) for row in session.execute(query))


def grounds(session: Session, learner_id: UUID, aim_id: UUID) -> Grounds:
    """What a sign-off of one person and one aim may stand on."""
    expect_reach(session, learner_id)
    pair, people, aims = (learner_id, aim_id), (learner_id,), (aim_id,)
    return Grounds(
        practised(session, people, aims).get(pair, 0),
        pair in seen(session, people, aims),
        pair in signed(session, people, aims),
        hours.first_placed(session, learner_id),
    )


def next_number(session: Session, kind: type[AimObservation | AimSigning], pair: Pair) -> int:
    """The number of the next row of a person and an aim."""
    learner_id, aim_id = pair
    query = select(func.max(kind.number)).where(kind.learner_id == learner_id, kind.aim_id == aim_id)
    return (session.scalar(query) or 0) + 1


def _standing() -> Rows:
    """Sign-offs after which nothing came; the columns are the caller's."""
    later = exists().where(
        _signed_later.aim_id == AimSigning.aim_id,
        _signed_later.learner_id == AimSigning.learner_id,
        _signed_later.number > AimSigning.number,
    )
    query: Rows = select(AimSigning.id)
    return query.join(User, User.id == AimSigning.entered_by).where(AimSigning.step == terms.SIGNED, ~later)
