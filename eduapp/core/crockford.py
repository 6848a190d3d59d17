"""Codes that people read from paper and type: Crockford's 32 letters, in groups.

Source: Douglas Crockford, Base 32. Without I, L, O and U there is nothing to mistake for another letter, and
few words to make by chance; what is typed for 0 or 1 all the same is taken for it.
"""

import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 5  # of a letter
AROUND = " \t\r\n\u00a0\ufeff"
"""What keyboards, scanners and files of text put around a code (also in verification/scripts/facts.js)."""
_TAKEN_FOR = str.maketrans(
    {"O": "0", "I": "1", "L": "1", " ": None, "-": None, "\u00a0": None, "\u2013": None}
)
_VALUES = {letter: value for value, letter in enumerate(LETTERS)}


def random(length: int) -> str:
    """So many letters that nobody can guess: 5 bits each."""
    return "".join(secrets.choice(LETTERS) for _letter in range(length))


def in_groups(code: str, size: int) -> str:
    """As it is printed: groups of so many letters with a space between."""
    return " ".join(code[start : start + size] for start in range(0, len(code), size))


def read(typed: str) -> str:
    """The letters as they were made, however they were typed. Raises ValueError for any other sign."""
    code = typed.strip(AROUND).upper().translate(_TAKEN_FOR)
    if not all(letter in _VALUES for letter in code):
        raise ValueError("a sign that is none of the 32 letters")
    return code


def number_of(code: str) -> int:
    """The whole number these letters write, the first the highest. Raises ValueError as `read` does."""
    number = 0
    for letter in read(code):
        number = number << BITS | _VALUES[letter]
    return number


def letters_of(number: int, length: int) -> str:
    """A whole number in so many letters. Raises ValueError if it does not fit."""
    if not 0 <= number < 1 << BITS * length:
        raise ValueError(f"not in {length} letters")
    return "".join(LETTERS[number >> BITS * place & 31] for place in reversed(range(length)))
