"""What instances decided on grades, as long as the grade rests on it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from eduapp.core.db.parts import in_parts
from eduapp.exams.appeals.models import Appeal, AppealEvent
from eduapp.exams.appeals.rules.final import Decided
from eduapp.exams.appeals.rules.kinds import Kind
from eduapp.exams.appeals.rules.steps import LOWERED, RAISED, RULED
from eduapp.exams.sittings.models import Result, ResultCorrection
from eduapp.exams.sittings.rules.corrections import APPEAL

# Which grade came in the place of which, where what was decided on the one holds for the other.
Followers = Mapping[UUID, Sequence[UUID]]


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
        followers = _followers(session, {row.Appeal.candidate_id for row in rows}) if rows else {}
        for appeal, on_day in rows:
            for id in set(_bound(appeal.result_id, followers)) & set(some):
                waits = appeal.state in {RAISED, LOWERED} and id == appeal.result_id
                decided = Decided(appeal.id, appeal.number, Kind(appeal.kind), appeal.state, on_day, waits)
                found.setdefault(id, []).append(decided)
    return {id: tuple(each) for id, each in found.items()}


def _followers(session: Session, candidate_ids: Collection[UUID]) -> Followers:
    """Grades that came by an appeal, and those that came back without a correction."""
    attested = (ResultCorrection.result_id == Result.replaces_id) & ResultCorrection.attested_at.is_not(None)
    query = (
        select(Result.replaces_id, Result.id)
        .outerjoin(ResultCorrection, attested)
        .where(
            Result.candidate_id.in_(candidate_ids),
            Result.replaces_id.is_not(None),
            or_(ResultCorrection.id.is_(None), ResultCorrection.basis == APPEAL),
        )
    )
    found: dict[UUID, list[UUID]] = {}
    for replaces_id, id in session.execute(query):
        if replaces_id is not None:
            found.setdefault(replaces_id, []).append(id)
    return found


def _bound(result_id: UUID, followers: Followers) -> Iterator[UUID]:
    """The grade that was appealed against, and those that follow from it."""
    yield result_id
    for id in followers.get(result_id, ()):
        yield from _bound(id, followers)
