"""What instances decided on grades, as long as the grade rests on it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.db.parts import in_parts
from eduapp.exams.appeals.models import Appeal, AppealEvent
from eduapp.exams.appeals.rules.final import Decided
from eduapp.exams.appeals.rules.kinds import Kind
from eduapp.exams.appeals.rules.steps import LOWERED, RAISED, RULED
from eduapp.exams.sittings.models import Result, ResultCorrection


@dataclass(frozen=True)
class _Follows:
    """A grade that came in the place of another, by a correction or without one (an annulment reversed)."""

    result_id: UUID
    replaces_id: UUID
    correction_id: UUID | None


def decided_of(session: Session, result_ids: Collection[UUID]) -> Mapping[UUID, tuple[Decided, ...]]:
    """Of each of these grades what was decided on it and binds it still, the first decision first.

    A decision binds the grade that was appealed against, the one it led to, and that one again after an
    annulment was reversed; a grade corrected later for another reason is a new one.
    """
    found: dict[UUID, list[Decided]] = {}
    for some in in_parts(result_ids):
        candidates = select(Result.candidate_id).where(Result.id.in_(some))
        rows = session.execute(
            select(Appeal, AppealEvent.on_day)
            .join(AppealEvent, (AppealEvent.appeal_id == Appeal.id) & (AppealEvent.step == Appeal.state))
            .where(Appeal.state.in_(RULED), Appeal.candidate_id.in_(candidates))
            .order_by(Appeal.number)
        ).all()
        follow = _follow(session, {row.Appeal.candidate_id for row in rows}) if rows else []
        for appeal, on_day in rows:
            for id in _bound(appeal, follow) & set(some):
                waits = appeal.state in {RAISED, LOWERED} and id == appeal.result_id
                decided = Decided(appeal.id, appeal.number, Kind(appeal.kind), appeal.state, on_day, waits)
                found.setdefault(id, []).append(decided)
    return {id: tuple(each) for id, each in found.items()}


def _follow(session: Session, candidate_ids: Collection[UUID]) -> list[_Follows]:
    attested = (ResultCorrection.result_id == Result.replaces_id) & ResultCorrection.attested_at.is_not(None)
    query = (
        select(Result.id, Result.replaces_id, ResultCorrection.id)
        .outerjoin(ResultCorrection, attested)
        .where(Result.candidate_id.in_(candidate_ids), Result.replaces_id.is_not(None))
        .order_by(Result.entered_at, Result.id)
    )
    return [
        _Follows(id, replaces_id, correction_id)
        for id, replaces_id, correction_id in session.execute(query)
        if replaces_id is not None
    ]


def _bound(appeal: Appeal, follow: Iterable[_Follows]) -> set[UUID]:
    """The grades a decision binds."""
    bound = {appeal.result_id}
    for one in follow:
        if one.replaces_id in bound and one.correction_id in {None, appeal.correction_id}:
            bound.add(one.result_id)
    return bound
