"""Looks through every object of a file for what an archive does not take.

What the operators on a page paint with is not read: that is our own drawing, which knows grey and RGB alone.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pikepdf

from eduapp.core.violations import Violation
from eduapp.drawing.archive.faults import (
    AlreadySigned,
    Enclosure,
    Encrypted,
    FontOutside,
    NoPlaceInArchives,
    PressColours,
    Script,
    Transparent,
)

Entries = Mapping[str, Any]  # one dictionary: names begin with "/", texts with "u:" or "b:", "7 0 R" refers
Objects = Mapping[str, Any]  # every object of the file by how others refer to it

_FONT_PROGRAMS = {"/FontFile", "/FontFile2", "/FontFile3"}
_FONTS_OF_FONTS = {"/Type0", "/Type3"}  # the one is made of another font, the other of drawings
_DEFAULT_BLENDING = {"/Normal", "/Compatible"}
_SHUT_OUT = {"/AA", "/XFA", "/OCProperties", "/Ref", "/OPI", "/Alternates", "/TR", "/NeedAppearances"}
_SHUT_OUT_KINDS = {"/Movie", "/Sound", "/Screen", "/3D", "/RichMedia", "/PS", "/Watermark"}
_SHUT_OUT_ACTIONS = {
    "/Launch", "/Sound", "/Movie", "/Rendition", "/ResetForm", "/ImportData", "/SubmitForm", "/URI", "/GoToR",
    "/GoToE", "/Hide", "/SetState", "/Trans", "/GoTo3DView", "/SetOCGState",
}  # only the way to another page of the same paper is left  # fmt: skip


def against(file: pikepdf.Pdf) -> tuple[Violation, ...]:
    """Everything in the file that keeps it out of an archive, each named once, in the order it is met."""
    if file.is_encrypted:
        return (Encrypted(),)
    objects = _objects(file)
    found: dict[tuple[str, str], Violation] = {}
    for one in objects.values():
        for entries in _dictionaries(one):
            for violation in _of(entries, objects):
                found.setdefault((violation.name, str(violation.facts)), violation)
    return tuple(found.values())


def _objects(file: pikepdf.Pdf) -> Objects:
    """The file as plain values; asking the library for one entry at a time would take ten times as long."""
    return {
        f"{one.objgen[0]} {one.objgen[1]} R": json.loads(one.to_json(dereference=True))
        for one in file.objects
        if isinstance(one, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream)
    }


def _dictionaries(thing: object) -> Iterator[Entries]:
    """This dictionary, and those within it that are no objects of their own."""
    waiting = [thing]
    while waiting:
        match waiting.pop():
            case dict() as entries:
                yield entries
                waiting += entries.values()
            case list() as parts:
                waiting += parts


def _of(one: Entries, objects: Objects) -> Iterator[Violation]:
    yield from _fonts(one, objects)
    for look in _LOOKS:
        yield from look(one)


def _fonts(one: Entries, objects: Objects) -> Iterator[Violation]:
    if one.get("/Type") != "/Font" or one.get("/Subtype") in _FONTS_OF_FONTS:
        return
    described = one.get("/FontDescriptor")
    if isinstance(described, str):
        described = objects.get(described)
    if not isinstance(described, dict) or not _FONT_PROGRAMS & described.keys():
        yield FontOutside(font=str(one.get("/BaseFont", "")).lstrip("/"))


def _scripts(one: Entries) -> Iterator[Violation]:
    if "/JS" in one or "/JavaScript" in one or one.get("/S") == "/JavaScript":
        yield Script()


def _enclosures(one: Entries) -> Iterator[Violation]:
    kinds = {one.get("/Type"), one.get("/Subtype")}
    if "/EF" in one or "/EmbeddedFiles" in one or kinds & {"/EmbeddedFile", "/FileAttachment"}:
        yield Enclosure()


def _transparency(one: Entries) -> Iterator[Violation]:
    masked = one.get("/SMask", "/None") != "/None"
    mixed = one.get("/BM", "/Normal") not in _DEFAULT_BLENDING
    pale = one.get("/CA", 1) != 1 or one.get("/ca", 1) != 1
    if masked or mixed or pale or one.get("/S") == "/Transparency":
        yield Transparent()


def _colours(one: Entries) -> Iterator[Violation]:
    space = one.get("/ColorSpace") if one.get("/Subtype") == "/Image" else None
    if "/DeviceCMYK" in (space if isinstance(space, list) else [space]):
        yield PressColours()


def _signatures(one: Entries) -> Iterator[Violation]:
    if "/ByteRange" in one or one.get("/FT") == "/Sig":
        yield AlreadySigned()


def _others(one: Entries) -> Iterator[Violation]:
    parts = [key for key in one if key in _SHUT_OUT]
    parts += [kind for kind in (one.get("/Subtype"),) if kind in _SHUT_OUT_KINDS]
    parts += [action for action in (one.get("/S"),) if action in _SHUT_OUT_ACTIONS]
    packing = one.get("/Filter")
    if "/LZWDecode" in (packing if isinstance(packing, list) else [packing]):
        parts.append("/LZWDecode")
    for part in parts:
        yield NoPlaceInArchives(part=part.lstrip("/"))


_LOOKS: tuple[Callable[[Entries], Iterator[Violation]], ...] = (
    _scripts,
    _enclosures,
    _transparency,
    _colours,
    _signatures,
    _others,
)
