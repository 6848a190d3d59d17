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
    result_of,
    told_of_result,
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
    points: int | None = None  # hundredths, where the new grade rests on points
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
    return _propose(uow, command, decided=False)


def correct_as_decided(uow: UnitOfWork, candidate_id: UUID, grade: str, reason: str, before: UUID) -> UUID:
    """Propose the grade that an instance decided on appeal, within the use case that writes that down.

    A second person attests it as any other correction (§ 9-9); refused it is not. `before`: the result in
    force, which the one that was appealed against may have been corrected to meanwhile. Raises Refused as
    `propose_correction` does.
    """
    uow.require(terms.CORRECT_RESULTS)
    order = ProposeCorrection(
        candidate_id=candidate_id, grade=grade, basis=rules.APPEAL, reason=reason, before=before
    )
    return _propose(uow, order, decided=True)


def _propose(uow: UnitOfWork, command: ProposeCorrection, *, decided: bool) -> UUID:
    candidate, sitting = locked_candidate(uow, command.candidate_id)
    old = result_of(uow, candidate.id)
    if old is None:
        raise NotFound
    uow.expect(old.id, command.before, grade=old.grade)
    reason = command.reason.strip()
    points_move = command.points is not None and command.points != old.points
    problems: list[Violation] = [
        *against_entry(candidate, sitting),
        *against_grade(uow, sitting, command.grade),
        *rules.check_correction(
            old.grade, command.grade, command.basis, reason, decided=decided, points_move=points_move
        ),
        *rules.check_points(command.points, command.most),
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
        points=command.points,
        most=command.most,
        basis=command.basis,
        reason=reason,
        proposed_by=uow.actor.user_id,
        proposed_at=uow.now,
    )
    uow.session.add(proposed)
    uow.session.flush()
    _tell(uow, terms.CORRECTION_PROPOSED, proposed, candidate, sitting, old)
    return proposed.id


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
    told = told_of_result(uow, candidate, sitting, proposed.grade) | {
        "old": old.grade,
        "basis": f"{rules.BASES}:{proposed.basis}",
        "reason": proposed.reason,
        "first": _name(uow, proposed.proposed_by),
    }
    uow.audit(action, proposed.id, candidate.learner_id, **told, **more)
    uow.publish(terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED)
