"""Where somebody is told to have been at school and in a workshop at once: pointed out, and paid once. Pure.

Which of the two counts is said by the closed list handoff_overlaps, with its reason.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text
from eduapp.education.timetable.rules import time_text
from eduapp.exchange.handoff.rules.minutes import SCHOOL, WORKSHOP, Line, PersonDay


@dataclass(frozen=True, slots=True)
class Overlap:
    """From when to when two lines of a day say different things, and whether both would be paid."""

    start: int
    end: int
    both_paid: bool


def overlaps(lines: Iterable[Line]) -> Iterator[Overlap]:
    """The times of a day told by the register and by a workshop: there, or lost and paid as if there."""
    known = [line for line in lines if line.end]
    at_school = [line for line in known if line.source == SCHOOL and line.paid()]
    at_work = [line for line in known if line.source == WORKSHOP and line.taken]
    for work in at_work:
        for lesson in at_school:
            start, end = max(work.start, lesson.start), min(work.end, lesson.end)
            if start < end:
                yield Overlap(start, end, bool(work.paid()))


def told_twice(lines: Iterable[Line], *, paid: bool) -> int:
    """Minutes that stand in two lines; only those that both would be `paid`, or all. Breaks are no work."""
    parts = tuple(lines)
    twice = 0
    for work in parts:
        if work.source == WORKSHOP and (work.paid() or not paid):
            schooled = [line for line in parts if line.source == SCHOOL]
            length = sum(one.end - one.start for one in overlaps([work, *schooled]))
            twice += min(length, work.taken)
    return twice


def overlaps_of(day: PersonDay) -> list[str]:
    """Each of a person's day: Dahl, Petter, 23.11.2026 08.30–10.00."""
    return [
        f"{day.name}, {date_text(day.day)} {time_text(one.start, one.end)}" for one in overlaps(day.lines)
    ]


def which_counts() -> str:
    """The rule with its reason and paragraph."""
    [rule] = code_list("handoff_overlaps")
    return _("{rule} ({basis})").format(rule=rule.label, basis=rule.said("basis"))
