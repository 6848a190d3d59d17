"""Numbers as files of questions write them: with a decimal point, never so large that reckoning falls."""

import re
from decimal import Decimal

EXACT = 200  # digits, for the middle of a range
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?")


def number_of(text: str) -> Decimal | None:
    """The number that stands there, or None."""
    plain = text.strip()
    if _NUMBER.fullmatch(plain) is None:
        return None
    number = Decimal(plain)
    return number if -EXACT < number.adjusted() < EXACT // 2 else None


def in_full(number: Decimal) -> str:
    """Without an exponent and without noughts at the end."""
    return f"{number.normalize():f}" if number else "0"
