"""The borders between grades that are in force in a sitting: the rule's, or its own with the reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from eduapp.exams.grading.models import GradeBorder
from eduapp.exams.grading.rules.borders import Border, Borders, rule_of
from eduapp.exams.sittings.models import Sitting
from eduapp.people.access.models import User


@dataclass(frozen=True)
class BorderSet:
    """Borders in force. `id` and the names below it are of borders set for this exam; else they are empty."""

    borders: Borders
    rule: Borders  # what the rule says, whether it is in force or not
    basis: str  # whose rule that is
    id: UUID | None = None
    reason: str = ""
    set_by: str = ""
    set_at: datetime | None = None

    @property
    def mark(self) -> str:
        """What tells these borders from any that were in force before or come after."""
        return str(self.id or "rule")


def borders_of(session: Session, sitting: Sitting) -> BorderSet:
    """Which points give which grade in a sitting. One statement."""
    rule = rule_of(sitting.scale, sitting.day)
    query = (
        select(GradeBorder, User.name)
        .join(User, User.id == GradeBorder.set_by)
        .where(GradeBorder.sitting_id == sitting.id, GradeBorder.superseded == false())
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return BorderSet(rule.borders, rule.borders, rule.basis)
    own, name = found
    rows = tuple(Border(grade, least) for grade, least in cast("list[tuple[str, int]]", own.rows))
    return BorderSet(rows, rule.borders, rule.basis, own.id, own.reason, name, own.set_at)
