"""What is recorded already in sessions that somebody wants to cancel."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Look

from eduapp.education.attendance import rules
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.queries.registers import CURRENT

Standing = tuple[tuple[str, str, int], ...]  # code, where missed minutes go, how many


def standing(look: Look, session_ids: Collection[UUID]) -> Standing:
    """How many marks of each kind stand in these sessions. One statement."""
    query = (
        select(Mark.code, Mark.missed, func.count())
        .where(Mark.session_id.in_(session_ids), CURRENT, Mark.code != rules.STRUCK)
        .group_by(Mark.code, Mark.missed)
    )
    return tuple((code, missed, count) for code, missed, count in look.execute(query))
