"""What instances decided on grades and annulments, as long as these rest on it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.db.parts import in_parts
from eduapp.exams.appeals.models import Annulment, Appeal, AppealEvent
from eduapp.exams.appeals.rules.final import Decided
from eduapp.exams.appeals.rules.steps import RULED
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.sittings.models import Result, ResultCorrection
from eduapp.exams.sittings.rules.corrections import APPEAL, ENTRY_ERROR

_Event = aliased(AppealEvent)
# Which grade came in the place of which, and on what basis; "": it came back without a correction.
Followers = Mapping[UUID, Sequence[tuple[UUID, str]]]


def decided_of(session: Session, result_ids: Collection[UUID]) -> Mapping[UUID, tuple[Decided, ...]]:
    """Of each of these grades what was decided on it and binds it still, the first decision first.

    A decision binds the grade that was appealed against, the one it led to, and that one again after an
    annulment was reversed; carried out on what the grade was corrected to meanwhile, it binds this too. A
    grade corrected later for another reason is a new one. Who wrote down another grade than the instance
    decided puts that right as an entry error, and it is still what was decided.
    """
    found: dict[UUID, list[Decided]] = {}
    for some in in_parts(result_ids):
        candidates = select(Result.candidate_id).where(Result.id.in_(some))
        query = _ruled().where(Appeal.result_id.is_not(None), Appeal.candidate_id.in_(candidates))
        rows = session.execute(query).all()
        followers = _followers(session, {row.Appeal.candidate_id for row in rows}) if rows else {}
        for appeal, on_day, carried_out_on in rows:
            begun = {appeal.result_id, carried_out_on} - {None}
            for id in {each for first in begun for each in _bound(first, followers)} & set(some):
                found.setdefault(id, []).append(_decided(appeal, on_day))
    return {id: tuple(each) for id, each in found.items()}


def decided_on_annulments(
    session: Session, annulment_ids: Collection[UUID]
) -> Mapping[UUID, tuple[Decided, ...]]:
    """Of each of these annulments what was decided on it, the first decision first."""
    found: dict[UUID, list[Decided]] = {}
    for some in in_parts(annulment_ids):
        candidates = select(Annulment.candidate_id).where(Annulment.id.in_(some))
        query = _ruled().where(Appeal.annulment_id.in_(some), Appeal.candidate_id.in_(candidates))
        for appeal, on_day, _none in session.execute(query):
            found.setdefault(appeal.annulment_id, []).append(_decided(appeal, on_day))
    return {id: tuple(each) for id, each in found.items()}


def _ruled() -> Select[*tuple[Any, ...]]:
    """Appeals that an instance has decided, with the day, and the grade it was carried out on."""
    newest = (  # an outcome may have been taken back, and decided again
        select(func.max(_Event.number))
        .where(_Event.appeal_id == Appeal.id, _Event.step == Appeal.state)
        .correlate(Appeal)
        .scalar_subquery()
    )
    return (
        select(Appeal, AppealEvent.on_day, ResultCorrection.result_id.label("carried_out_on"))
        .select_from(Appeal)
        .join(AppealEvent, (AppealEvent.appeal_id == Appeal.id) & (AppealEvent.number == newest))
        .outerjoin(ResultCorrection, ResultCorrection.id == Appeal.correction_id)
        .where(Appeal.state.in_(RULED))
        .order_by(Appeal.number)
    )


def _decided(appeal: Appeal, on_day: date) -> Decided:
    return Decided(appeal.id, appeal.number, Kind(appeal.kind), appeal.state, on_day)


def _followers(session: Session, candidate_ids: Collection[UUID]) -> Followers:
    attested = (ResultCorrection.result_id == Result.replaces_id) & ResultCorrection.attested_at.is_not(None)
    query = (
        select(Result.replaces_id, Result.id, func.coalesce(ResultCorrection.basis, ""))
        .outerjoin(ResultCorrection, attested)
        .where(Result.candidate_id.in_(candidate_ids), Result.replaces_id.is_not(None))
    )
    found: dict[UUID, list[tuple[UUID, str]]] = {}
    for replaces_id, id, basis in session.execute(query):
        if replaces_id is not None:
            found.setdefault(replaces_id, []).append((id, basis))
    return found


def _bound(result_id: UUID, followers: Followers, *, instances: bool = False) -> Iterator[UUID]:
    """A grade, and those that follow from what was decided on it; `instances`: an instance gave this one."""
    yield result_id
    for id, basis in followers.get(result_id, ()):
        if basis in {"", APPEAL} or (instances and basis == ENTRY_ERROR):
            yield from _bound(id, followers, instances=instances or basis == APPEAL)
