"""What differs between what a course asks for and what somebody reached: for reasons, and for who checks.

Hours are compared as whole minutes, shares by multiplying out: nothing is rounded before it is judged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text, hours_text
from eduapp.core.violations import Violation
from eduapp.education.courses.rules.criteria import ATTENDANCE, RESULT, Criterion

Standing = Literal["less", "just", "more", "waived"]
SOURCE_LINES = {ATTENDANCE: "attended", "hours": "attended", RESULT: "result"}  # else the kind's own name


@dataclass(frozen=True)
class Measured:
    """What somebody reached on one stay. Minutes of the clock; counts of modules and aims."""

    held: int = 0
    attended: int = 0
    minutes: int = 0
    modules: int = 0
    aims: int = 0
    passed: bool = False


@dataclass(frozen=True)
class Difference:
    """One demand beside what was reached, in words, and the line of the paper whose sources prove it.

    `standing`: less than asked, just so much, more, or waived, because the paper says how much itself.
    """

    kind: str  # code: criterion_kinds, or ATTENDANCE, RESULT
    asked: str
    reached: str
    margin: str  # how much more or less, signed; "" where nothing can be counted
    standing: Standing
    source: str  # a line of CertificateSource
    since: date | None  # of whom it is asked

    @property
    def differs(self) -> bool:
        """Whether somebody who checks should stop at it: less than asked, or not asked this time."""
        return self.standing in ("less", "waived")


class TooLittleReached(Violation):
    """Less than the course asks for beside attendance."""

    message = N_("{what}: {reached}; the course asks for {asked} of who began on {since} or later.")

    def sentence(self) -> str:
        """The kind of demand is a word of its list."""
        what = code_list("criterion_kinds")[str(self.facts["kind"])].label
        return _(self.message).format(**self.facts, what=what[:1].upper() + what[1:])


def differences(
    criteria: Sequence[Criterion],
    measured: Measured,
    minutes_per_hour: int,
    waived: frozenset[str] = frozenset(),
) -> tuple[Difference, ...]:
    """Every demand beside what was reached, those first at which somebody should stop.

    `waived`: kinds the paper does not need, as of who left early and whose paper says how much there was.
    """
    found = [_difference(one, measured, minutes_per_hour, one.kind in waived) for one in criteria]
    return tuple(sorted(found, key=lambda one: not one.differs))


def unmet(criteria: Sequence[Criterion], measured: Measured, minutes_per_hour: int) -> Iterator[Violation]:
    """Hours, modules and aims of which there are too few. Attendance and exam have reasons of their own."""
    for one in criteria:
        if one.kind in (ATTENDANCE, RESULT) or _missing(one, measured, minutes_per_hour) <= 0:
            continue
        told = _difference(one, measured, minutes_per_hour, waived=False)
        since = date_text(one.since) if one.since else ""
        yield TooLittleReached(kind=one.kind, reached=told.reached, asked=told.asked, since=since)


def _missing(one: Criterion, measured: Measured, minutes_per_hour: int) -> int:
    """How much is lacking, above 0 if anything: hundredths of sessions, minutes, or how many."""
    match one.kind:
        case "attendance":
            return one.amount * measured.held - measured.attended * 100
        case "hours":
            return one.amount * minutes_per_hour - measured.minutes
        case "result":
            return int(not measured.passed)
        case "aims":
            return one.amount - measured.aims
        case _:
            return one.amount - measured.modules


def _difference(one: Criterion, measured: Measured, minutes_per_hour: int, waived: bool) -> Difference:
    missing = _missing(one, measured, minutes_per_hour)
    standing: Standing = "less" if missing > 0 else "just" if missing == 0 else "more"
    asked, reached, margin = _words(one, measured, minutes_per_hour, -missing)
    source = SOURCE_LINES.get(one.kind, one.kind)
    return Difference(one.kind, asked, reached, margin, "waived" if waived else standing, source, one.since)


def _words(one: Criterion, measured: Measured, unit: int, margin: int) -> tuple[str, str, str]:
    """What is asked, what was reached, and how much more or less."""
    if one.kind == ATTENDANCE:
        counted = _("{attended} of {held} sessions").format(attended=measured.attended, held=measured.held)
        return f"{one.amount} %", counted, ""
    if one.kind == RESULT:
        return _("passed"), _("passed") if measured.passed else _("not passed"), ""
    if one.kind == "hours":
        reached = hours_text(measured.minutes, unit)
        return hours_text(one.amount * unit, unit), reached, _signed(hours_text(abs(margin), unit), margin)
    reached = str(measured.aims if one.kind == "aims" else measured.modules)
    return str(one.amount), reached, _signed(str(abs(margin)), margin)


def _signed(amount: str, margin: int) -> str:
    return f"{'+' if margin > 0 else '−'}{amount}" if margin else ""
