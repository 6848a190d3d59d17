"""National identity numbers (fødselsnummer, D-nummer) by their control digits: none gets onto a paper.

Skatteetaten's rules, the old one and that of 2032 beside each other: the first control digit may then be any
of four. Nothing else is read out of a number. Pure.
"""

_LENGTH = 11
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_MODULUS = 11
_RESTS = range(4)  # of the first sum, from 2032 on; 0 before
_MONTHS = {month + added for month in range(1, 13) for added in (0, 40, 80)}  # H numbers, test persons
_DAYS = {day + added for day in range(1, 32) for added in (0, 40)}  # D numbers


def is_national_number(digits: str) -> bool:
    """Whether eleven digits can be a national identity number."""
    if len(digits) != _LENGTH or not (digits.isascii() and digits.isdigit()):
        return False
    if int(digits[:2]) not in _DAYS or int(digits[2:4]) not in _MONTHS:
        return False
    values = [int(one) for one in digits]
    first = sum(weight * value for weight, value in zip(_FIRST, values, strict=False)) % _MODULUS
    second = sum(weight * value for weight, value in zip(_SECOND, values, strict=True)) % _MODULUS
    return first in _RESTS and second == 0
