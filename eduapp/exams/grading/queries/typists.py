"""Who typed marks from sheets in an exam, and of how many: for the page of its marking."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from eduapp.exams.grading.models import TypedSheet
from eduapp.people.access.models import User


@dataclass(frozen=True)
class Typists:
    """How many candidates have a sheet typed, and by whom. Of what was typed nothing is told."""

    candidates: int
    names: tuple[str, ...]


def typists(session: Session, sitting_id: UUID) -> Typists:
    """Of the sheets in force. One statement."""
    query = (
        select(TypedSheet.candidate_id, User.name)
        .join(User, User.id == TypedSheet.typed_by)
        .where(TypedSheet.sitting_id == sitting_id, TypedSheet.superseded == false())
    )
    found = session.execute(query).all()
    return Typists(len({who for who, _name in found}), tuple(sorted({name for _who, name in found})))
