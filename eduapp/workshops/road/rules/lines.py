"""The whole calculation of a road as lines: what was done, what counts, and the rule with its source. Pure.

The column of what counts adds up, in minutes. Months are only shown: hundredths, rounded down, and what is
still asked for rounded up, so that nobody is promised too much.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, number_text
from eduapp.core.spans import hours_and_minutes
from eduapp.workshops.road.rules.entering import RoadFacts
from eduapp.workshops.road.rules.numbers import ENOUGH, HUNDRED, RECENT, TRADES, WAYS, YEARS, source_of
from eduapp.workshops.road.rules.reckoning import LeftOut, MonthLine, Reckoning


@dataclass(frozen=True)
class Line:
    """One line of the calculation. Minutes; None where a column says nothing."""

    id: int
    what: str
    done: int | None
    counted: int | None
    months: str
    rule: str
    source: str


def lines(made: Reckoning, facts: RoadFacts) -> list[Line]:
    """Everything from what is asked for to what is still missing, in the order in which one adds it up."""
    parts = [*_asked(made, facts), *_done(made), *_totals(made)]
    return [Line(place, *part) for place, part in enumerate(parts)]


def months_text(minutes: int, month: int, *, up: bool = False) -> str:
    """Minutes of full work as months with at most two decimals, rounded down unless asked otherwise."""
    hundredths = -(-minutes * HUNDRED // month) if up else minutes * HUNDRED // month
    return number_text(hundredths / HUNDRED, 2)


_Part = tuple[str, int | None, int | None, str, str, str]


def _asked(made: Reckoning, facts: RoadFacts) -> Iterator[_Part]:
    demand = made.demand
    way, year = code_list(WAYS)[facts.way], code_list(YEARS)[facts.year]
    asked = _("Asked for: {trade}").format(trade=code_list(TRADES)[facts.trade].label)
    of_all = _("{count} months").format(count=demand.months)
    yield asked, None, None, of_all, way.label, way.said("basis")
    one = _("One month of full work is {hours} hours").format(hours=hours_and_minutes(demand.month))
    yield one, None, None, "", year.label, year.said("source")


def _done(made: Reckoning) -> Iterator[_Part]:
    month = made.demand.month
    for line in made.months:
        shown = months_text(line.counted, month)
        yield _month(line), line.here + line.outside, line.counted, shown, *source_of(line.rule)
    for left in made.left_out:
        # What months gave beyond is taken off again; the rest is in no month.
        taken = -left.minutes if left.rule in (RECENT, ENOUGH) else 0
        yield _left_out(left), left.minutes, taken, "", *source_of(left.rule)


def _totals(made: Reckoning) -> Iterator[_Part]:
    month, percent = made.demand.month, _("{count} % of what is asked for").format(count=made.percent)
    yield _("Counts in all"), None, made.counted, months_text(made.counted, month), percent, ""
    still = months_text(made.missing, month, up=True)
    decides = _("The county decides what it approves.")
    yield _("Still asked for"), None, made.missing, still, decides, ""


def _month(line: MonthLine) -> str:
    here, outside = hours_and_minutes(line.here), hours_and_minutes(line.outside)
    sentence = (
        (_("{month}: {here} here, {outside} elsewhere") if line.here else _("{month}: {outside} elsewhere"))
        if line.outside
        else _("{month}: {here} here")
    )
    said = sentence.format(month=f"{line.first:%m.%Y}", here=here, outside=outside)
    return _("{month} (older)").format(month=said) if line.older else said


def _left_out(left: LeftOut) -> str:
    if left.what:
        return _("Does not count: {what}").format(what=left.what)
    return _("Does not count")
