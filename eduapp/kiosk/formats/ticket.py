"""The ticket on a desk: a candidate's number and a code of eight letters, as made, printed and typed."""

import secrets

from eduapp.kiosk.formats.faults import WrongCode

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # after Crockford: no I, L, O, U to mistake or to make words of
LENGTH, GROUP = 8, 4
MOST_TRIES = 5
LARGEST_NUMBER = 999_999
_TAKEN_FOR = str.maketrans(
    {"O": "0", "I": "1", "L": "1", " ": None, "-": None, "\u00a0": None, "\u2013": None}
)


def new_code() -> str:
    """A code that nobody can guess in five tries: 40 bits."""
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))


def written(code: str) -> str:
    """As it is printed: two groups of four."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read_code(typed: str) -> str:
    """The code as it was made, however it was typed. Raises WrongCode for what can be none."""
    code = typed.strip().upper().translate(_TAKEN_FOR)
    if len(code) != LENGTH or any(letter not in LETTERS for letter in code):
        raise WrongCode
    return code


def read_number(typed: str) -> int:
    """A candidate's number. Raises WrongCode for what can be none."""
    figures = typed.strip()
    if not figures.isascii() or not figures.isdigit() or not 1 <= int(figures[:9]) <= LARGEST_NUMBER:
        raise WrongCode
    return int(figures)
