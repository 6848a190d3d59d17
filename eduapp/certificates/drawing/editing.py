"""A template as people change it: its parts with a name each, what each says, and where it stands in mm.

Everything is a value at a path of the template's table, so that a change is one path and one value.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eduapp.certificates.drawing.assembly import Values
from eduapp.certificates.drawing.fields import FIELDS, LABELS
from eduapp.core.i18n import N_, _

Path = tuple[str | int, ...]
PAGE = "page"
TABLE = "table:"  # before the list of a table: its heads
_FIELD = re.compile(r"\{(\w+)\}")
_SIDES = {
    "left": N_("Left edge"),
    "top": N_("Top edge"),
    "right": N_("Right edge"),
    "bottom": N_("Bottom edge"),
}
_KINDS = {
    "logo": N_("School’s emblem"),
    "frame": N_("Frame"),
    "line": N_("Line"),
    "signature": N_("Signatures"),
    "image": N_("Picture"),
    "background": N_("Picture behind everything"),
    "code": N_("Square for checking"),
    "facts": N_("Facts side by side"),
    "text": N_("Text"),
    "paragraph": N_("Text"),
}
_PATTERNS = {
    "text": N_("Text"),
    "heading": N_("Heading"),
    "note": N_("Text beside the square"),
    "own": N_("Below the line of the person"),
}
_LISTS_OF_PATTERNS = {"labels": N_("Word above fact {number}"), "texts": N_("Fact {number}")}
_COLOURS = {
    "accent": N_("Colour of frame, name and headings"),
    "ink": N_("Colour of letters"),
    "quiet": N_("Colour of small letters"),
    "hair": N_("Colour of thin lines"),
}
# What may be measured in an element: its key, its name, the least and the most, in millimetres.
_LENGTHS = (
    ("width", N_("Width"), 1, 500),
    ("height", N_("Height"), 1, 500),
    ("length", N_("Length of the line"), 0, 500),
    ("room", N_("Room above the line for a signature"), 5, 60),
    ("size", N_("Side of the square"), 30, 36),
    ("space", N_("Space above"), 0, 200),
    ("stretch", N_("More space where there is room"), 0, 200),
)
_TEXT_LINES = ("lines", N_("Lines at most"), 1, 4)
_LETTERS = 7, 90  # points: the smallest that may be printed, and the largest that is read


@dataclass(frozen=True)
class Pattern:
    """Words with fields in them, to be changed."""

    path: Path
    label: str
    text: str


@dataclass(frozen=True)
class Measure:
    """A number to be changed: `unit` is mm, pt, or nothing where lines are counted."""

    path: Path
    label: str
    value: float
    unit: str
    least: float
    most: float


@dataclass(frozen=True)
class Part:
    """A part of the page: `key` tells it from the others, `colours` are texts of their own kind."""

    key: str
    label: str
    patterns: tuple[Pattern, ...] = ()
    measures: tuple[Measure, ...] = ()
    colours: tuple[Pattern, ...] = ()
    number: int = -1  # of its element, from 0; the page itself has none
    beside: tuple[str, ...] = ()  # fields that stand there without a pattern


def parts_of(table: Values) -> tuple[Part, ...]:
    """The page, and every element in the order of the table, each with a name in the language spoken now."""
    elements = table.get("elements", [])
    return (_page(table), *(_part(table, number, one) for number, one in enumerate(elements)))


def name_of(table: Values, number: int) -> str:
    """What an element is called; `number` from 0."""
    elements = table.get("elements", [])
    return _label(elements[number], number) if 0 <= number < len(elements) else ""


def fields_of(part: Part) -> tuple[str, ...]:
    """The fields whose words stand in a part, each once; of a table its heads (`table:results`)."""
    named = (name for one in part.patterns for name in _FIELD.findall(one.text))
    return tuple(dict.fromkeys((*named, *part.beside)))


def placeholders() -> tuple[tuple[str, str], ...]:
    """Every field that may be put into a text, and what it is, in the order of a paper; words come last."""
    return tuple((name, field_name(name)) for name in (*_FIELD_NAMES, *LABELS))


def with_value(values: Values, path: Path, value: object) -> dict[str, Any]:
    """The table with another value at a path; what a smaller letter needs follows (`smallest`)."""
    changed = _put(values, path, value)
    if path[:1] == ("styles",) and path[-1] == "size" and isinstance(value, int | float):
        smallest = changed["styles"][path[1]].get("smallest")
        if isinstance(smallest, int | float) and smallest > value:
            changed = _put(changed, (*path[:-1], "smallest"), value)
    return dict(changed)


def without(values: Values, number: int) -> dict[str, Any]:
    """The table without an element."""
    elements = [one for place, one in enumerate(values["elements"]) if place != number]
    return {**values, "elements": elements}


def with_text(values: Values) -> dict[str, Any]:
    """The table with one more line of text, in the middle of the head of the page."""
    width = values["page"]["width"]
    styles = values["styles"]
    style = "said" if "said" in styles else next(iter(styles))
    fresh = {"kind": "text", "text": "…", "style": style, "at": [width / 4, 12], "width": width / 2}
    return {**values, "elements": [*values["elements"], fresh]}


def with_background(values: Values, *, wanted: bool) -> dict[str, Any]:
    """The table with a picture behind the whole page, or without."""
    others = [one for one in values["elements"] if one.get("kind") != "background"]
    page = values["page"]
    whole = {"kind": "background", "at": [0, 0], "width": page["width"], "height": page["height"]}
    return {**values, "elements": [whole, *others] if wanted else others}


def _put(values: Any, path: Path, value: object) -> Any:  # noqa: ANN401 - tables within lists within tables
    if not path:
        return value
    first, *rest = path
    if isinstance(values, Mapping):
        return {**values, first: _put(values.get(first, {}), tuple(rest), value)}
    made = list(values)
    made[int(first)] = _put(made[int(first)], tuple(rest), value)
    return made


def _page(table: Values) -> Part:
    measures = [*_area(table, ("body",))]
    if "with_code" in table.get("body", {}):
        measures += _area(table, ("body", "with_code"))
    colours = tuple(
        Pattern(("colours", name), _(_COLOURS[name]), str(value))
        for name, value in table.get("colours", {}).items()
        if name in _COLOURS
    )
    return Part(PAGE, _("The page and its column"), (), tuple(measures), colours)


def _area(table: Values, path: Path) -> Iterator[Measure]:
    area: Any = table
    for key in path:
        area = area.get(key, {})
    for side, label in _SIDES.items():
        if isinstance(area.get(side), int | float):
            words = _("Column: {side}") if len(path) == 1 else _("Column of a paper with the square: {side}")
            words = words.format(side=_(label).lower())
            yield Measure((*path, side), words, area[side], "mm", 0, 500)


def _part(table: Values, number: int, element: Values) -> Part:
    path: Path = ("elements", number)
    return Part(
        f"element {number + 1}",
        _label(element, number),
        tuple(_patterns(element, path)),
        (*_measures(element, path), *_letters(table, element)),
        number=number,
        beside=_beside(element),
    )


def _beside(element: Values) -> tuple[str, ...]:
    if element.get("kind") == "code":
        return ("label_verification", "how_to_check")
    return (f"{TABLE}{element.get('items')}",) if element.get("kind") == "table" else ()


def _patterns(element: Values, path: Path) -> Iterator[Pattern]:
    for key, label in _PATTERNS.items():
        if isinstance(element.get(key), str):
            yield Pattern((*path, key), _(label), element[key])
    for key, label in _LISTS_OF_PATTERNS.items():
        for place, text in enumerate(element.get(key, ())):
            yield Pattern((*path, key, place), _(label).format(number=place + 1), str(text))


def _measures(element: Values, path: Path) -> Iterator[Measure]:
    at = element.get("at")
    if isinstance(at, list) and len(at) == 2:  # noqa: PLR2004 - across and down
        yield Measure((*path, "at", 0), _("From the left edge"), at[0], "mm", 0, 500)
        yield Measure((*path, "at", 1), _("From the top edge"), at[1], "mm", 0, 500)
    for key, label, least, most in _LENGTHS:
        value = element.get(key, 0 if key == "space" and at is None else None)
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield Measure((*path, key), _(label), value, "mm", least, most)
    if element.get("kind") == "text":
        key, label, least, most = _TEXT_LINES
        yield Measure((*path, key), _(label), element.get(key, 1), "", least, most)


def _letters(table: Values, element: Values) -> Iterator[Measure]:
    """The letters of its style, which other elements may share."""
    name = element.get("style")
    size = table.get("styles", {}).get(name, {}).get("size") if isinstance(name, str) else None
    if isinstance(size, int | float):
        yield Measure(("styles", str(name), "size"), _("Size of letters"), size, "pt", *_LETTERS)


def _label(element: Values, number: int) -> str:
    words = _("{number}. {what}").format(number=number + 1, what=_what(element))
    if element.get("with") == "serial":
        return _("{part} (with the square)").format(part=words)
    if element.get("without") == "serial":
        return _("{part} (without the square)").format(part=words)
    return words


def _what(element: Values) -> str:
    kind = str(element.get("kind", ""))
    if kind in ("text", "paragraph"):
        text = str(element.get("text", ""))
        named = [field_name(name) for name in _FIELD.findall(text) if name in _FIELD_NAMES or name in LABELS]
        return named[0] if named else (text.strip()[:40] or _("Text"))
    if items := element.get("items"):
        return field_name(str(items))
    return _(_KINDS[kind]) if kind in _KINDS else kind


def field_name(name: str) -> str:
    """What a field is called, in the language spoken now; of a word that stands beside fields, the word."""
    if name in LABELS:
        return LABELS[name]()
    return _(_FIELD_NAMES[name]) if name in _FIELD_NAMES else name


_FIELD_NAMES: Mapping[str, str] = {one.name: one.label for one in FIELDS}
