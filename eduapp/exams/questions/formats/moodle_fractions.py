"""Moodle's list of parts of the points. A number near one of them is that one; any other is refused."""

from decimal import Decimal

from eduapp.exams.questions.formats.faults import FractionNotListed
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.numbers import number_of

_LISTED = (
    "100 90 83.33333 80 75 70 66.66667 60 50 40 33.33333 30 25 20 16.66667 14.28571 12.5 11.11111 10 5 0"
)
FRACTIONS = frozenset(sign * Decimal(part) for part in _LISTED.split() for sign in (1, -1))
_NEAR = Decimal("0.00001")  # 33.3333333 is the 33.33333 of the list; 33 is not


def listed(told: str, line: int) -> Decimal:
    """The part of the list that is meant. Raises Stopped if there is none."""
    number = number_of(told)
    found = None if number is None else next((part for part in FRACTIONS if abs(part - number) < _NEAR), None)
    if found is None:
        raise Stopped(line, FractionNotListed(text=told[:40]))
    return found
