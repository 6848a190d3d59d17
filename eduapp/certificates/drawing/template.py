"""Templates: folders with a template.toml that says, in millimetres, where everything on a paper stands.

Every template is checked in full when it is read; what is wrong with it comes as sentences, all at once.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from eduapp.certificates.drawing import assembly, faults, package
from eduapp.certificates.drawing.appendix import Look, read_look
from eduapp.certificates.drawing.assembly import Shelf
from eduapp.certificates.drawing.elements import ELEMENTS, Element, List
from eduapp.certificates.drawing.facts import KINDS, PAPER_LANGUAGES, CertificateFacts, Language, NotFacts
from eduapp.certificates.drawing.fields import NAMES, Value
from eduapp.certificates.drawing.own import NO_OWN, Own
from eduapp.certificates.drawing.phrases import Words
from eduapp.certificates.drawing.school_pictures import NO_PICTURES, Pictures, pictures_in
from eduapp.certificates.drawing.setting import Reader
from eduapp.certificates.drawing.spec import Spec
from eduapp.certificates.drawing.styles import read_style
from eduapp.certificates.drawing.words import words_of
from eduapp.core.errors import Refused
from eduapp.core.files import read_whole
from eduapp.drawing import fonts
from eduapp.drawing.style import Align, Style

SINKING = 0.3  # a short text stands a little above the middle
AXES: tuple[Align, ...] = ("center", "left")


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
    encloses: bool = False  # whether every list goes on the appendix: the first page is a small one
    sinking: float = 0  # how much of the room left over stands above the column, from 0 to 1
    axis: Align = "center"  # where short things stand: in the middle, or where lines begin
    logo: bytes = b""  # the school's emblem
    words: Mapping[Language, Words] = field(default_factory=dict)  # of languages it says in its own way
    is_own: bool = False  # the school's, not the program's


def template_names(folder: Path | None = None) -> tuple[str, ...]:
    """Every folder with a template in it, in the order of the alphabet; `folder`: the school's own."""
    return Shelf.of(folder).names()


def looks(name: str, folder: Path | None = None) -> tuple[str, ...]:
    """Every full name a template can be asked for by: in each layout, and in each variant of the letters."""
    return assembly.looks_of(name, Shelf.of(folder))


def layout_of(name: str, folder: Path | None = None) -> str:
    """The layout a name asks for, or its template's usual one."""
    return assembly.layout_of(name, Shelf.of(folder))


def load_template(name: str, folder: Path | None = None, own: Own = NO_OWN) -> Template:
    """Read and check a template, or the school's own in its place, with its pictures.

    Raises Refused with everything that is wrong with it.
    """
    shelf = Shelf.of(folder)
    files = assembly.files_of(name, shelf)
    words = tuple(
        file for language in PAPER_LANGUAGES for file in shelf.words(files[0].parent.name, language)
    )
    changed = tuple((file, file.stat().st_mtime_ns) for file in (*files, *words))
    if own.template:
        return _kept(name, shelf, changed, own)
    pictures = pictures_in(folder) if own.pictures == NO_PICTURES else own.pictures
    return _loaded(name, shelf, changed, pictures)


def sample_facts(name: str, folder: Path | None = None) -> CertificateFacts:
    """The invented certificate that shows a template off. Raises Refused if there is none."""
    base = name.partition(".")[0]
    file = Shelf.of(folder).folder(base) / assembly.SAMPLE
    if not file.is_file():
        raise Refused(faults.NoSuchFile(where=base, file=assembly.SAMPLE))
    try:
        return CertificateFacts.from_json(read_whole(file))
    except NotFacts as error:
        unreadable = f"{base}/{assembly.SAMPLE}"
        raise Refused(faults.TemplateUnreadable(template=unreadable, reason=error)) from error


def checked(
    values: Mapping[str, object], name: str, home: Path, pictures: Pictures = NO_PICTURES
) -> Template:
    """The template a whole table makes; `home` holds its pictures. Raises Refused with all that is wrong."""
    spec = Spec(values, name, home, pictures)
    template = _read(spec)
    if spec.faults:
        raise Refused(*spec.faults)
    return template


@functools.lru_cache(maxsize=128)
def _loaded(name: str, shelf: Shelf, changed: tuple[tuple[Path, int], ...], pictures: Pictures) -> Template:
    home = changed[0][0].parent  # the times are part of the key only: what was edited is read again
    template = checked(assembly.assembled(name, shelf), name, home, pictures)
    return replace(template, words=words_of(shelf, home.name))


@functools.lru_cache(maxsize=64)
def _kept(name: str, shelf: Shelf, changed: tuple[tuple[Path, int], ...], own: Own) -> Template:
    """A school's own; a name that asks for other letters changes all of its styles at once."""
    kept = package.from_bytes(own.template, name)
    home = changed[0][0].parent
    pictures = replace(own.pictures, background=kept.background)
    made = checked(assembly.in_letters(kept.table, name, shelf), name, home, pictures)
    return replace(made, version=own.version, words=words_of(shelf, home.name, kept.words), is_own=True)


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
    encloses, sinking = spec.flag("encloses_lists"), spec.number("sinking", 0, 1, default=SINKING)
    axis = next(one for one in AXES if one == spec.choice("axis", AXES, default="center"))
    spec.close()
    return Template(
        spec.where, version, kinds, width, height, body, body_with_code, fixed, flowing, look, encloses,
        sinking, axis, spec.pictures.logo,
    )  # fmt: skip


def _bodies(spec: Spec, width: float, height: float) -> tuple[Area, Area]:
    """The column of a page without a square of dots, and with one, which may need some of its room."""
    sides = ("left", "top", "right", "bottom")
    area = Area(*(spec.points(side) for side in sides))
    above = area
    if spec.has("with_code"):
        inner = spec.table("with_code", "body.with_code")
        above = Area(*(inner.points(side) if inner.has(side) else getattr(area, side) for side in sides))
        inner.close()
    spec.close()
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
        for face in (f"{family}-Regular", f"{family}-Bold"):
            if not fonts.has_face(face):
                spec.faults.append(faults.NoSuchFile(where="fonts", file=f"{face}.ttf"))
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
    return tuple(fixed), _abreast(flowing, int(spec.number("lists_abreast", 1, 4, default=1)))


def _abreast(flowing: list[Flowing], most: int) -> tuple[Flowing, ...]:
    """Lists that follow each other share a row, as many as the layout has room for."""
    made: list[Flowing] = []
    row = 0  # lists in the row that is being filled
    for one in flowing:
        row = row + 1 if isinstance(one.element, List) else 0
        if 1 < row <= most:
            made.append(replace(one, beside=True))
        else:
            made.append(replace(one, beside=False) if row > most > 1 else one)
            row = min(row, 1)
    return tuple(made)


def _field(spec: Spec, key: str) -> str:
    return spec.choice(key, sorted({*NAMES, "logo"})) if spec.has(key) else ""
