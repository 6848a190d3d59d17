"""Which decision is in force on a day: one answer. Pure.

Of two that are not for the same exams, the one for a course holds alone in its course, so that nothing is
granted twice; two for the same exams never hold on one day (`decision.check_overlap`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID


class Stage(StrEnum):
    """How it stands with a decision on a day."""

    COMING = "coming"
    IN_FORCE = "in_force"
    OVER = "over"  # its last day has passed
    ENDED = "ended"  # withdrawn or replaced


@dataclass(frozen=True)
class Standing:
    """One decision, as far as it says when and for which exams it holds."""

    id: UUID
    course_id: UUID | None  # None: all exams
    valid_from: date
    valid_until: date | None = None  # the last day; None: open
    ends_on: date | None = None  # withdrawn or replaced: from this day on it holds no more

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, with everything that happened to it; None: open."""
        before = None if self.ends_on is None else self.ends_on - timedelta(days=1)
        return min(filter(None, (self.valid_until, before)), default=None)

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day, whatever else does."""
        last = self.last_day
        return self.valid_from <= day and (last is None or day <= last)

    def touches(self, first: date, last: date | None) -> bool:
        """Whether it holds on any day of a period; `last` None: open."""
        own = self.last_day
        if own is not None and own < self.valid_from:
            return False  # ended before it began
        return (own is None or first <= own) and (last is None or self.valid_from <= last)

    def stage(self, day: date) -> Stage:
        """How it stands on a day."""
        if self.ends_on is not None and self.ends_on <= max(day, self.valid_from):
            return Stage.ENDED
        if day < self.valid_from:
            return Stage.COMING
        return Stage.IN_FORCE if self.holds_on(day) else Stage.OVER


def in_force(decisions: Iterable[Standing], course_id: UUID | None, day: date) -> Standing | None:
    """The one decision that holds for an exam in a course (None: no course in particular) on a day."""
    holding = [one for one in decisions if one.course_id in (None, course_id) and one.holds_on(day)]
    return max(holding, key=lambda one: (one.course_id is not None, one.id), default=None)


def ends_soon(one: Standing, day: date, within: int) -> bool:
    """Whether it is in force and ends within so many days by its own last day, with nothing after it."""
    last = one.valid_until
    return one.ends_on is None and one.holds_on(day) and last is not None and (last - day).days <= within
