"""What was noted of grounds or a copy is put right: the days, who gave it, or that nobody asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.exams.appeals import terms
from eduapp.exams.appeals.models import CopyRequest
from eduapp.exams.appeals.queries import ResultFacts
from eduapp.exams.appeals.rules.grounds import (
    COPY,
    GROUNDS,
    NothingNoted,
    Request,
    check_putting_right,
    check_why,
)
from eduapp.exams.appeals.service.records import locked_result, tell_of_grade
from eduapp.exams.deadlines import queries as deadlines
from eduapp.exams.deadlines.rules import Deadline
from eduapp.exams.grading.models import GroundsRequest
from eduapp.exams.room.rules.words import LONGEST_NAME, check_words

Kept = GroundsRequest | CopyRequest
_TABLES: Mapping[str, type[Kept]] = {GROUNDS: GroundsRequest, COPY: CopyRequest}
_TOLD = {GROUNDS: terms.GROUNDS_CORRECTED, COPY: terms.COPY_CORRECTED}


@dataclass(frozen=True, kw_only=True)
class CorrectRequest(Command):
    """The days of a request as they were, with the reason; without a day nobody asked, or nobody gave it.

    `before`: the days as they were shown.
    """

    result_id: UUID
    about: str  # grounds or copy
    asked_on: date | None
    given_on: date | None
    person: str
    reason: str
    before: tuple[date | None, date | None] | None = None


def correct_request(uow: UnitOfWork, command: CorrectRequest) -> None:
    """Put right what was noted of a request; a time to appeal that hangs on it follows (§ 29)."""
    uow.require(terms.KEEP_APPEALS)
    table = _TABLES.get(command.about)
    if table is None:
        raise NotFound
    facts = locked_result(uow, command.result_id)
    found = select(table).where(table.result_id == facts.result_id)
    kept = cast("Kept | None", uow.session.scalar(found))
    if kept is None:
        uow.enforce([NothingNoted()])
        raise NotFound
    uow.expect((kept.asked_on, kept.given_on), command.before, asked_on=kept.asked_on, given_on=kept.given_on)
    before = Request(kept.asked_on, kept.given_on, kept.given_by)
    person = command.person.strip() if command.given_on is not None else ""
    after = Request(command.asked_on, command.given_on, person)
    last = _latest(uow, facts) if command.about == GROUNDS else None
    problems = list(check_putting_right(before, after, facts.notice.told_on, last, uow.today))
    problems += [*check_words(person, longest=LONGEST_NAME), *check_why(command.reason)]
    uow.enforce(problems)
    _keep(uow, kept, after)
    days = {"asked": before.asked_on, "given": before.given_on}
    days |= {"now_asked": after.asked_on, "now_given": after.given_on}
    told = {name: day.isoformat() if day is not None else "–" for name, day in days.items()}
    tell_of_grade(uow, _TOLD[command.about], facts, **told, reason=command.reason.strip())


def _keep(uow: UnitOfWork, kept: Kept, after: Request) -> None:
    if after.asked_on is None:
        uow.session.delete(kept)
        uow.session.flush()
        return
    kept.asked_on, kept.asked_noted_by, kept.asked_noted_at = after.asked_on, uow.actor.user_id, uow.now
    kept.given_on, kept.given_by = after.given_on, after.given_by
    given = after.given_on is not None
    kept.given_noted_by = uow.actor.user_id if given else None
    kept.given_noted_at = uow.now if given else None
    uow.session.flush()


def _latest(uow: UnitOfWork, facts: ResultFacts) -> Deadline | None:
    """Until when grounds can be asked for: of the kinds of appeal that have some, the last."""
    told_on = facts.notice.told_on
    if told_on is None:
        return None
    rules = {
        kind.grounds.said("deadline") or kind.deadline for kind in facts.kinds if kind.grounds.has("asks")
    }
    found = [deadlines.deadline_of(uow.session, facts.result_id, rule, told_on) for rule in sorted(rules)]
    return max(found, key=lambda one: one.last_day, default=None)
