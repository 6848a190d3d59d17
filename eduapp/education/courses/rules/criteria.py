"""What a course asks of who shall have a certificate of it, and of whom: those who began on a day or later.

Attendance and the exam stand with the course itself; hours, modules and aims are rows with their day, so that
who began earlier is judged by what was said then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

ATTENDANCE, RESULT = "attendance", "result"  # of the course itself
MOST = 9999


@dataclass(frozen=True)
class Criterion:
    """One demand: of so many percent, hours, modules or aims, or a passed exam (1)."""

    kind: str  # code: criterion_kinds, or ATTENDANCE, RESULT
    amount: int
    since: date | None = None  # of who began on this day or later; None: of everybody


class UnknownCriterion(Violation):
    """None of the kinds there are."""

    about = ("kind",)
    message = N_("“{kind}” is nothing a course can ask for.")


class AmountOutside(Violation):
    """No course asks for so much, or for less than nothing."""

    about = ("amount",)
    message = N_("{amount} cannot be asked for. Write a whole number from 0 to {most}; 0 asks for nothing.")


class MoreThanThere(Violation):
    """Nobody could reach it."""

    about = ("amount",)
    message = N_("The course has {there} of these on that day; it cannot ask for {amount}.")


def check_criterion(kind: str, amount: int, there: int) -> Iterator[Violation]:
    """Whether a course can ask for it. `there`: its hours, modules or aims that are valid on the day."""
    if kind not in code_list("criterion_kinds"):
        yield UnknownCriterion(kind=kind)
    elif not 0 <= amount <= MOST:
        yield AmountOutside(amount=amount, most=MOST)
    elif amount > there:
        yield MoreThanThere(amount=amount, there=there)


def in_force(rows: Iterable[Criterion], began: date) -> tuple[Criterion, ...]:
    """Of each kind the newest row for who began on a day, in order; nothing that asks for 0."""
    newest: dict[str, Criterion] = {}
    for row in sorted(rows, key=lambda one: one.since or date.min):
        if row.since is None or row.since <= began:
            newest[row.kind] = row
    order = [ATTENDANCE, *code_list("criterion_kinds").keys(), RESULT]
    return tuple(
        sorted((one for one in newest.values() if one.amount), key=lambda one: order.index(one.kind))
    )
