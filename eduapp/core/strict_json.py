"""Strict reading of JSON from elsewhere: no doubled or unknown names, no floats, nothing too deep."""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

Facts = dict[str, Any]
T = TypeVar("T")

DEEPEST, LARGEST_NUMBER = 12, 2**53


class Unfit(ValueError):
    """These bytes are not what they should be. The text says where, and holds nothing of what they say."""


def read_facts(content: bytes) -> Facts:
    """The object in some bytes of JSON. Raises Unfit for what two readers could take for two things."""
    try:
        found = _DECODER.decode(content.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Unfit("no JSON") from error
    if not isinstance(found, dict):
        raise Unfit("no object")
    _look_through(found, DEEPEST)
    return found


def named(facts: Facts, needed: Collection[str], also: Collection[str] = ()) -> Facts:
    """The same facts, if they have exactly these names: all that are needed, and none but them and `also`."""
    names, must = facts.keys(), frozenset(needed)
    if not must <= names <= must.union(also):
        missing, odd = must - names, names - must.union(also)
        raise Unfit(f"names: {', '.join(sorted(missing | odd))[:80]}")
    return facts


def text(facts: Mapping[str, Any], name: str, longest: int = 200) -> str:
    """A text of at most so many letters."""
    found = facts.get(name)
    if not isinstance(found, str) or len(found) > longest:
        raise Unfit(name)
    return found


def whole(facts: Mapping[str, Any], name: str, least: int = 0, most: int = LARGEST_NUMBER) -> int:
    """A whole number in its bounds. True is none."""
    found = facts.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
        raise Unfit(name)
    return found


def hexadecimal(facts: Mapping[str, Any], name: str, count: int) -> bytes:
    """So many bytes, written as two lower-case digits each."""
    found = text(facts, name, 2 * count)
    try:
        made = bytes.fromhex(found)
    except ValueError as error:
        raise Unfit(name) from error
    if len(made) != count or made.hex() != found:
        raise Unfit(name)
    return made


def each(facts: Mapping[str, Any], name: str, read: Callable[[Any], T], most: int = 1000) -> tuple[T, ...]:
    """A list, each of it read."""
    found = facts.get(name)
    if not isinstance(found, list) or len(found) > most:
        raise Unfit(name)
    return tuple(read(one) for one in found)


def _once_each(pairs: list[tuple[str, Any]]) -> Facts:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Unfit("a name twice")
    return made


def _no_number(_text: str) -> None:
    raise Unfit("a number with a point")


_DECODER = json.JSONDecoder(object_pairs_hook=_once_each, parse_float=_no_number, parse_constant=_no_number)


def _look_through(value: object, depth: int) -> None:
    if depth < 0:
        raise Unfit("too deep")
    if isinstance(value, dict):
        for one in value.values():
            _look_through(one, depth - 1)
    elif isinstance(value, list):
        for one in value:
            _look_through(one, depth - 1)
    elif isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        raise Unfit("a number too large")
