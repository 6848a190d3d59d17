"""How each printed fact is written into the map that is signed: its number, its bounds, its bytes.

Numbers of keys and codes are never used again for something else; a new fact takes the next one, and raises
VERSION.
"""

import hashlib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from eduapp.certificates.seals.day_numbers import day_of, number_of
from eduapp.core import crockford

VERSION = 1
SERIAL_LETTERS = 10
LONGEST_NUMBER, LONGEST_CODE = 20, 12  # bytes
MOST_MINUTES, MOST_TEXTS = 10_000_000, 400
DIGEST = 32  # bytes

KINDS = {
    "kursbevis": 1,
    "deltakerbevis": 2,
    "praksisattest": 3,
    "bekreftelse": 4,
    "resultatoversikt": 5,
    "opplaeringslogg": 6,
    "modulbevis": 7,
}
LANGUAGES = {"nb": 1, "nn": 2, "en": 3, "se": 4}
HOURS = {60: 60, 45: 45}  # minutes of the hour that the paper counts in


class NotPrintable(ValueError):
    """These values are not the facts of a certificate. The text names the field, never the value."""


@dataclass(frozen=True)
class Shortened:
    """A text that was too long for the square: its SHA-256 (32 bytes) over UTF-8 in normal form C."""

    digest: bytes

    def is_of(self, text: str) -> bool:
        """Whether it stands for this text (a list: one line each)."""
        return self == shortened(text)


Text = str | Shortened
Texts = tuple[str, ...] | Shortened


def shortened(text: str) -> Shortened:
    """What stands for a text that is too long."""
    return Shortened(hashlib.sha256(normal(text).encode()).digest())


def normal(text: str) -> str:
    """A text as it is kept: normal form C, no spaces around."""
    return unicodedata.normalize("NFC", text).strip()


class Field(NamedTuple):
    """One fact: its number in the map, what it is if nothing is said, and how it is written and read."""

    key: int
    name: str
    empty: object
    fits: Callable[[Any], bool]
    write: Callable[[Any], object]
    read: Callable[[Any], object]


Kind = TypeVar("Kind")
NEEDED = object()  # a fact that every paper says


def _is_text(value: object) -> bool:
    return isinstance(value, Shortened) or (isinstance(value, str) and _is_plain(value))


def _is_plain(text: str) -> bool:
    """Whether a text can be printed in one line: something, no control signs, no halves of letters."""
    return bool(text) and not any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in text)


def _are_texts(value: object) -> bool:
    return isinstance(value, Shortened) or (
        isinstance(value, tuple) and len(value) <= MOST_TEXTS and all(map(_is_text, value))
    )


def _is_short(longest: int) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        return isinstance(value, str) and _is_plain(value) and len(value.encode()) <= longest

    return fits


def _is_serial(value: object) -> bool:
    return isinstance(value, str) and len(value) == SERIAL_LETTERS and set(value) <= set(crockford.LETTERS)


def _is_day(value: object) -> bool:
    return type(value) is date


def _write_text(value: Text) -> object:
    return value.digest if isinstance(value, Shortened) else value


def _read_text(value: object) -> Text:
    if isinstance(value, bytes) and len(value) == DIGEST:
        return Shortened(value)
    return _a(str, value)


def _write_texts(value: Texts) -> object:
    return value.digest if isinstance(value, Shortened) else list(value)


def _read_texts(value: object) -> Texts:
    if isinstance(value, list) and value:
        return tuple(_a(str, one) for one in value)
    if isinstance(value, bytes) and len(value) == DIGEST:
        return Shortened(value)
    raise NotPrintable


def _read_day(value: object) -> date:
    return day_of(_a(int, value))


def _a(kind: type[Kind], value: object) -> Kind:
    if type(value) is not kind:  # True is no number
        raise NotPrintable
    return value


def _text(key: int, name: str) -> Field:
    return Field(key, name, NEEDED, _is_text, _write_text, _read_text)


def _texts(key: int, name: str) -> Field:
    return Field(key, name, (), _are_texts, _write_texts, _read_texts)


def _short(key: int, name: str, longest: int, empty: object = "") -> Field:
    return Field(key, name, empty, _is_short(longest), str, lambda value: _a(str, value))


def _day(key: int, name: str, empty: object = None) -> Field:
    return Field(key, name, empty, _is_day, number_of, _read_day)


def _serial(key: int, name: str, empty: object) -> Field:
    def read(value: object) -> str:
        return crockford.letters_of(_a(int, value), SERIAL_LETTERS)

    return Field(key, name, empty, _is_serial, crockford.number_of, read)


def _one_of(key: int, name: str, codes: Mapping[Any, int], empty: object = NEEDED) -> Field:
    meant = {number: code for code, number in codes.items()}
    return Field(key, name, empty, codes.__contains__, codes.__getitem__, lambda value: meant[_a(int, value)])


def _minutes(key: int, name: str) -> Field:
    def fits(value: object) -> bool:
        return type(value) is int and 0 <= value <= MOST_MINUTES

    return Field(key, name, None, fits, int, lambda value: _a(int, value))


FIELDS = (
    _serial(1, "serial", NEEDED),
    _short(2, "number", LONGEST_NUMBER, NEEDED),
    _one_of(3, "kind", KINDS),
    _text(4, "name"),
    _day(5, "born"),
    _text(6, "title"),
    _minutes(7, "minutes"),
    _one_of(8, "minutes_per_hour", HOURS, 60),
    _short(9, "grade", LONGEST_CODE),
    _short(10, "scale", LONGEST_CODE),
    _day(11, "first"),
    _day(12, "last"),
    _texts(13, "modules"),
    _texts(14, "aims"),
    _text(15, "issuer"),
    _day(16, "issued_on", NEEDED),
    _day(17, "valid_until"),
    _one_of(18, "language", LANGUAGES),
    _serial(19, "replaces", ""),
)
KEYS = {field.name: field.key for field in FIELDS}
