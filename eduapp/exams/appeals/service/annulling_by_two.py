"""The second of two: an annulment, or its reversal, that somebody has written down counts, or is refused."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.exams.appeals import terms
from eduapp.exams.appeals.models import Annulment, WaitingAnnulment
from eduapp.exams.appeals.rules.annulling import (
    DIRECTORATE,
    FORMAL_ERROR,
    Annulled,
    OwnNote,
    Reversal,
    check_words_of,
)
from eduapp.exams.appeals.rules.deciding import WaitsNoMore
from eduapp.exams.appeals.service.annulling import (
    against_annulling,
    against_reversing,
    annul,
    candidate_of,
    reverse,
    tell_of_annulment,
)
from eduapp.exams.grading import service as grading
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.people.access.models import User


@dataclass(frozen=True, kw_only=True)
class ConfirmAnnulments(Command):
    """The second person stands behind what was written down, of one candidate or of several at once."""

    waiting_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class RefuseAnnulments(Command):
    """What was written down is not so, and why; who wrote it takes it back so."""

    waiting_ids: tuple[UUID, ...]
    reason: str


def confirm_annulments(uow: UnitOfWork, command: ConfirmAnnulments) -> None:
    """Stand behind it as the second person, all or none: only now exams count no more, or count again.

    A leader has written it down; the second may be of the office, who carries out what is decided on
    cheating too.
    """
    uow.require(terms.KEEP_APPEALS)
    found = [_locked(uow, id) for id in sorted(set(command.waiting_ids))]
    if any(waits.noted_by == uow.actor.user_id for waits, _candidate, _sitting in found):
        uow.enforce([OwnNote()])
    for waits, candidate, sitting in found:
        if waits.annulment_id is None:
            _annul(uow, waits, candidate, sitting)
        else:
            _reverse(uow, waits, waits.annulment_id, candidate, sitting)
        waits.second_by, waits.second_at = uow.actor.user_id, uow.now
    uow.session.flush()
    for sitting_id in sorted({sitting.id for _waits, _candidate, sitting in found}):
        grading.settle(uow, sitting_id)


def refuse_annulments(uow: UnitOfWork, command: RefuseAnnulments) -> None:
    """Say that it is not so: everything stays as it is."""
    uow.require(terms.KEEP_APPEALS)
    found = [_locked(uow, id) for id in sorted(set(command.waiting_ids))]
    uow.enforce(check_words_of(command.reason))
    reason = command.reason.strip()
    for waits, candidate, sitting in found:
        waits.refused_reason = reason
        waits.second_by, waits.second_at = uow.actor.user_id, uow.now
        uow.session.flush()
        first = {"first": uow.session.get_one(User, waits.noted_by).name}
        ground = _ground(uow, waits)
        tell_of_annulment(uow, terms.ANNULMENT_REFUSED, candidate, sitting, waits.id, ground, reason, **first)


def _annul(uow: UnitOfWork, waits: WaitingAnnulment, candidate: Candidate, sitting: Sitting) -> None:
    said = Annulled(FORMAL_ERROR, waits.heard_on, waits.decided_on, waits.person, waits.told_on, waits.reason)
    uow.enforce(against_annulling(uow, [(candidate, sitting)], said))
    annul(uow, candidate, sitting, said, DIRECTORATE, None, waits.noted_by)


def _reverse(
    uow: UnitOfWork, waits: WaitingAnnulment, annulment_id: UUID, candidate: Candidate, sitting: Sitting
) -> None:
    uow.lock(Annulment, annulment_id)
    kept = uow.session.get_one(Annulment, annulment_id)
    uow.session.refresh(kept)
    said = Reversal(waits.decided_on, waits.person, waits.reason)
    uow.enforce(against_reversing(uow, kept, said))
    reverse(uow, candidate, sitting, kept, said, waits.noted_by)


def _ground(uow: UnitOfWork, waits: WaitingAnnulment) -> str:
    """Of what is annulled, or was."""
    if waits.annulment_id is None:
        return FORMAL_ERROR
    return uow.session.get_one(Annulment, waits.annulment_id).ground


def _locked(uow: UnitOfWork, waiting_id: UUID) -> tuple[WaitingAnnulment, Candidate, Sitting]:
    """What waits, with its candidate and exam, on which nobody else works until this is committed."""
    waits = uow.session.get(WaitingAnnulment, waiting_id)
    if waits is None:
        raise NotFound
    candidate, sitting = candidate_of(uow, waits.candidate_id)
    uow.lock(WaitingAnnulment, waiting_id)
    uow.session.refresh(waits)
    if waits.second_at is not None:
        uow.enforce([WaitsNoMore()])
    return waits, candidate, sitting
