"""The second of two: what one person has written down of an appeal is confirmed, or refused with a reason."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.exams.appeals import terms
from eduapp.exams.appeals.models import Appeal, WaitingStep
from eduapp.exams.appeals.queries import Subject
from eduapp.exams.appeals.rules.annulling import check_words_of
from eduapp.exams.appeals.rules.deciding import OwnStep, Said, WaitsNoMore
from eduapp.exams.appeals.service.records import locked_appeal, require_second, step_word, tell
from eduapp.exams.appeals.service.steps import against, take
from eduapp.people.access.models import User


@dataclass(frozen=True, kw_only=True)
class ConfirmStep(Command):
    """The second person stands behind what was written down; `version` is that of what was shown."""

    waiting_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class RefuseStep(Command):
    """What was written down is not so, and why; who wrote it takes it back so."""

    waiting_id: UUID
    version: int
    reason: str


def confirm_step(uow: UnitOfWork, command: ConfirmStep) -> None:
    """Stand behind a step as the second person: only now it counts, and does to the grade what it does.

    One of the two is a leader: what the office wrote down a leader confirms, and the other way round.
    """
    uow.require(terms.KEEP_APPEALS)
    waits, appeal, facts = _locked(uow, command.waiting_id, command.version)
    require_second(uow, waits.noted_by)
    if waits.noted_by == uow.actor.user_id:
        uow.enforce([OwnStep()])
    said = Said(waits.step, waits.on_day, waits.person, waits.reason, waits.grade)
    uow.enforce(against(uow, appeal, facts, said))
    waits.event = take(uow, appeal, facts, said, noted_by=waits.noted_by)
    waits.second_by, waits.second_at = uow.actor.user_id, uow.now
    uow.session.flush()


def refuse_step(uow: UnitOfWork, command: RefuseStep) -> None:
    """Say that it is not so. Somebody else's is refused by who may confirm it."""
    uow.require(terms.KEEP_APPEALS)
    waits, appeal, facts = _locked(uow, command.waiting_id, command.version)
    if waits.noted_by != uow.actor.user_id:
        require_second(uow, waits.noted_by)
    uow.enforce(check_words_of(command.reason))
    waits.refused_reason = command.reason.strip()
    waits.second_by, waits.second_at = uow.actor.user_id, uow.now
    uow.session.flush()
    first = uow.session.get_one(User, waits.noted_by).name
    more = {"step": step_word(waits.step), "reason": waits.refused_reason, "first": first}
    tell(uow, terms.STEP_REFUSED, appeal, facts, **more)


def _locked(uow: UnitOfWork, waiting_id: UUID, version: int) -> tuple[WaitingStep, Appeal, Subject]:
    """What waits, with its appeal, which nobody else works on until this is committed."""
    waits = uow.session.get(WaitingStep, waiting_id)
    if waits is None:
        raise NotFound
    appeal, facts = locked_appeal(uow, waits.appeal_id)
    uow.lock(WaitingStep, waiting_id)
    uow.session.refresh(waits)
    uow.expect_version(waits, version)
    if waits.second_at is not None:
        uow.enforce([WaitsNoMore()])
    return waits, appeal, facts
