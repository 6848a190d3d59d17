"""What differs between two versions of a template, in the words of template_changes."""

from collections.abc import Iterator, Mapping

from eduapp.certificates.drawing.assembly import Values
from eduapp.certificates.drawing.package import Package

_TEXTS = {"text", "heading", "note", "own", "labels", "texts"}
NOTHING = "nothing"


def changes(before: Package, after: Package) -> tuple[str, ...]:
    """What was changed, in the order of the list; `nothing` where both say the same."""
    found = dict.fromkeys(_changes(before, after))
    return tuple(found) or (NOTHING,)


def _changes(before: Package, after: Package) -> Iterator[str]:
    if _said(before) != _said(after):
        yield "words"
    first, second = _elements(before.table), _elements(after.table)
    if len(first) != len(second):
        yield "elements"
    else:
        keys = {key for one, other in zip(first, second, strict=True) for key in _differing(one, other)}
        if keys & _TEXTS:
            yield "fields"
        if keys - _TEXTS:
            yield "places"
    if any(before.table.get(key) != after.table.get(key) for key in ("page", "body")):
        yield "places"
    if any(before.table.get(key) != after.table.get(key) for key in ("styles", "colours", "fonts")):
        yield "letters"
    if before.background != after.background:
        yield "background"


def _said(package: Package) -> Mapping[str, Values]:
    return {language: words for language, words in package.words.items() if words}


def _elements(table: Values) -> list[Values]:
    return [one for one in table.get("elements", []) if one.get("kind") != "background"]


def _differing(one: Values, other: Values) -> set[str]:
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
