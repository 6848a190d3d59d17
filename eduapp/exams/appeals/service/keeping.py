"""What goes along with an appeal, a later last day, grounds asked for and given, and that a file was made."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.models import Appeal, AppealPart
from eduapp.exams.appeals.rules import grounds as rules
from eduapp.exams.appeals.rules.deciding import PersonMissing
from eduapp.exams.appeals.rules.final import standing
from eduapp.exams.appeals.rules.parts import check_part
from eduapp.exams.appeals.rules.receiving import NotBegun
from eduapp.exams.appeals.rules.steps import RECEIVED
from eduapp.exams.appeals.service.records import (
    locked_appeal,
    locked_result,
    locked_subject,
    tell,
    tell_of_grade,
)
from eduapp.exams.deadlines import queries as deadlines
from eduapp.exams.deadlines import service as extending
from eduapp.exams.grading.models import GroundsRequest
from eduapp.exams.grading.rules.kinds import KINDS, PARTS, Kind
from eduapp.exams.room.rules.words import check_words


@dataclass(frozen=True, kw_only=True)
class KeepPart(Command):
    """A part of the file is written, or enclosed on paper. `before`: its words as they were shown."""

    appeal_id: UUID
    part: str  # code: appeal_parts
    words: str = ""
    enclosed: bool = False
    before: str | None = None


@dataclass(frozen=True, kw_only=True)
class ExtendDeadline(Command):
    """A later last day to appeal; `before` is the last day that was shown."""

    subject_id: UUID  # the grade, or for a kind that is against it the annulment
    kind: str  # code: appeal_kinds
    last_day: date
    reason: str
    before: date | None = None


@dataclass(frozen=True, kw_only=True)
class AskGrounds(Command):
    """Somebody asks for the grounds of a grade."""

    result_id: UUID
    kind: str  # code: appeal_kinds
    asked_on: date


@dataclass(frozen=True, kw_only=True)
class GiveGrounds(Command):
    """The grounds reached whoever asked for them, on a day, from somebody."""

    result_id: UUID
    given_on: date
    person: str


@dataclass(frozen=True, kw_only=True)
class NoteFile(Command):
    """The file of an appeal was made and saved."""

    appeal_id: UUID


def keep_part(uow: UnitOfWork, command: KeepPart) -> None:
    """Keep a part of the file, or another wording of it, until it is sent."""
    uow.require(terms.KEEP_APPEALS)
    appeal, facts = locked_appeal(uow, command.appeal_id)
    words, kind = command.words.strip(), Kind(appeal.kind)
    sent = appeal.state != RECEIVED
    uow.enforce(check_part(kind, command.part, words, enclosed=command.enclosed, sent=sent))
    same = AppealPart.appeal_id == appeal.id, AppealPart.part == command.part
    kept = uow.session.scalar(select(AppealPart).where(*same))
    now = kept.words if kept is not None else ""
    uow.expect(now, command.before, words=now)
    if kept is None:
        kept = AppealPart(appeal_id=appeal.id, part=command.part)
        uow.session.add(kept)
    kept.words, kept.enclosed = words, command.enclosed
    kept.kept_by, kept.kept_at = uow.actor.user_id, uow.now
    uow.session.flush()
    tell(uow, terms.PART_KEPT, appeal, facts, part=f"{PARTS}:{command.part}")


def extend_deadline(uow: UnitOfWork, command: ExtendDeadline) -> UUID:
    """Let an appeal come later, in special cases and before the time is over (forvaltningsloven § 29)."""
    uow.require(terms.DECIDE_APPEALS)
    kind = Kind(command.kind)
    facts = locked_subject(uow, kind, command.subject_id)
    if (decided := standing(kind, facts.decided)) is not None:
        uow.enforce([decided.violation])
    last = queries.deadline_of(uow.session, facts, kind)
    if last is None:
        uow.enforce([NotBegun()])
        raise NotFound
    uow.enforce(check_words(command.reason, decided=True))
    order = extending.Extend(
        about="annulment" if kind.of_annulment else "result",
        about_id=facts.id,
        rule=kind.deadline,
        start=last.start,
        last_day=command.last_day,
        reason=command.reason,
        before=command.before,
    )
    kept = extending.extend(uow, order)
    more = {"until": command.last_day.isoformat(), "reason": command.reason.strip()}
    tell_of_grade(uow, terms.DEADLINE_EXTENDED, facts, kind=f"{KINDS}:{kind.key}", **more)
    return kept


def ask_grounds(uow: UnitOfWork, command: AskGrounds) -> None:
    """Note that grounds were asked for; the time to appeal begins anew when they are given."""
    uow.require(terms.KEEP_APPEALS)
    facts, kind = locked_result(uow, command.result_id), Kind(command.kind)
    told, rule = facts.notice.told_on, kind.grounds.said("deadline") or kind.deadline
    last = deadlines.deadline_of(uow.session, facts.result_id, rule, told) if told is not None else None
    uow.enforce(rules.check_asking(kind, command.asked_on, told, facts.notice.asked_on, last, uow.today))
    uow.session.add(
        GroundsRequest(
            result_id=facts.result_id,
            asked_on=command.asked_on,
            asked_noted_by=uow.actor.user_id,
            asked_noted_at=uow.now,
        )
    )
    uow.session.flush()
    tell_of_grade(uow, terms.GROUNDS_ASKED, facts, asked=command.asked_on.isoformat())


def give_grounds(uow: UnitOfWork, command: GiveGrounds) -> None:
    """Note that the grounds were given, and by whom."""
    uow.require(terms.KEEP_APPEALS)
    facts = locked_result(uow, command.result_id)
    notice = facts.notice
    problems = list(rules.check_giving(notice.asked_on, notice.given_on, command.given_on, uow.today))
    uow.enforce([*problems, *([] if command.person.strip() else [PersonMissing()])])
    same = GroundsRequest.result_id == facts.result_id
    kept = uow.session.execute(select(GroundsRequest).where(same)).scalar_one()
    kept.given_on, kept.given_by = command.given_on, command.person.strip()
    kept.given_noted_by, kept.given_noted_at = uow.actor.user_id, uow.now
    uow.session.flush()
    tell_of_grade(uow, terms.GROUNDS_GIVEN, facts, given=command.given_on.isoformat())


def note_file(uow: UnitOfWork, command: NoteFile) -> None:
    """Keep in the trail that the file left the program."""
    uow.require(terms.KEEP_APPEALS)
    appeal = uow.session.get(Appeal, command.appeal_id)
    if appeal is None:
        raise NotFound
    facts = queries.subject(uow.session, appeal.result_id, appeal.annulment_id)
    if facts is None:
        raise NotFound
    tell(uow, terms.FILE_MADE, appeal, facts)
