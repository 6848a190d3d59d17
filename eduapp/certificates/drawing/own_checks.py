"""Everything that stands against a school's own template: on the page, in every language and kind of letters.

Each sentence names the part by what people call it, not by its place in a file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eduapp.certificates.drawing import assembly, faults, page, template
from eduapp.certificates.drawing.assembly import Shelf
from eduapp.certificates.drawing.editing import Part, name_of, parts_of
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.fields import values
from eduapp.certificates.drawing.official import says_official
from eduapp.certificates.drawing.own import Own
from eduapp.certificates.drawing.package import Package, to_bytes
from eduapp.certificates.drawing.phrases import NO_WORDS
from eduapp.certificates.drawing.together import against_together
from eduapp.certificates.terms import LANGUAGE_NAMES
from eduapp.core.errors import Refused
from eduapp.core.i18n import _
from eduapp.core.violations import Violation

MOST_ELEMENTS = 120
_ELEMENT = re.compile(r"element (\d+)(?: \(\w+\))?")
_STYLE = re.compile(r"styles\.(\w+)")
_WORDS = re.compile(r"words\.(\w+)\.toml")


@dataclass(frozen=True)
class Sample:
    """A paper the template must be able to draw; `form`: how it differs from the usual one."""

    facts: CertificateFacts
    look: str
    form: str = ""


def problems_of(package: Package, look: str, own: Own, samples: Iterable[Sample]) -> tuple[Violation, ...]:
    """All that stands against keeping a template for a look; none if every sample can be drawn."""
    against = [*_against_table(package, look)]
    if against:
        return tuple(against)
    kept = Own(to_bytes(package), own.version, own.pictures)
    found: dict[str, Violation] = {}
    for sample in samples:
        for one in _against_sample(kept, sample, package):
            said = one.sentence()
            if said not in found:
                found[said] = faults.InThisForm(form=sample.form, said=said) if sample.form else one
    return tuple(found.values())


def named(violation: Violation, package: Package) -> Violation:
    """The same violation, about a part by its name and a key by what the editor calls it."""
    where = str(violation.facts.get("where", ""))
    if words := _WORDS.fullmatch(where):
        language = LANGUAGE_NAMES.get(words[1], words[1])
        return _again(violation, where=_("Words in {language}").format(language=language))
    if (number := _number(where, package)) is None:
        return violation
    told = {"where": name_of(package.table, number)}
    if isinstance(violation, faults.UnknownField):
        return faults.NoSuchField(**told, field=violation.facts["field"])
    if key := violation.facts.get("key"):
        part = next((one for one in parts_of(package.table) if one.number == number), None)
        told["key"] = _key(part, str(key)) if part else str(key)
    return _again(violation, **told)


def _again(violation: Violation, **told: object) -> Violation:
    return type(violation)(**{**violation.facts, **told})


def _number(where: str, package: Package) -> int | None:
    """The element a place in the table is about, from 0: of a style the first that is set in it."""
    if element := _ELEMENT.fullmatch(where):
        return int(element[1]) - 1
    style = _STYLE.fullmatch(where)
    elements = package.table.get("elements", [])
    return next((place for place, one in enumerate(elements) if style and one.get("style") == style[1]), None)


def _key(part: Part, key: str) -> str:
    """What the editor calls a value of an element: a number, or a text."""
    measures = (one.label for one in part.measures if one.path[2:3] == (key,))
    patterns = (one.label for one in part.patterns if one.path[2:3] == (key,))
    return next(iter((*measures, *patterns)), key)


def _against_table(package: Package, look: str) -> Iterator[Violation]:
    elements = package.table.get("elements", [])
    if not isinstance(elements, list) or len(elements) > MOST_ELEMENTS:
        yield faults.TooManyElements(most=MOST_ELEMENTS)
        return
    wanted = assembly.assembled(look, Shelf.of(None))
    if package.table.get("kinds") != wanted["kinds"]:
        yield faults.WrongTemplate(template=look)
    sheet = package.table.get("page")
    if sheet != wanted["page"]:
        yield faults.OtherSheet(told=_size(sheet), wanted=_size(wanted["page"]))
    if not any(isinstance(one, dict) and one.get("kind") == "code" for one in elements):
        yield faults.NoSquare()


def _size(sheet: object) -> str:
    if not isinstance(sheet, dict):
        return "–"
    return f"{sheet.get('width', '–')} × {sheet.get('height', '–')}"


def _against_sample(own: Own, sample: Sample, package: Package) -> Sequence[Violation]:
    try:
        made = template.load_template(sample.look, None, own)
        said = values(sample.facts, made.words.get(sample.facts.language, NO_WORDS))
        found = [
            *page.lay_out(sample.facts, made).problems,
            *against_together(sample.facts, made, said, says_official),
        ]
    except Refused as refused:
        found = list(refused.violations)
    return [named(one, package) for one in found]
