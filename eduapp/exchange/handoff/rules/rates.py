"""Rates with the day from which they hold, in whole øre. Without one there is no money anywhere. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text, number_text
from eduapp.core.violations import Violation
from eduapp.exchange.handoff.rules.minutes import PersonDay
from eduapp.exchange.handoff.rules.overlaps import told_twice

HOUR, DAY, NONE = "hour", "day", "none"
HIGHEST = 1_000_000  # øre: a slip of the comma becomes money (R34)
FAR_AHEAD = timedelta(days=366)
_MINUTES_AN_HOUR = 60


@dataclass(frozen=True)
class Rate:
    """So many øre an hour or a day from a day on; `none` ends it."""

    from_day: date
    unit: str
    amount: int = 0


class UnitUnknown(Violation):
    """Not one of ours."""

    message = N_("“{unit}” is not a way to count. Choose per hour, per day or no rate.")


class AmountMissing(Violation):
    """A rate of nothing is no rate."""

    message = N_("Write how many øre, or choose that there is no rate from that day.")


class AmountTooHigh(Violation):
    """A typing error becomes money."""

    message = N_("{amount} øre is more than {most} øre, so probably a slip of the comma.")


class AmountWithoutRate(Violation):
    """No rate has no amount."""

    message = N_("Where there is no rate there is no amount. Leave it empty.")


class SameRate(Violation):
    """A new rate says something new."""

    message = N_("That rate holds on {day} already.")


class TooFarAhead(Violation):
    """Set for next year at most."""

    message = N_("{day} is more than a year away. Enter the rate when it is decided.")


def rate_on(rates: Iterable[Rate], day: date) -> Rate | None:
    """The rate that holds on a day: the latest from that day or before (R33)."""
    begun = [rate for rate in rates if rate.from_day <= day]
    latest = max(begun, key=lambda rate: rate.from_day, default=None)
    return None if latest is None or latest.unit == NONE else latest


def amount_of(day: PersonDay, rate: Rate | None) -> int | None:
    """Øre for one person on one day, rounded once; a rate for the day pays the part of it that counts.

    Minutes told by the register and by a workshop are paid once.
    """
    if rate is None:
        return None
    paid = sum(line.paid() for line in day.lines) - told_twice(day.lines, paid=True)
    planned = day.minutes.planned - told_twice(day.lines, paid=False)
    whole = _MINUTES_AN_HOUR if rate.unit == HOUR else planned
    return (2 * paid * rate.amount + whole) // (2 * whole) if whole else 0


def check_rate(new: Rate, known: Iterable[Rate], today: date) -> Iterator[Violation]:
    """Everything against a rate from a day on."""
    if new.unit not in code_list("handoff_units"):
        yield UnitUnknown(unit=new.unit)
    elif new.unit == NONE:
        if new.amount:
            yield AmountWithoutRate()
    elif new.amount <= 0:
        yield AmountMissing()
    elif new.amount > HIGHEST:
        yield AmountTooHigh(amount=number_text(new.amount), most=number_text(HIGHEST))
    if new.from_day > today + FAR_AHEAD:
        yield TooFarAhead(day=date_text(new.from_day))
    holds = rate_on(known, new.from_day)
    before = (holds.unit, holds.amount) if holds else (NONE, 0)
    if before == (new.unit, new.amount):
        yield SameRate(day=date_text(new.from_day))
