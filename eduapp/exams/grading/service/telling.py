"""Noting when somebody was told a result, putting such a day right, and that letters were printed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.violations import Violation
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.models import ResultNotice
from eduapp.exams.grading.queries import ReleasedResult
from eduapp.exams.grading.rules import telling as rules
from eduapp.exams.grading.rules.telling import HANDED_OVER, Notice
from eduapp.exams.grading.service.records import locked, tell
from eduapp.exams.sittings.models import Candidate, Result, Sitting


@dataclass(frozen=True, kw_only=True)
class NoteTold(Command):
    """Some candidates were told their results on a day: the time to appeal is counted from it."""

    sitting_id: UUID
    candidate_ids: tuple[UUID, ...]
    told_on: date
    way: str = HANDED_OVER  # code: notice_ways


@dataclass(frozen=True, kw_only=True)
class CorrectNotice(Command):
    """The day somebody was told, or how, was noted wrongly; with the reason."""

    notice_id: UUID
    version: int
    told_on: date
    way: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class NoteLetters(Command):
    """So many result letters of an exam went to a printer."""

    sitting_id: UUID
    count: int


def note_told(uow: UnitOfWork, command: NoteTold) -> None:
    """Note the day of notice of each; once, since the time to appeal runs from it."""
    uow.require(terms.HAND_OUT)
    sitting = locked(uow, command.sitting_id)
    known = {one.candidate_id: one for one in queries.released(uow.session, sitting.id)}
    notice = Notice(command.told_on, command.way)
    problems: list[Violation] = []
    doubts = queries.doubts(uow.session, sitting)
    for id in command.candidate_ids:
        problems += _against(uow, id, known.get(id), notice, late=bool(known))
        if id in known:
            problems += doubts.get(id, ())
    uow.enforce(_once(problems))
    for id in command.candidate_ids:
        _keep(uow, sitting, known[id], notice)


def correct_notice(uow: UnitOfWork, command: CorrectNotice) -> UUID:
    """Put the day of notice right: a new row with the reason; the old one is kept."""
    uow.require(terms.HAND_OUT)
    old = uow.session.get(ResultNotice, command.notice_id)
    if old is None or old.superseded:
        raise NotFound
    candidate = uow.session.get_one(Candidate, uow.session.get_one(Result, old.result_id).candidate_id)
    sitting = locked(uow, candidate.sitting_id)
    uow.lock(ResultNotice, old.id)
    uow.expect_version(old, command.version)
    known = queries.result_of(uow.session, candidate.id)
    if known is None or known.result_id != old.result_id:
        raise NotFound
    before, after = Notice(old.told_on, old.way), Notice(command.told_on, command.way)
    uow.enforce(
        [
            *rules.check_telling(after, known.told_from, uow.today, elsewhere=known.elsewhere),
            *rules.check_correcting(before, after, command.reason, known.asked_on),
        ]
    )
    old.superseded = True
    uow.session.flush()
    return _keep(uow, sitting, known, after, command.reason.strip(), old.told_on)


def tell_anew(uow: UnitOfWork, result_id: UUID) -> None:
    """Within a use case of a feature above: what was told after this result holds not, so it is told anew.

    The time to appeal begins with the new day of notice; the old one is kept as it was.
    """
    live = (ResultNotice.result_id == result_id) & (ResultNotice.superseded == false())
    old = uow.session.scalar(select(ResultNotice).where(live))
    if old is None:
        return
    old.superseded, old.ended_on = True, uow.today
    uow.session.flush()
    candidate = uow.session.get_one(Candidate, uow.session.get_one(Result, result_id).candidate_id)
    told = {"number": candidate.candidate_number, "before": old.told_on.isoformat()}
    tell(uow, terms.NOTICE_ENDED, old.id, locked(uow, candidate.sitting_id), **told)


def note_letters(uow: UnitOfWork, command: NoteLetters) -> None:
    """Keep in the trail that letters with names and grades were printed."""
    uow.require(terms.HAND_OUT)
    tell(uow, terms.LETTERS_PRINTED, command.sitting_id, locked(uow, command.sitting_id), count=command.count)


def _against(
    uow: UnitOfWork, candidate_id: UUID, known: ReleasedResult | None, notice: Notice, *, late: bool
) -> list[Violation]:
    if known is None:
        candidate = uow.session.get(Candidate, candidate_id)
        if candidate is None:
            raise NotFound
        fixed = select(Result.id).where(Result.candidate_id == candidate_id, Result.superseded == false())
        if uow.session.scalar(fixed) is not None:
            number = candidate.candidate_number
            return [rules.LateNotReleased(number=number) if late else rules.NotReleased()]
        return [rules.NoResult(number=candidate.candidate_number)]
    if known.told_on is not None:
        return [rules.ToldAlready(number=known.number, day=date_text(known.told_on))]
    return list(rules.check_telling(notice, known.told_from, uow.today, elsewhere=known.elsewhere))


def _once(problems: list[Violation]) -> list[Violation]:
    """Each sentence once, however many it is about."""
    return list({one.sentence(): one for one in problems}.values())


def _keep(
    uow: UnitOfWork,
    sitting: Sitting,
    known: ReleasedResult,
    notice: Notice,
    reason: str = "",
    before: date | None = None,
) -> UUID:
    kept = ResultNotice(
        result_id=known.result_id,
        told_on=notice.told_on,
        way=notice.way,
        reason=reason,
        noted_by=uow.actor.user_id,
        noted_at=uow.now,
    )
    uow.session.add(kept)
    uow.session.flush()
    told = {
        "number": known.number,
        "told_on": notice.told_on.isoformat(),
        "way": f"{rules.WAYS}:{notice.way}",
    }
    if before is None:
        tell(uow, terms.RESULT_TOLD, kept.id, sitting, **told)
    else:
        told |= {"before": before.isoformat(), "reason": reason}
        tell(uow, terms.NOTICE_CORRECTED, kept.id, sitting, **told)
    return kept.id
