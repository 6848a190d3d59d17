"""Whether the day by the clock can be true: nothing is issued or signed on a day that the register is past.

A PC's clock may be years off (an empty battery), and what is signed by it bears that day for ever.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation

# So long may nothing have happened before somebody looks at the clock; our own rule.
QUIET = timedelta(weeks=5)


class ClockBehind(Violation):
    """A day that is over by what is written down."""

    message = N_(
        "By the clock it is {today}, but the register or the list of revoked papers is of {day} already. Set"
        " the clock right. If the clock was wrong on {day} instead, two of you begin the list anew, on the"
        " page of the keys of the school."
    )


class ClockAhead(Violation):
    """Weeks after all that is written down: a long holiday, or a clock that is wrong."""

    message = N_(
        "By the clock it is {today}, {count} days after anything was issued or signed here last ({day}). If"
        " that is right, a leader says so on the page “Register of issue”. If not, set the clock right."
    )


class KeyToCome(Violation):
    """A key that was made by a clock that ran ahead."""

    message = N_(
        "The issuing key signs from {first} on, and by the clock it is {today}. If the clock was wrong when"
        " the key was made, two of you renew it, on the page of the keys of the school."
    )


@dataclass(frozen=True)
class Known:
    """What is written down of days: the newest one, one that a leader found right, the key's first one."""

    newest: date | None = None
    confirmed: date | None = None
    key_from: date | None = None


def check_clock(today: date, known: Known) -> Iterator[Violation]:
    """What stands against signing anything today."""
    if known.key_from is not None and today < known.key_from:
        yield KeyToCome(first=date_text(known.key_from), today=date_text(today))
    if known.newest is None:
        return
    if today < known.newest:
        yield ClockBehind(today=date_text(today), day=date_text(known.newest))
    elif today - _looked_at(today, known.newest, known.confirmed) > QUIET:
        count = (today - known.newest).days
        yield ClockAhead(today=date_text(today), day=date_text(known.newest), count=count)


def _looked_at(today: date, newest: date, confirmed: date | None) -> date:
    """The last day that is known to be right. One to come was found right by a clock that was not."""
    return newest if confirmed is None or confirmed > today else max(newest, confirmed)
