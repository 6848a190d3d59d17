"""Tables as files that anybody can read without the program: CSV as RFC 4180 has it, and JSON.

In CSV texts stand in quotes and all else does not, so that an empty text and nothing at all stay apart. A
text that a spreadsheet would take for a formula gets an apostrophe in front (core.sheets), which `plain`
takes away again. In JSON each row is a line of its own, and values are exact: numbers, texts, true and false,
null. Bytes are Base64, moments are UTC.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from eduapp.core.canonical import canonical
from eduapp.core.sheets import guarded, unguarded

Value = str | int | float | bool | None
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)')


class Unreadable(ValueError):
    """This is no CSV as RFC 4180 has it. The text says in which line, counted from 1."""


def written(value: object) -> Value:
    """A value of the program as it stands in files. Raises TypeError for a kind that nobody thought of."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, dict | list):
        return canonical(value)
    if isinstance(value, UUID | Decimal):
        return str(value)
    raise TypeError(type(value).__name__)


def csv_line(values: Sequence[Value]) -> str:
    """One record, with its line break."""
    return ",".join(map(_cell, values)) + "\r\n"


def json_line(names: Sequence[str], values: Sequence[Value]) -> str:
    """One row as an object, on one line."""
    return json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False)


def records(lines: Iterable[str]) -> Iterator[list[str | None]]:
    """The records of a CSV, given line by line: quoted cells and bare ones as texts, empty bare ones None.

    Raises Unreadable.
    """
    begun, number = "", 0
    for line in lines:
        begun, number = begun + line, number + 1
        if begun.count('"') % 2 == 0:  # no quote is open
            yield _record(begun, number)
            begun = ""
    if begun:
        raise Unreadable(f"line {number}")


def _record(text: str, number: int) -> list[str | None]:
    cells: list[str | None] = []
    place = 0
    while place < len(text):
        found = _CELL.match(text, place)
        if found is None:
            raise Unreadable(f"line {number}")
        quoted, bare, _end = found.groups()
        cells.append((bare or None) if quoted is None else quoted.replace('""', '"'))
        place = found.end()
    return cells


def plain(cell: str) -> str:
    """A text as it was before a spreadsheet was kept from reckoning it."""
    return unguarded(cell)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    return '"' + guarded(value).replace('"', '""') + '"'


def as_in_csv(value: Value) -> str | None:
    """How a cell reads again."""
    if value is None or isinstance(value, str):
        return value
    return _cell(value)
