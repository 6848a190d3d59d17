"""Strict reading of what was signed: values of exactly their kind, in their bounds, and nothing else."""

from collections.abc import Collection
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar

from eduapp.certificates.seals import cbor
from eduapp.certificates.seals.day_numbers import day_of
from eduapp.certificates.seals.faults import Newer, NotCanonical, Unfit

LARGEST_NUMBER = 2**53 - 1  # which a web page can still count to
Kind = TypeVar("Kind")


def versioned_map(content: bytes, version: int, keys: Collection[int]) -> dict[int, Any]:
    """The map in some bytes without its version, which stands under 0; exactly these keys.

    Raises Damaged and NotCanonical (cbor.decode), Newer for a later version, Unfit with the key.
    """
    told = cbor.decode(content)
    if not isinstance(told, dict):
        raise Unfit(place=0)
    if whole(told.pop(0, None), 0, least=1) > version:
        raise Newer
    if told.keys() != set(keys):
        raise Unfit(place=", ".join(sorted(map(str, told.keys() ^ set(keys)))[:3]))
    return told


def a(kind: type[Kind], value: object, place: object) -> Kind:
    """The value, if it is of this very kind: True is no number. Raises Unfit."""
    if type(value) is not kind:
        raise Unfit(place=place)
    return value


def whole(value: object, place: object, least: int = 0, most: int = LARGEST_NUMBER) -> int:
    """A whole number in its bounds. Raises Unfit."""
    number = a(int, value, place)
    if not least <= number <= most:
        raise Unfit(place=place)
    return number


def octets(value: object, place: object, length: int | None = None) -> bytes:
    """Bytes, of this length if one is asked for. Raises Unfit."""
    found = a(bytes, value, place)
    if length is not None and len(found) != length:
        raise Unfit(place=place)
    return found


def day(value: object, place: object) -> date:
    """A day. Raises Unfit."""
    try:
        return day_of(a(int, value, place))
    except OverflowError:
        raise Unfit(place=place) from None


def row(value: object, place: object, count: int) -> list[Any]:
    """A list of so many values. Raises Unfit."""
    found = a(list, value, place)
    if len(found) != count:
        raise Unfit(place=place)
    return found


def ascending(keys: list[Any], place: object) -> None:
    """Raise NotCanonical unless each is above the one before: sorted, and none twice."""
    if any(one >= two for one, two in pairwise(keys)):
        raise NotCanonical(place=place)
