"""A copy of the own answer and of the marking guide: asked for, and given (opplæringsforskrifta § 10-3)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exams.appeals import terms
from eduapp.exams.appeals.models import CopyRequest
from eduapp.exams.appeals.rules.deciding import PersonMissing
from eduapp.exams.appeals.rules.grounds import check_asking_copy, check_giving_copy
from eduapp.exams.appeals.service.records import locked_result, tell_of_grade


@dataclass(frozen=True, kw_only=True)
class AskCopy(Command):
    """Somebody asks for a copy of the own answer and of the guide it was marked by."""

    result_id: UUID
    asked_on: date


@dataclass(frozen=True, kw_only=True)
class GiveCopy(Command):
    """The copy reached whoever asked for it, on a day, from somebody."""

    result_id: UUID
    given_on: date
    person: str


def ask_copy(uow: UnitOfWork, command: AskCopy) -> None:
    """Note that a copy was asked for; the time to appeal goes on."""
    uow.require(terms.KEEP_APPEALS)
    facts = locked_result(uow, command.result_id)
    notice = facts.notice
    uow.enforce(
        check_asking_copy(facts.has_copy, command.asked_on, notice.told_on, notice.copy_asked_on, uow.today)
    )
    uow.session.add(
        CopyRequest(
            result_id=facts.result_id,
            asked_on=command.asked_on,
            asked_noted_by=uow.actor.user_id,
            asked_noted_at=uow.now,
        )
    )
    uow.session.flush()
    tell_of_grade(uow, terms.COPY_ASKED, facts, asked=command.asked_on.isoformat())


def give_copy(uow: UnitOfWork, command: GiveCopy) -> None:
    """Note that the copy was given, and by whom."""
    uow.require(terms.KEEP_APPEALS)
    facts = locked_result(uow, command.result_id)
    notice = facts.notice
    problems = list(
        check_giving_copy(notice.copy_asked_on, notice.copy_given_on, command.given_on, uow.today)
    )
    uow.enforce([*problems, *([] if command.person.strip() else [PersonMissing()])])
    same = CopyRequest.result_id == facts.result_id
    kept = uow.session.execute(select(CopyRequest).where(same)).scalar_one()
    kept.given_on, kept.given_by = command.given_on, command.person.strip()
    kept.given_noted_by, kept.given_noted_at = uow.actor.user_id, uow.now
    uow.session.flush()
    tell_of_grade(uow, terms.COPY_GIVEN, facts, given=command.given_on.isoformat())
