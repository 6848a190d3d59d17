"""What every subject says of itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.violations import Violation
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Fields, Judge, Preview, RowVerdict


@dataclass(frozen=True)
class Moment:
    """When rows are judged: the site's day, and minutes after midnight."""

    day: date
    minute: int


@dataclass(frozen=True)
class Subject:
    """One kind of list that can be brought in."""

    key: str
    label: str  # N_
    permission: str  # besides files.bring_in
    topics_of: str  # page to open afterwards
    fields: Callable[[date], Fields]
    judge: Callable[[Session, Preview, Moment], Judge]
    bring_in: Callable[[UnitOfWork, Sequence[RowVerdict], UUID], int]  # rows entered
    also_adds: Callable[[Session, Preview], tuple[str, ...]] = lambda _session, _preview: ()


def as_problem(violation: Violation, text: str = "", column: str = "") -> Problem:
    """A rule's violation as the problem of a row."""
    facts = {key: value for key, value in violation.facts.items() if key not in ("text", "column")}
    return Problem(violation.message, facts, str(violation.facts.get("text", text)), column)


def as_problems(violations: Iterable[Violation]) -> Iterable[Problem]:
    """Several at once."""
    return (as_problem(violation) for violation in violations)
