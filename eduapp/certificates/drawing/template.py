"""Templates: folders with a template.toml that says, in millimetres, where everything on a paper stands.

Every template is checked in full when it is read; what is wrong with it comes as sentences, all at once.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.appendix import Look, read_look
from eduapp.certificates.drawing.elements import ELEMENTS, Element
from eduapp.certificates.drawing.facts import KINDS, CertificateFacts, NotFacts
from eduapp.certificates.drawing.fields import NAMES, Value
from eduapp.certificates.drawing.setting import Reader
from eduapp.certificates.drawing.spec import Spec
from eduapp.certificates.drawing.styles import read_style
from eduapp.core.errors import Refused
from eduapp.core.resources import resource
from eduapp.drawing import fonts
from eduapp.drawing.style import Style

_FILE = "template.toml"
_SAMPLE = "sample.json"


@dataclass(frozen=True)
class Area:
    """Part of a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Told:
    """When an element has a place: with what the paper says (`having`), or without it (`lacking`)."""

    having: str = ""
    lacking: str = ""

    def holds(self, values: Mapping[str, Value]) -> bool:
        """Whether it does on a paper that says this."""
        return not (self.having and not values[self.having]) and not (self.lacking and values[self.lacking])


@dataclass(frozen=True)
class Fixed:
    """An element with a place of its own on the page."""

    element: Element
    where: str
    x: float
    y: float
    width: float
    told: Told


@dataclass(frozen=True)
class Flowing:
    """An element of the column that grows and shrinks with what it says.

    `space` stands above it; on a page with room to spare it grows by up to `stretch`. An element `beside` the
    one before shares its row.
    """

    element: Element
    where: str
    space: float
    stretch: float
    beside: bool
    told: Told


@dataclass(frozen=True)
class Template:
    """A checked template: the page, the things with a fixed place, and the column between them."""

    name: str
    version: int
    kinds: tuple[str, ...]
    width: float
    height: float
    body: Area
    body_with_code: Area  # of a paper that bears a square of dots
    fixed: tuple[Fixed, ...]
    flowing: tuple[Flowing, ...]
    appendix: Look | None = None  # without one, all must stand on one page


def template_names(folder: Path | None = None) -> tuple[str, ...]:
    """Every folder with a template in it, in the order of the alphabet."""
    return tuple(sorted(file.parent.name for file in _folder(folder).glob(f"*/{_FILE}")))


def load_template(name: str, folder: Path | None = None) -> Template:
    """Read and check a template. Raises Refused with everything that is wrong with it."""
    file = _file(name, folder, _FILE)
    return _loaded(file, file.stat().st_mtime_ns)


def sample_facts(name: str, folder: Path | None = None) -> CertificateFacts:
    """The invented certificate that shows a template off. Raises Refused if there is none."""
    file = _file(name, folder, _SAMPLE)
    try:
        return CertificateFacts.from_json(file.read_bytes())
    except NotFacts as error:
        raise Refused(faults.TemplateUnreadable(template=f"{name}/{_SAMPLE}", reason=error)) from error


def _folder(folder: Path | None) -> Path:
    return resource("certificates") if folder is None else folder


def _file(name: str, folder: Path | None, file: str) -> Path:
    if name not in template_names(folder):  # which also keeps '../' out
        known = ", ".join(template_names(folder))
        raise Refused(faults.NoTemplate(template=name, known=known))
    path = _folder(folder) / name / file
    if not path.is_file():
        raise Refused(faults.NoSuchFile(where=name, file=file))
    return path


@functools.lru_cache(maxsize=64)
def _loaded(file: Path, changed: int) -> Template:
    del changed  # part of the key only: a template that was edited is read again
    name = file.parent.name
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(faults.TemplateUnreadable(template=name, reason=error)) from error
    spec = Spec(values, name, file.parent)
    template = _read(spec)
    if spec.faults:
        raise Refused(*spec.faults)
    return template


def _read(spec: Spec) -> Template:
    version = int(spec.number("version", 1, 9999))
    kinds = spec.texts("kinds")
    for kind in kinds:
        if kind not in KINDS:
            known = ", ".join(KINDS)
            spec.faults.append(faults.NotAChoice(where=spec.where, key="kinds", value=kind, known=known))
    page = spec.table("page", "page")
    width, height = page.points("width", least=50), page.points("height", least=50)
    page.close()
    body, body_with_code = _bodies(spec.table("body", "body"), width, height)
    colours, styles = _looks(spec)
    look = None
    if spec.has("appendix") and styles and colours:
        look = read_look(Reader(spec.table("appendix", "appendix"), styles, colours))
    fixed, flowing = _elements(spec, styles, colours, width)
    spec.close()
    return Template(spec.where, version, kinds, width, height, body, body_with_code, fixed, flowing, look)


def _bodies(spec: Spec, width: float, height: float) -> tuple[Area, Area]:
    """The column of a page without a square of dots, and with one, whose `bottom_with_code` may be higher."""
    area = Area(spec.points("left"), spec.points("top"), spec.points("right"), spec.points("bottom"))
    bottom = spec.points("bottom_with_code") if spec.has("bottom_with_code") else area.bottom
    spec.close()
    above = replace(area, bottom=bottom)
    for one in (area, above):
        if not (one.left < one.right <= width and one.top < one.bottom <= height):
            spec.faults.append(faults.OutsidePage(where=spec.where))
            break
    return area, above


def _looks(spec: Spec) -> tuple[Mapping[str, str], Mapping[str, Style]]:
    table = spec.table("colours", "colours")
    colours = {name: table.colour(name) for name in table.values}
    named = spec.table("fonts", "fonts")
    families = {name: named.text(name) for name in named.values}
    for family in families.values():
        if not fonts.has_face(f"{family}-Regular"):
            spec.faults.append(faults.NoSuchFile(where="fonts", file=f"{family}-Regular.ttf"))
    looks = spec.table("styles", "styles")
    styles = {
        name: read_style(looks.table(name, f"styles.{name}"), families, colours) for name in looks.values
    }
    return colours, styles


def _elements(
    spec: Spec, styles: Mapping[str, Style], colours: Mapping[str, str], page_width: float
) -> tuple[tuple[Fixed, ...], tuple[Flowing, ...]]:
    fixed: list[Fixed] = []
    flowing: list[Flowing] = []
    kinds = {element.kind: element for element in ELEMENTS}
    if not styles or not colours:
        return (), ()  # already reported; nothing below could be read
    for one in spec.tables("elements", "element"):
        kind = one.choice("kind", kinds)
        one.where += f" ({kind})"
        element = kinds[kind].read(Reader(one, styles, colours))
        told = Told(_field(one, "with"), _field(one, "without"))
        if one.has("at"):
            (x, y), width = one.lengths("at", 2), one.points("width", least=1)
            if x + width > page_width + 1:
                one.faults.append(faults.OutsidePage(where=one.where))
            fixed.append(Fixed(element, one.where, x, y, width, told))
        else:
            space, stretch = one.points("space", default=0), one.points("stretch", default=0)
            flowing.append(Flowing(element, one.where, space, stretch, one.flag("beside"), told))
        one.close()
    return tuple(fixed), tuple(flowing)


def _field(spec: Spec, key: str) -> str:
    return spec.choice(key, sorted(NAMES)) if spec.has(key) else ""
