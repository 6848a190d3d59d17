"""Putting a fixed grade right in two hands: one person proposes, another attests (§ 9-9) or refuses."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import scale
from eduapp.exams.sittings import terms
from eduapp.exams.sittings.models import Candidate, Result, ResultCorrection, Sitting
from eduapp.exams.sittings.rules import corrections as rules
from eduapp.exams.sittings.service.records import (
    against_entry,
    against_grade,
    locked_candidate,
    note_return,
    result_of,
    tell_of_result,
    waiting_correction,
)
from eduapp.people.access.models import User


@dataclass(frozen=True, kw_only=True)
class ProposeCorrection(Command):
    """Another grade for one that is fixed, with the basis (code: correction_bases) and the reason."""

    candidate_id: UUID
    grade: str
    basis: str
    reason: str
    points: int | None = None  # hundredths, where the new grade rests on others; None: on those there are
    most: int | None = None
    before: UUID | None = None  # the result that was shown; None: whichever is in force


@dataclass(frozen=True, kw_only=True)
class AttestCorrection(Command):
    """The second person stands behind a correction; `version` is the proposal's as it was shown."""

    correction_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class RefuseCorrection(Command):
    """A correction that is not made, and why; who proposed it takes it back so."""

    correction_id: UUID
    version: int
    reason: str


def propose_correction(uow: UnitOfWork, command: ProposeCorrection) -> UUID:
    """Propose that a result is put right. Until a second person attests it, the old one is in force."""
    uow.require(terms.CORRECT_RESULTS)
    proposed, candidate, sitting, old = _proposed(uow, command, uow.actor.user_id)
    _tell(uow, terms.CORRECTION_PROPOSED, proposed, candidate, sitting, old)
    return proposed.id


def correct_as_decided(
    uow: UnitOfWork, candidate_id: UUID, grade: str, reason: str, before: UUID, first: UUID
) -> UUID:
    """Put the grade in force that an instance decided on appeal, within the use case of the second of two.

    `first` wrote it down, and who acts stands behind it (§ 9-9); the caller asks who may. `before`: the
    result in force, which the one that was appealed against may have been corrected to meanwhile. Returns
    the correction. Raises Refused as `propose_correction` does.
    """
    order = ProposeCorrection(
        candidate_id=candidate_id, grade=grade, basis=rules.APPEAL, reason=reason, before=before
    )
    proposed, candidate, sitting, old = _proposed(uow, order, first, decided=True)
    _come_into_force(uow, proposed, candidate, sitting, old)
    return proposed.id


def _proposed(
    uow: UnitOfWork, command: ProposeCorrection, by: UUID, *, decided: bool = False
) -> tuple[ResultCorrection, Candidate, Sitting, Result]:
    """A correction that nothing stands against, with whose it is and the result it is of."""
    candidate, sitting = locked_candidate(uow, command.candidate_id)
    old = result_of(uow, candidate.id)
    if old is None:
        raise NotFound
    uow.expect(old.id, command.before, grade=old.grade)
    reason = command.reason.strip()
    points, most = command.points, command.most
    if points is None and not decided:  # an instance judges anew; all else stays held against its marks
        points, most = old.points, old.most
    points_move = points is not None and points != old.points
    problems: list[Violation] = [
        *against_entry(candidate, sitting),
        *against_grade(uow, sitting, command.grade),
        *rules.check_correction(
            old.grade, command.grade, command.basis, reason, decided=decided, points_move=points_move
        ),
        *rules.check_points(points, most),
    ]
    waiting = waiting_correction(uow, candidate.id)
    if waiting is not None:
        grade = scale(sitting.scale).grade(waiting.grade).label
        problems.append(rules.CorrectionWaits(grade=grade, name=_name(uow, waiting.proposed_by)))
    uow.enforce(problems)

    proposed = ResultCorrection(
        candidate_id=candidate.id,
        result_id=old.id,
        grade=command.grade,
        points=points,
        most=most,
        basis=command.basis,
        reason=reason,
        proposed_by=by,
        proposed_at=uow.now,
    )
    uow.session.add(proposed)
    uow.session.flush()
    return proposed, candidate, sitting, old


def attest_correction(uow: UnitOfWork, command: AttestCorrection) -> UUID:
    """Stand behind a correction as the second person: a new result comes into force, the old one is kept."""
    uow.require(terms.ATTEST_RESULTS)
    proposed, candidate, sitting = _locked(uow, command.correction_id, command.version)
    old = uow.session.get_one(Result, proposed.result_id)
    uow.enforce(
        [
            *rules.check_attesting(_standing(proposed, old), uow.actor.user_id),
            *against_entry(candidate, sitting),
            *against_grade(uow, sitting, proposed.grade),
        ]
    )
    return _come_into_force(uow, proposed, candidate, sitting, old)


def _come_into_force(
    uow: UnitOfWork, proposed: ResultCorrection, candidate: Candidate, sitting: Sitting, old: Result
) -> UUID:
    """The new result, with who acts as the second of two; the old one is kept."""
    proposed.attested_by, proposed.attested_at = uow.actor.user_id, uow.now
    old.superseded = True
    uow.session.flush()
    fresh = Result(
        candidate_id=candidate.id,
        grade=proposed.grade,
        passed=scale(sitting.scale).grade(proposed.grade).passed,
        points=proposed.points,
        most=proposed.most,
        entered_by=uow.actor.user_id,
        entered_at=uow.now,
        replaces_id=old.id,
        reason=proposed.reason,
    )
    uow.session.add(fresh)
    uow.session.flush()
    _tell(uow, terms.RESULT_CORRECTED, proposed, candidate, sitting, old)
    return fresh.id


def refuse_correction(uow: UnitOfWork, command: RefuseCorrection) -> None:
    """Say that a correction is not made. Somebody else's is refused by who may attest it.

    What an instance decided on appeal nobody at the school refuses.
    """
    uow.require(terms.CORRECT_RESULTS)
    proposed, candidate, sitting = _locked(uow, command.correction_id, command.version)
    if proposed.proposed_by != uow.actor.user_id:
        uow.require(terms.ATTEST_RESULTS)
    old = uow.session.get_one(Result, proposed.result_id)
    uow.enforce(rules.check_refusing(_standing(proposed, old), command.reason))
    proposed.refused_by, proposed.refused_at = uow.actor.user_id, uow.now
    proposed.refused_reason = command.reason.strip()
    _tell(uow, terms.CORRECTION_REFUSED, proposed, candidate, sitting, old, why=proposed.refused_reason)


def take_back_decided(uow: UnitOfWork, correction_id: UUID, reason: str, first: UUID) -> bool:
    """Undo, within the caller's use case, a correction that no instance decided; whether that is possible.

    One that waits is made by nobody any more; of one that two made, the grade before is in force again,
    unless another has followed it. The caller has seen to it that two people stand behind this: `first`, who
    wrote it down, and who acts.
    """
    proposed = uow.session.get_one(ResultCorrection, correction_id)
    locked_candidate(uow, proposed.candidate_id)
    uow.lock(ResultCorrection, correction_id)
    if proposed.attested_at is None:
        if proposed.refused_at is None:
            proposed.refused_by, proposed.refused_at = uow.actor.user_id, uow.now
            proposed.refused_reason = reason
        return True
    now = result_of(uow, proposed.candidate_id)
    if now is None or now.replaces_id != proposed.result_id:
        return False
    now.superseded = True
    uow.session.flush()
    uow.session.get_one(Result, proposed.result_id).superseded = False
    note_return(uow, proposed.result_id, now.id, reason, first)
    uow.session.flush()
    uow.publish(terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED)
    return True


def _locked(
    uow: UnitOfWork, correction_id: UUID, version: int
) -> tuple[ResultCorrection, Candidate, Sitting]:
    """A correction with its candidate and sitting, which nobody else decides on until this is committed."""
    proposed = uow.session.get(ResultCorrection, correction_id)
    if proposed is None:
        raise NotFound
    candidate, sitting = locked_candidate(uow, proposed.candidate_id)
    uow.lock(ResultCorrection, correction_id)
    uow.expect_version(proposed, version)
    return proposed, candidate, sitting


def _standing(proposed: ResultCorrection, old: Result) -> rules.Standing:
    decided = proposed.attested_at is not None or proposed.refused_at is not None
    return rules.Standing(proposed.proposed_by, decided, old.superseded, proposed.basis)


def _name(uow: UnitOfWork, user_id: UUID) -> str:
    return uow.session.get_one(User, user_id).name


def _tell(
    uow: UnitOfWork,
    action: str,
    proposed: ResultCorrection,
    candidate: Candidate,
    sitting: Sitting,
    old: Result,
    **more: object,
) -> None:
    """Say in the trail which grade instead of which, on what basis, why, and who proposed it."""
    tell_of_result(
        uow,
        action,
        proposed.id,
        candidate,
        sitting,
        proposed.grade,
        old=old.grade,
        basis=f"{rules.BASES}:{proposed.basis}",
        reason=proposed.reason,
        first=_name(uow, proposed.proposed_by),
        **more,
    )
    uow.publish(terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED)
