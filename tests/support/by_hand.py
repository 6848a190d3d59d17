"""Figures reckoned by hand from the bare rows: what reports of attendance are held against."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

# Whoever was offered a session of a group, with the mark that stands. Who was put on and never began has no
# last day, and was offered nothing.
_OFFERED = text("""
SELECT l.number, s.day, s.group_id, s.end_minute - s.start_minute AS planned, s.state, s.cancel_reason,
 m.code, m.minutes, m.missed
FROM session AS s
JOIN enrolment AS e ON e.group_id = s.group_id AND e.first_day <= s.day
 AND (s.day <= e.last_day
  OR e.last_day IS NULL AND e.state IN ('planned', 'active', 'suspended', 'auto_suspended'))
JOIN learner AS l ON l.id = e.learner_id
LEFT JOIN attendance_mark AS m ON m.session_id = s.id AND m.learner_id = l.id AND NOT m.superseded
WHERE s.day BETWEEN :first AND :last
""")
_THERE, _KEPT_AWAY = ("present", "late"), ("held", "not_required", "suspended", "struck")
_PRISON = ("lock_down", "staff_short")

Minutes = dict[tuple[str, date], Counter[str]]


def minutes_of_days(look: Session, first: date, last: date) -> Minutes:
    """By number of the learner and day: the minutes of each kind that are not 0."""
    found: Minutes = defaultdict(Counter)
    for row in _offered(look, first, last):
        one = found[row.number, date.fromisoformat(row.day)]
        if row.state == "cancelled" and row.code in (None, *_THERE):
            one["lost" if row.cancel_reason in _PRISON else "school"] += row.planned
        elif row.code is None:
            one["unmarked"] += row.planned
        else:
            one["attended"] += row.minutes
            one[row.missed] += row.planned - row.minutes
    return {key: +minutes for key, minutes in found.items()}


def sums_of_groups(look: Session, first: date, last: date) -> dict[UUID, Counter[str]]:
    """Of each group: the sessions offered that count, those attended, and the minutes of them."""
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for row in _offered(look, first, last):
        if row.state != "cancelled" and row.code not in _KEPT_AWAY:
            there = row.code in _THERE
            found[UUID(row.group_id)] += Counter(held=1, attended=there, minutes=row.minutes or 0)
    return found


def _offered(look: Session, first: date, last: date) -> Iterator[Any]:
    return iter(look.execute(_OFFERED, {"first": first.isoformat(), "last": last.isoformat()}))
