"""What an item declares of an answer: what is right, and what each answer earns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from eduapp.exams.questions.formats.faults import DecimalComma, NotANumber
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.numbers import in_full, number_of
from eduapp.exams.questions.formats.qti_faults import KeyMissing, KeyUnknown, NamedTwice, NotTaken
from eduapp.exams.questions.formats.qti_names import MAP, MATCH
from eduapp.exams.questions.formats.xml_tree import Element
from eduapp.exams.questions.rules.checks import FINEST
from eduapp.exams.questions.rules.question import ALL, NOTHING_EARNED


@dataclass(frozen=True)
class Entry:
    """What one answer earns, in points of the item."""

    key: str
    points: Decimal
    case_matters: bool


@dataclass(frozen=True)
class Mapping:
    """What each answer earns, and within what bounds."""

    entries: tuple[Entry, ...]
    default: Decimal
    lower: Decimal | None
    upper: Decimal | None

    def points(self, key: str) -> Decimal:
        """What an answer earns by itself."""
        return next((entry.points for entry in self.entries if entry.key == key), self.default)


@dataclass(frozen=True)
class Declared:
    """An answer as it is declared."""

    cardinality: str
    base_type: str
    correct: tuple[str, ...]
    mapping: Mapping | None
    line: int

    def has_key(self, marking: str) -> bool:
        """Whether anything is said of what is right. Raises Stopped if the way of marking needs more."""
        held = {MATCH: bool(self.correct), MAP: self.mapping is not None}
        if not held.get(marking, True):
            raise Stopped(self.line, KeyMissing(text=marking))
        return any(held.values())

    def is_mapped(self, marking: str) -> bool:
        """Whether points are those of the mapping; without a way of marking, if there is one."""
        return marking == MAP or (marking != MATCH and self.mapping is not None)

    def check_keys(self, choices: Iterable[str], marking: str) -> None:
        """Raises Stopped if the key names what is none of the choices."""
        known = set(choices)
        keys = [entry.key for entry in self.mapping.entries] if self.mapping else []
        for key in (*self.correct, *(keys if self.is_mapped(marking) else ())):
            if key not in known:
                raise Stopped(self.line, KeyUnknown(text=key[:40]))


def declared_in(item: Element) -> dict[str, Declared]:
    """All answers that an item declares, by name. Raises Stopped if two have one name."""
    found = dict[str, Declared]()
    for each in item.all("responseDeclaration"):
        name = each.attributes.get("identifier", "")
        if name in found:
            raise Stopped(each.line, NamedTwice(text=name[:40]))
        found[name] = _declared(each)
    return found


def check_once(element: Element, *names: str) -> None:
    """Raises Stopped if two of a name stand in an element: only the first would be read."""
    for name in names:
        for again in list(element.all(name))[1:]:
            raise Stopped(again.line, NamedTwice(text=name))


def percent_of(points: Decimal, most: Decimal) -> Decimal:
    """A part of all points, as fine as the bank keeps it."""
    if most <= 0:
        return NOTHING_EARNED
    part = points / most * ALL
    return part if abs(part) > ALL else Decimal(in_full(part.quantize(FINEST)))


def _declared(element: Element) -> Declared:
    if element.first("areaMapping"):
        raise Stopped(element.line, NotTaken(text="areaMapping"))
    check_once(element, "correctResponse", "mapping")
    correct, mapping = element.first("correctResponse"), element.first("mapping")
    return Declared(
        element.attributes.get("cardinality", ""),
        element.attributes.get("baseType", ""),
        tuple(value.words.strip() for value in correct.all("value")) if correct else (),
        _mapping(mapping) if mapping else None,
        element.line,
    )


def _mapping(element: Element) -> Mapping:
    entries, seen = list[Entry](), set[str]()
    for each in element.all("mapEntry"):
        told = each.attributes
        key = told.get("mapKey", "").strip()
        if key in seen:
            raise Stopped(each.line, NamedTwice(text=key[:40]))
        seen.add(key)
        matters = told.get("caseSensitive", "true").strip() in {"true", "1"}
        entries.append(Entry(key, _number(each, "mappedValue", "?"), matters))
    bounds = (_bound(element, name) for name in ("lowerBound", "upperBound"))
    return Mapping(tuple(entries), _number(element, "defaultValue", "0"), *bounds)


def _bound(element: Element, name: str) -> Decimal | None:
    return _number(element, name, "") if name in element.attributes else None


def _number(element: Element, name: str, otherwise: str) -> Decimal:
    told = element.attributes.get(name, otherwise)
    number = number_of(told)
    if number is None:
        reason = DecimalComma if "," in told else NotANumber
        raise Stopped(element.line, reason(text=told[:40]))
    return number
