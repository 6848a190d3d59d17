"""Puts the table of a template together: what its folder says, over its layout, over what all have in common.

A name such as `kursbevis.a5.easy` names a folder, a layout and a variant of the letters; the folder alone
means its first layout in ordinary letters. A folder that names no layouts says all by itself. Parts and
folders of the school's own (`own`) go before those of the program.
"""

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eduapp.certificates.drawing import faults
from eduapp.core.errors import Refused
from eduapp.core.files import bytes_of
from eduapp.core.resources import resource
from eduapp.drawing.style import SMALLEST_TYPE

FILE, SAMPLE = "template.toml", "sample.json"
_PARTS = "parts"
_LAYOUTS, _VARIANTS, _WORDS = "layouts", "variants", "words"

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Shelf:
    """The folders templates are looked for in, the school's own first."""

    folders: tuple[Path, ...]

    @classmethod
    def of(cls, own: Path | None) -> "Shelf":
        """The program's templates, and before them the school's."""
        program = resource("certificates")
        return cls((program,) if own is None else (own, program))

    def names(self) -> tuple[str, ...]:
        """Every folder with a template in it, in the order of the alphabet."""
        found = {file.parent.name for folder in self.folders for file in folder.glob(f"*/{FILE}")}
        return tuple(sorted(found))

    def folder(self, name: str) -> Path:
        """The folder of a template. Raises Refused if there is none of that name."""
        for folder in self.folders:
            if name in {file.parent.name for file in folder.glob(f"*/{FILE}")}:  # which keeps '../' out
                return folder / name
        raise Refused(faults.NoTemplate(template=name, known=", ".join(self.names())))

    def part(self, kind: str, name: str) -> Path | None:
        """The file of a layout, a variant, a language's words or the common style."""
        if not name.replace("-", "").isalnum():
            return None
        places = (folder / _PARTS / kind / f"{name}.toml" for folder in self.folders)
        return next((place for place in places if place.is_file()), None)

    def parts(self, kind: str) -> tuple[str, ...]:
        """The names of all parts of a kind."""
        return tuple(
            sorted({file.stem for folder in self.folders for file in (folder / _PARTS / kind).glob("*.toml")})
        )

    def words(self, name: str, language: str) -> Iterator[Path]:
        """Files with words of a language: the template's own, then those of all."""
        own = (folder / name / f"words.{language}.toml" for folder in self.folders)
        for file in (next((one for one in own if one.is_file()), None), self.part(_WORDS, language)):
            if file is not None:
                yield file


@dataclass(frozen=True)
class Named:
    """A name of a template, taken apart."""

    folder: str
    layout: str = ""
    variant: str = ""


def taken_apart(name: str, shelf: Shelf) -> Named:
    """The parts of a name. Raises Refused for a layout or variant there is not, with those there are."""
    folder, *others = name.split(".")
    shelf.folder(folder)
    layout = variant = ""
    for other in others:
        if other in shelf.parts(_LAYOUTS) and not layout:
            layout = other
        elif other in shelf.parts(_VARIANTS) and not variant:
            variant = other
        else:
            known = (*shelf.parts(_LAYOUTS), *shelf.parts(_VARIANTS))
            raise Refused(
                faults.NoTemplate(template=name, known=", ".join(f"{folder}.{one}" for one in known))
            )
    return Named(folder, layout, variant)


def files_of(name: str, shelf: Shelf) -> tuple[Path, ...]:
    """Every file a template is put together from, so that who keeps it knows when it changed."""
    named = taken_apart(name, shelf)
    own = shelf.folder(named.folder) / FILE
    said = read(own, named.folder)
    if not layouts_of(said):
        return (own,)
    layout = named.layout or layouts_of(said)[0]
    wanted = [shelf.part("", "style"), shelf.part(_LAYOUTS, layout)]
    if named.variant:
        wanted.append(shelf.part(_VARIANTS, named.variant))
    return (own, *(file for file in wanted if file is not None))


def assembled(name: str, shelf: Shelf) -> Values:
    """The whole table of a template. Raises Refused if a file cannot be read or parts do not go together."""
    named = taken_apart(name, shelf)
    own = read(shelf.folder(named.folder) / FILE, named.folder)
    known = layouts_of(own)
    if not known:
        if named.layout or named.variant:
            raise Refused(faults.NoTemplate(template=name, known=named.folder))
        return own
    layout = named.layout or known[0]
    file = shelf.part(_LAYOUTS, layout)
    if layout not in known or file is None:
        raise Refused(
            faults.NoTemplate(template=name, known=", ".join(f"{named.folder}.{one}" for one in known))
        )
    style = shelf.part("", "style")
    below: Values = read(style, "style") if style else {}
    beside = read(file, layout)
    variant = _variant(named, layout, known, shelf)
    whole = _over({key: value for key, value in own.items() if key != "layouts"}, _over(beside, below))
    whole["version"] = sum(map(_version, (own, beside, below, variant)))  # a part that changed makes another
    whole = _scaled(whole, {"type_scale": whole.pop("type_scale", 1)})
    return _scaled(whole, variant) if variant else whole


def in_letters(whole: Values, name: str, shelf: Shelf) -> Values:
    """A school's whole table in the letters a name asks for. Raises Refused where its layout has no room."""
    named = taken_apart(name, shelf)
    known = layouts_of(read(shelf.folder(named.folder) / FILE, named.folder))
    variant = _variant(named, layout_of(name, shelf), known, shelf)
    return _scaled(dict(whole), variant) if variant else whole


def _variant(named: Named, layout: str, known: tuple[str, ...], shelf: Shelf) -> Values:
    """The letters a name asks for. Raises Refused where the layout has no room for them."""
    file = shelf.part(_VARIANTS, named.variant) if named.variant else None
    variant: Values = read(file, named.variant) if file else {}
    if layout in variant.get("layouts", (layout,)):
        return variant
    fitting = [f"{named.folder}.{one}.{named.variant}" for one in variant["layouts"] if one in known]
    wanted = f"{named.folder}.{layout}.{named.variant}"
    raise Refused(faults.NoTemplate(template=wanted, known=", ".join(fitting) or named.folder))


def _version(values: Values) -> int:
    told = values.get("version", 0)
    return told if isinstance(told, int) and not isinstance(told, bool) else 0


def layouts_of(values: Values) -> tuple[str, ...]:
    """The layouts a template may be drawn in, its usual one first; none if it says everything itself."""
    told = values.get("layouts", ())
    return tuple(map(str, told)) if isinstance(told, list) else ()


def layout_of(name: str, shelf: Shelf) -> str:
    """The layout a name asks for, or its template's usual one; "" of one that says everything itself."""
    named = taken_apart(name, shelf)
    usual = layouts_of(read(shelf.folder(named.folder) / FILE, named.folder))
    return named.layout or next(iter(usual), "")


def looks_of(folder: str, shelf: Shelf) -> tuple[str, ...]:
    """Every full name of a template: its layouts, in ordinary letters and in each variant."""
    own = read(shelf.folder(folder) / FILE, folder)
    names = []
    for place, layout in enumerate(layouts_of(own)):
        base = folder if place == 0 else f"{folder}.{layout}"
        names.append(base)
        for variant in shelf.parts(_VARIANTS):
            file = shelf.part(_VARIANTS, variant)
            if file and layout in read(file, variant).get("layouts", (layout,)):
                names.append(f"{base}.{variant}")
    return tuple(names) or (folder,)


def read(file: Path, name: str) -> Values:
    """A file of TOML, which nobody changes that got it. Raises Refused if it is none."""
    try:
        about = file.stat()
        return _parsed(file, about.st_mtime_ns, about.st_size)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(faults.TemplateUnreadable(template=name, reason=error)) from error


@functools.lru_cache(maxsize=256)
def _parsed(file: Path, _changed: int, _size: int) -> Values:
    """Read once as long as it stays as it is: forty papers ask for the same files forty times each."""
    return tomllib.loads(bytes_of(file).decode())


def _over(above: Values, below: Values) -> dict[str, Any]:
    """Tables within tables; what stands above wins, and lists of elements follow each other."""
    whole = dict(below)
    for key, value in above.items():
        known = below.get(key)
        if isinstance(value, Mapping) and isinstance(known, Mapping):
            whole[key] = _over(value, known)
        elif key == "elements" and isinstance(value, list) and isinstance(known, list):
            whole[key] = [*known, *value]
        else:
            whole[key] = value
    return whole


def _scaled(values: dict[str, Any], variant: Values) -> dict[str, Any]:
    """The same with other letters: larger or smaller, of another family, further apart, not in capitals."""
    styles = values.get("styles")
    changed = dict(values)
    if isinstance(styles, Mapping):
        changed["styles"] = {
            name: _restyled(style, variant) if isinstance(style, Mapping) else style
            for name, style in styles.items()
        }
    if family := variant.get("family"):
        changed["fonts"] = dict.fromkeys(values.get("fonts", ()), family)
    if align := variant.get("align"):
        changed["axis"] = align
    return changed


def _restyled(style: Values, variant: Values) -> Values:
    scale, least = variant.get("type_scale", 1), variant.get("smallest", SMALLEST_TYPE)
    size = style.get("size")
    if not isinstance(size, int | float) or isinstance(size, bool):
        return style  # reported where it is read
    made = dict(style)
    made["size"] = max(round(size * scale, 2), least)
    smallest = style.get("smallest", size)
    if isinstance(smallest, int | float):
        made["smallest"] = min(max(round(smallest * scale, 2), least), made["size"])
    if "tracking" in variant:
        made["tracking"] = max(variant["tracking"], style.get("tracking", 0))
    if "leading" in variant and made["size"] <= variant.get("leading_up_to", made["size"]):
        made["leading"] = max(variant["leading"], style.get("leading", 0))
    if variant.get("capitals") is False:
        made["capitals"] = False
    if "align" in variant and style.get("align") == "center":
        made["align"] = variant["align"]
    return made
