"""What the candidate was told of an appeal: by notices of its own, or by the letter with the new grade."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ScalarSelect, false, func, select
from sqlalchemy.orm import Session

from eduapp.exams.appeals.models import Appeal, AppealEvent, AppealNotice
from eduapp.exams.appeals.rules.notices import BY_LETTER
from eduapp.exams.appeals.rules.steps import CONFIRM, LOWER, RAISE
from eduapp.exams.grading.models import ResultNotice
from eduapp.exams.sittings.models import Result


@dataclass(frozen=True)
class NoticeRow:
    """What the candidate was told of it, when and by whom."""

    notice: str  # code: appeal_notices
    on_day: date
    person: str
    ended_on: date | None = None  # what was told holds no more since


def notices_of(session: Session, appeal_id: UUID) -> list[NoticeRow]:
    """All that was told of an appeal, the first first; what was taken back too."""
    columns = (AppealNotice.notice, AppealNotice.on_day, AppealNotice.person, AppealNotice.ended_on)
    query = select(*columns).where(AppealNotice.appeal_id == appeal_id).order_by(AppealNotice.noted_at)
    return [NoticeRow(*row) for row in session.execute(query)]


def letter_day() -> ScalarSelect[date]:
    """The day somebody was told the grade that an appeal led to: the letter with it tells the outcome."""
    decided = (
        select(func.max(AppealEvent.entered_at))
        .where(AppealEvent.appeal_id == Appeal.id, AppealEvent.step.in_((RAISE, LOWER, CONFIRM)))
        .correlate(Appeal)
        .scalar_subquery()
    )
    query = (
        select(func.min(ResultNotice.told_on))
        .join(Result, Result.id == ResultNotice.result_id)
        .where(
            Appeal.state.in_(BY_LETTER),
            Result.candidate_id == Appeal.candidate_id,
            Result.id != Appeal.result_id,
            Result.entered_at >= decided,
            ResultNotice.superseded == false(),
        )
    )
    return query.correlate(Appeal).scalar_subquery()
