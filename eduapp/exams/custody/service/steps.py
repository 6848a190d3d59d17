"""What happens to a bundle: one step after the other, some by two people, and what is taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.exams.custody import queries, terms
from eduapp.exams.custody.queries import BundleRow, LogRow
from eduapp.exams.custody.rules.ledger import Event, check_step
from eduapp.exams.custody.rules.recording import (
    LineSealed,
    SealUsed,
    StepFacts,
    check_after_the_seal,
    check_later_steps,
    check_nothing_waits,
    check_second,
    check_step_facts,
    check_taking_back,
    check_time,
)
from eduapp.exams.custody.rules.steps import CONFIRM, KINDS, RECEIVE, SEAL, TAKE_BACK, UNSEAL
from eduapp.exams.custody.service.writing import Told, locked, tell, write


@dataclass(frozen=True, kw_only=True)
class RecordStep(Command):
    """Something happened to a bundle. `turn` is the bundle's as it was shown."""

    bundle_id: UUID
    turn: int
    step: str  # code: bundle_steps
    facts: StepFacts


@dataclass(frozen=True, kw_only=True)
class ConfirmStep(Command):
    """The second of two people was there, and confirms what the first has recorded."""

    bundle_id: UUID
    turn: int
    event_id: UUID


@dataclass(frozen=True, kw_only=True)
class TakeStepBack(Command):
    """A step was recorded wrongly: it counts no more, or with another number in its place."""

    bundle_id: UUID
    turn: int
    event_id: UUID
    reason: str
    count: int | None = None  # the right number; None: the step did not happen


def record_step(uow: UnitOfWork, command: RecordStep) -> UUID:
    """Record a step (rule 72). Opening, destroying and missing count once a second person confirms them."""
    uow.require(terms.RECORD_CUSTODY)
    bundle = locked(uow, command.bundle_id, command.turn)
    facts = _tidied(command.step, command.facts)
    uow.enforce(_against_step(uow, bundle, command.step, facts))

    told = Told(bundle.id, bundle.turn + 1, command.step, facts)
    event_id = write(uow, told)
    tell(uow, bundle.id, command.step, facts)
    uow.publish(terms.CUSTODY_CHANGED)
    return event_id


def confirm_step(uow: UnitOfWork, command: ConfirmStep) -> UUID:
    """Be the second of two: from now on the step counts."""
    uow.require(terms.RECORD_CUSTODY)
    bundle = locked(uow, command.bundle_id, command.turn)
    row = _line(bundle, command.event_id)
    problems: list[Violation] = list(check_second(row.event, bundle.events, uow.actor.user_id))
    if row.event.kind == UNSEAL:
        problems += _against_time(uow, bundle)
    uow.enforce(problems)

    told = Told(bundle.id, bundle.turn + 1, CONFIRM, StepFacts(), row.event.id, row.event.by)
    event_id = write(uow, told)
    step = f"bundle_steps:{row.event.kind}"
    tell(uow, bundle.id, CONFIRM, StepFacts(count=row.event.count), step=step, first=row.by)
    uow.publish(terms.CUSTODY_CHANGED)
    return event_id


def take_step_back(uow: UnitOfWork, command: TakeStepBack) -> UUID:
    """Take a step back with a reason, or put its number right; what two people did, two people take back."""
    uow.require(terms.TAKE_BACK)
    bundle = locked(uow, command.bundle_id, command.turn)
    row = _line(bundle, command.event_id)
    reason = tidy(command.reason)
    problems: list[Violation] = list(_against_the_seal(uow, bundle, row))
    problems += check_taking_back(bundle.label, row.event, bundle.events, reason, command.count)
    if not problems:
        problems += check_later_steps(bundle.label, _without(bundle, row.event, command.count))
    uow.enforce(problems)

    facts = StepFacts(command.count, words=reason)
    event_id = write(uow, Told(bundle.id, bundle.turn + 1, TAKE_BACK, facts, row.event.id))
    step, line = f"bundle_steps:{row.event.kind}", row.number
    tell(uow, bundle.id, TAKE_BACK, facts, step=step, line=line)
    uow.publish(terms.CUSTODY_CHANGED)
    return event_id


def _tidied(step: str, facts: StepFacts) -> StepFacts:
    """Without spaces around words, and with the usual pile where none was chosen."""
    kind = KINDS.get(step)
    if kind is None:
        raise NotFound
    usual = kind.piles[0] if kind.piles else ""
    words, reference = tidy(facts.words), tidy(facts.reference)
    return replace(facts, pile=facts.pile or usual, words=words, reference=reference)


def _against_step(uow: UnitOfWork, bundle: BundleRow, step: str, facts: StepFacts) -> Iterator[Violation]:
    """Everything that stands against a step: what waits, what it must say, and where it would lead."""
    if queries.sealed_at(uow.session, bundle.sitting_id) is not None:
        yield from check_after_the_seal(step)
    yield from check_nothing_waits(bundle.label, bundle.events)
    unsaid = list(check_step_facts(bundle.label, step, bundle.holds, facts))
    yield from unsaid
    event = Event(
        new_id(),
        step,
        facts.count,
        facts.pile,
        facts.first_number,
        facts.last_number,
        by=uow.actor.user_id,
        sealed=bool(facts.reference),
    )
    if not unsaid:
        yield from check_step(bundle.standing, event)
    if step == UNSEAL:
        yield from _against_time(uow, bundle)
    if step in {SEAL, RECEIVE} and (other := queries.seal_on(uow.session, facts.reference)):
        yield SealUsed(seal=facts.reference, bundle=other)


def _against_the_seal(uow: UnitOfWork, bundle: BundleRow, row: LogRow) -> Iterator[Violation]:
    """Whether a line was there when the exam was sealed."""
    sealed = queries.sealed_at(uow.session, bundle.sitting_id)
    if sealed is not None and row.at <= sealed:
        yield LineSealed(number=row.number)


def _against_time(uow: UnitOfWork, bundle: BundleRow) -> Iterator[Violation]:
    begins = queries.begins(uow.session, bundle.sitting_id)
    yield from check_time(bundle.label, bundle.holds, begins, uow.now)


def _line(bundle: BundleRow, event_id: UUID) -> LogRow:
    row = next((row for row in bundle.log if row.event.id == event_id), None)
    if row is None:
        raise NotFound
    return row


def _without(bundle: BundleRow, event: Event, count: int | None) -> list[Event]:
    """The log as it would be, were this taken back by somebody, and confirmed where it takes two."""
    taking = Event(new_id(), TAKE_BACK, count, about=event.id)
    return [*bundle.events, taking, Event(new_id(), CONFIRM, about=taking.id)]
