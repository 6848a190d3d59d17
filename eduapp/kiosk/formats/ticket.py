"""The ticket on a desk: a candidate's number and a code of eight letters, as made, printed and typed."""

from eduapp.core import crockford
from eduapp.kiosk.formats.faults import WrongCode

LETTERS = crockford.LETTERS
LENGTH, GROUP = 8, 4
MOST_TRIES = 5
LARGEST_NUMBER = 999_999


def new_code() -> str:
    """A code that nobody can guess in five tries: 40 bits."""
    return crockford.random(LENGTH)


def written(code: str) -> str:
    """As it is printed: two groups of four."""
    return crockford.in_groups(code, GROUP)


def read_code(typed: str) -> str:
    """The code as it was made, however it was typed. Raises WrongCode for what can be none."""
    try:
        code = crockford.read(typed)
    except ValueError:
        raise WrongCode from None
    if len(code) != LENGTH:
        raise WrongCode
    return code


def read_number(typed: str) -> int:
    """A candidate's number. Raises WrongCode for what can be none."""
    figures = typed.strip()
    if not figures.isascii() or not figures.isdigit() or not 1 <= int(figures[:9]) <= LARGEST_NUMBER:
        raise WrongCode
    return int(figures)
