"""Who marked the sheets of a sitting: named, or appointed in the program."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.exams.grading.models import SheetExaminers
from eduapp.exams.grading.rules.examiners import Named
from eduapp.exams.marking import queries as marking
from eduapp.exams.marking.rules.final import PAIR


@dataclass(frozen=True)
class NamedExaminers:
    """As they were named last, and how often they have been."""

    named: tuple[Named, ...]
    number: int


def examiners_named(session: Session, sitting_id: UUID) -> NamedExaminers:
    """Who marked the sheets, as somebody named them. One statement."""
    query = select(SheetExaminers.named, SheetExaminers.superseded)
    rows = session.execute(query.where(SheetExaminers.sitting_id == sitting_id)).all()
    current = next((cast("list[tuple[str, bool]]", named) for named, old in rows if not old), [])
    return NamedExaminers(tuple(Named(name, external) for name, external in current), len(rows))


def examiners_known(session: Session, sitting_id: UUID) -> bool:
    """Whether it is known who marked: named, or two are appointed."""
    rows = select(func.count()).where(SheetExaminers.sitting_id == sitting_id)
    if session.scalar(rows):
        return True
    return {one.place for one in marking.examiners(session, sitting_id)} >= set(PAIR)
