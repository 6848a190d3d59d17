"""What a month in a workshop is made of, and when it can be counted. Pure.

A line adds up one person: days, minutes counted already, approved, waiting, and what was missed by cause
(code: absence_reasons). All whole minutes. What nobody approved is told, never counted (law-states 2.6).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation

MONTHS = 12  # to choose from, the running one among them
_HOUR = Decimal(60)


@dataclass(frozen=True, slots=True)
class Part:
    """Minutes of one learner in one workshop on one day: worked, or away with the code of why."""

    workshop_id: UUID
    learner_id: UUID
    number: str
    name: str  # family name first
    day: date
    worked: int = 0
    approved: bool = False  # and still what was approved
    counted: bool = False
    adjusted: bool = False  # `worked` is minutes more or less
    away: int = 0
    reason: str = ""  # code: absence_reasons
    zone: str = ""  # whose clock it was


@dataclass(frozen=True)
class Line:
    """One person's month in one workshop."""

    workshop_id: UUID
    learner_id: UUID
    number: str
    name: str  # family name first
    days: int  # on which something was worked
    counted: int
    approved: int  # and not counted yet
    waiting: int  # for approval, or approved once and void now
    missed: Mapping[str, int]  # by cause
    to_count: int = 0  # how many entries are approved and not counted yet
    adjustments: int = 0  # how many of all that two people stand behind, and their minutes
    adjusted: int = 0
    zones: tuple[str, ...] = ()  # whose clock it was; one, if nothing came from elsewhere
    disputed: str = ""  # that the learner says something of these hours is wrong, in words

    @property
    def worked(self) -> int:
        """All that two people stand behind."""
        return self.counted + self.approved


class MonthToCome(Violation):
    """Nothing is counted before it is over."""

    message = N_("The month ends on {last}. A statement can be made from {day}.")


class NothingToCount(Violation):
    """No approved hours that are not counted already."""

    message = N_(
        "No approved hours in {workshop} from {first} to {last} wait to be counted. Choose another month."
    )


def first_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def last_of(month: date) -> date:
    """The last day of a month."""
    return first_of(month + timedelta(days=31)) - timedelta(days=1)


def months(today: date) -> list[date]:
    """The running month and those before it, newest first."""
    found = [first_of(today)]
    while len(found) < MONTHS:
        found.append(first_of(found[-1] - timedelta(days=1)))
    return found


def check_making(workshop: str, month: date, today: date, approved: int) -> Iterator[Violation]:
    """Everything that stands against a statement now; `approved`: how many entries it would count."""
    first, last = date_text(month), date_text(last_of(month))
    if today <= last_of(month):
        yield MonthToCome(last=last, day=date_text(last_of(month) + timedelta(days=1)))
    if not approved:
        yield NothingToCount(workshop=workshop, first=first, last=last)


def lines_of(parts: Iterable[Part]) -> list[Line]:
    """The persons of a month, each workshop by itself, in the order in which they come."""
    found: dict[tuple[UUID, UUID], list[Part]] = {}
    for part in parts:
        found.setdefault((part.workshop_id, part.learner_id), []).append(part)
    return [_line(own) for own in found.values()]


def causes(lines: Iterable[Line]) -> list[str]:
    """The causes for which anything was missed, in the order of the code list."""
    there = {cause for line in lines for cause in line.missed}
    return [code.key for code in code_list("absence_reasons") if code.key in there]


def headings(shown: Sequence[str]) -> tuple[str, ...]:
    """The columns of the file, with those causes."""
    labels = code_list("absence_reasons")
    missed = _("Missed: {cause}")
    return (
        _("Workshop"), _("Learner number"), _("Name"), _("Days"), _("Hours"), _("Counted"),
        _("Approved, not counted"), _("Waiting"), _("Adjustments"), _("Hours adjusted"), _("Time zone"),
        _("Disputed"),
        *(missed.format(cause=labels[key].label) for key in shown),
    )  # fmt: skip


def cells(line: Line, workshop: str, shown: Sequence[str]) -> tuple[str | int | Decimal, ...]:
    """One line of the file; minutes as hours with two decimals."""
    figures = map(in_hours, (line.worked, line.counted, line.approved, line.waiting))
    missed = map(in_hours, (line.missed.get(key, 0) for key in shown))
    adjusted = (line.adjustments, in_hours(line.adjusted))
    return (
        workshop,
        line.number,
        line.name,
        line.days,
        *figures,
        *adjusted,
        ", ".join(line.zones),
        line.disputed,
        *missed,
    )


def in_hours(minutes: int) -> Decimal:
    """Hours with two decimals, rounded to the even one in between: 20 minutes are 0.33."""
    return (Decimal(minutes) / _HOUR).quantize(Decimal("0.01"))


def _line(parts: Sequence[Part]) -> Line:
    one, missed = parts[0], Counter[str]()
    for part in parts:
        missed[part.reason] += part.away
    return Line(
        one.workshop_id,
        one.learner_id,
        one.number,
        one.name,
        len({part.day for part in parts if part.worked and not part.adjusted}),
        sum(part.worked for part in parts if part.counted and part.approved),
        sum(part.worked for part in parts if part.approved and not part.counted),
        sum(part.worked for part in parts if not part.approved),
        {reason: minutes for reason, minutes in missed.items() if minutes},
        sum(part.approved and not part.counted and bool(part.worked) for part in parts),
        sum(part.adjusted and part.approved for part in parts),
        sum(part.worked for part in parts if part.adjusted and part.approved),
        tuple(sorted({part.zone for part in parts} - {""})),
    )
