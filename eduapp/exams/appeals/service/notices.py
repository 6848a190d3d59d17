"""Noting what the candidate was told of an appeal: that it takes longer, and what was decided."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exams.appeals import terms
from eduapp.exams.appeals.models import AppealNotice
from eduapp.exams.appeals.rules.notices import NOTICES, OUTCOME, check_notice
from eduapp.exams.appeals.service.records import last_day, locked_appeal, tell


@dataclass(frozen=True, kw_only=True)
class NoteNotice(Command):
    """The candidate was told something of an appeal. `before`: the day that was shown, of one put right."""

    appeal_id: UUID
    notice: str  # code: appeal_notices
    on_day: date
    person: str  # who told it
    before: date | None = None


def note_notice(uow: UnitOfWork, command: NoteNotice) -> None:
    """Note who told the candidate on which day, or put that right; the trail keeps both."""
    uow.require(terms.KEEP_APPEALS)
    appeal, facts = locked_appeal(uow, command.appeal_id)
    earliest = last_day(uow, appeal.id) if command.notice == OUTCOME else appeal.received_on
    said = (command.notice, appeal.state, earliest, command.on_day, command.person, uow.today)
    uow.enforce(check_notice(*said, annulled=bool(facts.annulled)))
    same = (
        AppealNotice.appeal_id == appeal.id,
        AppealNotice.notice == command.notice,
        AppealNotice.ended_on.is_(None),
    )
    kept = uow.session.scalar(select(AppealNotice).where(*same))
    if kept is None:
        kept = AppealNotice(appeal_id=appeal.id, notice=command.notice)
        uow.session.add(kept)
    else:
        uow.expect(kept.on_day, command.before, on_day=kept.on_day, person=kept.person)
    kept.on_day, kept.person = command.on_day, command.person.strip()
    kept.noted_by, kept.noted_at = uow.actor.user_id, uow.now
    uow.session.flush()
    more = {"notice": f"{NOTICES}:{command.notice}", "on_day": command.on_day.isoformat()}
    tell(uow, terms.NOTICE_NOTED, appeal, facts, **more, person=kept.person)
