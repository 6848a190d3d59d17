"""The exam of one candidate is annulled after a hearing, or an annulment is reversed: always by two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Violation
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.models import Annulment, Appeal, WaitingAnnulment
from eduapp.exams.appeals.queries.cases import CheatingCase
from eduapp.exams.appeals.rules import annulling as rules
from eduapp.exams.appeals.rules.annulling import CHEATING, FORMAL_ERROR, Annulled
from eduapp.exams.appeals.rules.steps import OPEN
from eduapp.exams.grading import service as grading
from eduapp.exams.room import service as room
from eduapp.exams.room.models import RoomEntry
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.exams.sittings.rules.holds import CHEATING_WAIT
from eduapp.exams.sittings.rules.resits import ANNULMENTS
from eduapp.exams.sittings.rules.states import CLOSED, PLANNED
from eduapp.people.access.models import User
from eduapp.people.learners import queries as learners


@dataclass(frozen=True, kw_only=True)
class AnnulExams(Command):
    """A formal error: the exams of some candidates do not count (opplæringsforskrifta § 9-40)."""

    candidate_ids: tuple[UUID, ...]
    heard_on: date | None
    decided_on: date
    person: str  # who decided at the directorate
    told_on: date | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class AnnulForCheating(Command):
    """What the case in the log of the exam decided is carried out (opplæringsforskrifta § 9-42)."""

    candidate_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReverseAnnulment(Command):
    """An annulment does not stand: on which day, by whom, and why."""

    annulment_id: UUID
    version: int
    on_day: date
    person: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class NoteAnnulmentTold(Command):
    """The candidate was told that the exam does not count; once noted, the day is put right so."""

    annulment_id: UUID
    version: int
    told_on: date


def annul_exams(uow: UnitOfWork, command: AnnulExams) -> None:
    """Write down that exams are annulled for a formal error, all of them or none.

    It counts once a second person confirms it. Each then has the right to a new exam (§ 9-37).
    """
    uow.require(terms.DECIDE_APPEALS)
    said = Annulled(
        FORMAL_ERROR,
        command.heard_on,
        command.decided_on,
        command.person,
        command.told_on,
        command.reason,
    )
    people = [candidate_of(uow, id) for id in sorted(set(command.candidate_ids))]
    waiting = [one for candidate, _sitting in people for one in against_waiting(uow, candidate)]
    uow.enforce([*waiting, *against_annulling(uow, people, said)])
    for candidate, sitting in people:
        _wait(uow, candidate, sitting, said)


def annul_for_cheating(uow: UnitOfWork, command: AnnulForCheating) -> None:
    """Annul as head or county decided after the hearing; for a year there is no other exam (§ 9-42).

    By somebody else than who wrote the decision into the log: the first of two was a leader.
    """
    uow.require(terms.KEEP_APPEALS)
    candidate, sitting = candidate_of(uow, command.candidate_id)
    number = candidate.candidate_number
    found = queries.cheating_cases(uow.session, sitting.id).get(number)
    problems = [*_against(candidate, sitting), *rules.check_case(found.case if found else None, number)]
    uow.enforce(problems)
    if found is None or found.decided_on is None or found.decision_id is None:
        raise NotFound
    if uow.session.get_one(RoomEntry, found.decision_id).entered_by == uow.actor.user_id:
        uow.enforce([rules.OwnDecision()])
    said = Annulled(
        CHEATING, found.heard_on, found.decided_on, found.person, found.told_on, _grounds_of(found)
    )
    annul(uow, candidate, sitting, said, found.decider, found.case_id)
    grading.settle(uow, sitting.id)


def reverse_annulment(uow: UnitOfWork, command: ReverseAnnulment) -> None:
    """Write down that an exam counts after all; it does once a second person confirms it."""
    uow.require(terms.DECIDE_APPEALS)
    kept = uow.session.get(Annulment, command.annulment_id)
    if kept is None:
        raise NotFound
    candidate, sitting = candidate_of(uow, kept.candidate_id)
    uow.lock(Annulment, kept.id)
    uow.expect_version(kept, command.version)
    said = rules.Reversal(command.on_day, command.person, command.reason)
    uow.enforce([*against_waiting(uow, candidate), *against_reversing(uow, kept, said)])
    noted = Annulled(kept.ground, None, said.on_day, said.person, None, said.reason)
    _wait(uow, candidate, sitting, noted, kept.id)


def note_annulment_told(uow: UnitOfWork, command: NoteAnnulmentTold) -> None:
    """Note when a candidate was told: the time to appeal against the decision runs from it (fvl. § 29)."""
    uow.require(terms.KEEP_APPEALS)
    kept = uow.session.get(Annulment, command.annulment_id)
    if kept is None:
        raise NotFound
    candidate, sitting = candidate_of(uow, kept.candidate_id)
    uow.lock(Annulment, kept.id)
    uow.expect_version(kept, command.version)
    gone = kept.reversed_on is not None
    day = command.told_on
    uow.enforce(rules.check_told(kept.ground, kept.decided_on, day, uow.today, reversed_before=gone))
    kept.told_on = day
    uow.session.flush()
    day_told = {"on_day": day.isoformat()}
    tell_of_annulment(
        uow, terms.ANNULMENT_TOLD, candidate, sitting, kept.id, kept.ground, kept.reason, **day_told
    )


def candidate_of(uow: UnitOfWork, candidate_id: UUID) -> tuple[Candidate, Sitting]:
    """A candidate and the exam, on which nobody else works until this is committed."""
    candidate = uow.session.get(Candidate, candidate_id)
    if candidate is None:
        raise NotFound
    uow.lock(Sitting, candidate.sitting_id)
    uow.lock(Candidate, candidate_id)
    uow.session.refresh(candidate)
    return candidate, uow.session.get_one(Sitting, candidate.sitting_id)


def against_annulling(
    uow: UnitOfWork, people: Sequence[tuple[Candidate, Sitting]], said: Annulled
) -> Iterator[Violation]:
    """All that stands against annulling the exams of these for a formal error."""
    for candidate, sitting in people:
        yield from _against(candidate, sitting)
    held_on = max((sitting.day for _one, sitting in people), default=uow.today)
    yield from rules.check_annulled(said, held_on, uow.today)


def against_reversing(uow: UnitOfWork, kept: Annulment, said: rules.Reversal) -> Iterator[Violation]:
    """All that stands against a reversal, an open appeal as well: what comes of it is decided there."""
    before = kept.reversed_on is not None
    yield from rules.check_reversal(kept.ground, kept.decided_on, said, uow.today, reversed_before=before)
    appealed = select(Appeal.number).where(
        Appeal.candidate_id == kept.candidate_id, Appeal.annulment_id == kept.id, Appeal.state.in_(OPEN)
    )
    if (number := uow.session.scalar(appealed)) is not None:
        yield rules.DecidedByAppeal(number=number)


def against_waiting(uow: UnitOfWork, candidate: Candidate) -> Iterator[Violation]:
    """One thing at a time."""
    waits = (WaitingAnnulment.candidate_id == candidate.id) & WaitingAnnulment.second_at.is_(None)
    query = select(User.name).join(WaitingAnnulment, WaitingAnnulment.noted_by == User.id)
    if (name := uow.session.scalar(query.where(waits))) is not None:
        yield rules.NotedAlready(name=name, number=candidate.candidate_number)


def _wait(
    uow: UnitOfWork,
    candidate: Candidate,
    sitting: Sitting,
    said: Annulled,
    annulment_id: UUID | None = None,
) -> None:
    waits = WaitingAnnulment(
        candidate_id=candidate.id,
        annulment_id=annulment_id,
        heard_on=said.heard_on,
        decided_on=said.decided_on,
        person=said.person.strip(),
        told_on=said.told_on,
        reason=said.reason.strip(),
        noted_by=uow.actor.user_id,
        noted_at=uow.now,
    )
    uow.session.add(waits)
    uow.session.flush()
    action = terms.ANNULMENT_NOTED if annulment_id is None else terms.REVERSAL_NOTED
    tell_of_annulment(uow, action, candidate, sitting, waits.id, said.ground, waits.reason)


def _against(candidate: Candidate, sitting: Sitting) -> list[Violation]:
    number = candidate.candidate_number
    if candidate.annulled:
        return [rules.AnnulledAlready(number=number)]
    sat = candidate.cancelled_at is None and candidate.attended is not False
    return [] if sat and sitting.state in {PLANNED, *CLOSED} else [rules.DidNotSit(number=number)]


def _grounds_of(found: CheatingCase) -> str:
    """What was said when it was decided; the law asks for no more than that it was."""
    return found.words or rules.basis_of(CHEATING)


def annul(
    uow: UnitOfWork,
    candidate: Candidate,
    sitting: Sitting,
    said: Annulled,
    decider: str,
    case_id: UUID | None,
    noted_by: UUID | None = None,
) -> None:
    """Let the exam of a candidate not count; `noted_by`: the first of two, where it is not who acts now."""
    result_id = sittings.annul_candidate(uow, candidate.id, said.ground)
    kept = Annulment(
        candidate_id=candidate.id,
        result_id=result_id,
        case_id=case_id,
        ground=said.ground,
        heard_on=said.heard_on,
        decided_on=said.decided_on,
        decider=decider,
        decided_by=said.person.strip(),
        told_on=said.told_on,
        reason=said.reason.strip(),
        noted_by=noted_by or uow.actor.user_id,
        noted_at=uow.now,
    )
    uow.session.add(kept)
    uow.session.flush()
    if case_id is not None:
        sittings.lift(uow, case_id)  # what the decision held until it was carried out
    if (after := rules.wait_after(said.ground, said.decided_on)) is not None:
        sittings.hold(
            uow,
            candidate.learner_id,
            sitting.course_id,
            CHEATING_WAIT,
            kept.id,
            said.decided_on,
            after.first_day,
        )
    tell_of_annulment(uow, terms.EXAM_ANNULLED, candidate, sitting, kept.id, kept.ground, kept.reason)


def reverse(
    uow: UnitOfWork,
    candidate: Candidate,
    sitting: Sitting,
    kept: Annulment,
    said: rules.Reversal,
    noted_by: UUID,
) -> None:
    """Let an exam count after all: its grade is in force again, and nobody waits any more."""
    kept.reversed_on, kept.reversed_by = said.on_day, said.person.strip()
    kept.reversed_reason = said.reason.strip()
    kept.reversal_noted_by, kept.reversal_noted_at = noted_by, uow.now
    uow.session.flush()
    sittings.reinstate_candidate(uow, candidate.id, kept.result_id, kept.reversed_reason, noted_by)
    if kept.result_id is not None:  # nobody could appeal meanwhile, whether told of it or not
        grading.tell_anew(uow, kept.result_id)
    sittings.lift(uow, kept.id)
    if kept.case_id is not None:
        room.reverse_case(uow, sitting.id, kept.case_id, kept.reversed_by, kept.reversed_reason)
    reason = kept.reversed_reason
    tell_of_annulment(uow, terms.ANNULMENT_REVERSED, candidate, sitting, kept.id, kept.ground, reason)


def tell_of_annulment(
    uow: UnitOfWork,
    action: str,
    candidate: Candidate,
    sitting: Sitting,
    subject: UUID,
    ground: str,
    reason: str,
    **more: object,
) -> None:
    """Say in the trail what became of an annulment."""
    details = {
        "name": learners.names(uow.session, [candidate.learner_id])[candidate.learner_id],
        "number": candidate.candidate_number,
        "day": sitting.day.isoformat(),
        "ground": f"{ANNULMENTS}:{ground}",
        "reason": reason,
    }
    uow.audit(action, subject, candidate.learner_id, **details, **more)
    uow.publish(terms.APPEALS_CHANGED)
