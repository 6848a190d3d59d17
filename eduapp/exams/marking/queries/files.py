"""Files of examiners who mark without this program: how they stand, and what goes into one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.errors import NotFound
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import MarkingExaminer, MarkingFile
from eduapp.exams.marking.queries.asking import require
from eduapp.exams.marking.queries.desk import desk_of
from eduapp.exams.marking.rules.desk import Desk


@dataclass(frozen=True)
class FileState:
    """The newest file of an examiner: when it was made, and when one came back (None: not yet)."""

    made_at: datetime
    returned_at: datetime | None


def files(session: Session, sitting_id: UUID) -> Mapping[UUID, FileState]:
    """By examiner. What opens a file is never told."""
    query = (
        select(MarkingFile.examiner_id, MarkingFile.made_at, MarkingFile.returned_at)
        .join(MarkingExaminer, MarkingExaminer.id == MarkingFile.examiner_id)
        .where(MarkingExaminer.sitting_id == sitting_id)
        .order_by(MarkingFile.made_at, MarkingFile.id)
    )
    return {examiner: FileState(made, back) for examiner, made, back in session.execute(query)}


def desk_to_hand_out(session: Session, examiner_id: UUID) -> Desk | None:
    """What an examiner has to mark now, without a mark: who makes the file could open it.

    None before the exam is sealed. Raises NotAllowed and NotFound.
    """
    require(session, terms.HANDLE_FILES)
    one = session.get(MarkingExaminer, examiner_id)
    if one is None or one.ended_at is not None:
        raise NotFound
    desk = desk_of(session, one.sitting_id, one.place)
    if desk is None:
        return None
    return replace(desk, answers=tuple(replace(each, given=None, note="") for each in desk.answers))
