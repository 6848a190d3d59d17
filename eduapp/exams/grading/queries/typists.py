"""Who typed marks from sheets in an exam, and of how many: for the page of its marking.

Of what is marked in the program somebody types how many sheets there are: these are no marks.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from eduapp.exams.grading.models import TypedSheet
from eduapp.exams.grading.queries.examiners import examiners_named
from eduapp.exams.grading.queries.gathering import sheet_of
from eduapp.people.access.models import User


@dataclass(frozen=True)
class Typists:
    """How many candidates have a sheet typed, and by whom. Of what was typed nothing is told."""

    candidates: int
    names: tuple[str, ...]
    examiners: tuple[str, ...] = ()  # who marked those sheets, once somebody named them


def typists(session: Session, sitting_id: UUID) -> Typists:
    """Of the sheets in force that say what was earned, with who marked them. Two statements."""
    query = (
        select(TypedSheet, User.name)
        .join(User, User.id == TypedSheet.typed_by)
        .where(TypedSheet.sitting_id == sitting_id, TypedSheet.superseded == false())
    )
    found = [
        (row.candidate_id, name) for row, name in session.execute(query) if not sheet_of(row).counted_only
    ]
    examiners = tuple(one.name for one in examiners_named(session, sitting_id).named)
    names = tuple(sorted({name for _who, name in found}))
    return Typists(len({who for who, _name in found}), names, examiners)
