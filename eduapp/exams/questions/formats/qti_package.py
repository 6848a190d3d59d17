"""Reads packages of QTI: a ZIP with its manifest, items and pictures. A single item is read as well."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from eduapp.exams.questions.formats import qti_faults as faults
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.qti_files import Beside, Files, nothing_beside, within
from eduapp.exams.questions.formats.qti_names import ITEM_TYPES, MANIFEST, TOOL, spaces_of
from eduapp.exams.questions.formats.qti_reader import UNFILED, Filed, read_item
from eduapp.exams.questions.formats.reading import (
    UTF_8,
    Heard,
    Note,
    Placed,
    Reading,
    Refusal,
    sorted_out,
    unheard,
)
from eduapp.exams.questions.formats.safe_zip import Package, is_package, opened
from eduapp.exams.questions.formats.xml_tree import Element, tree_of
from eduapp.exams.questions.rules.question import one_line

_KNOWN = ("imsqti_", "imscc_", "assessment")  # what may be questions, where it is no item that is read
_BESIDE = ("imsqti_css", "imsqti_stylesheet", "imsqti_rptemplate", "imsqti_stimulus", "imsqti_outcomes")
_TEST = "imsqti_test_xml"


def read_qti(
    data: bytes, encoding: str = UTF_8, heard: Heard = unheard, beside: Beside = nothing_beside
) -> Reading:
    """Every question of a package or an item, and all that cannot be taken over.

    `beside` answers for the files beside a single item; a package has its own.
    """
    if not is_package(data):
        return sorted_out(read_item(data, encoding, Files(beside)))
    package = opened(data)
    if not isinstance(package, Package):
        return Reading(refusals=tuple(package))
    return sorted_out(_read(package, encoding), heard)


def _read(package: Package, encoding: str) -> Iterator[Placed | Refusal | Note]:
    try:
        told = package.read(MANIFEST)
    except Stopped as stop:
        yield Refusal(stop.line, stop.reason, MANIFEST)
        return
    if told is None:
        yield Refusal(1, faults.ManifestMissing())
        return
    root = tree_of(told, encoding, spaces=True)
    if isinstance(root, Refusal):
        yield Refusal(root.line, root.reason, MANIFEST)
        return
    found, seen = False, set[str]()
    for resource in _resources(_local(root)):
        kind = resource.attributes.get("type", "")
        if kind in ITEM_TYPES:
            found = True
            yield from _item(package, resource, encoding, seen)
        elif kind.startswith(_TEST):
            yield Note(
                resource.line, faults.TestLeftOut(text=resource.attributes.get("href", "")[:80]), MANIFEST
            )
        elif kind.startswith(_KNOWN) and not kind.startswith(_BESIDE):
            found = True
            yield Refusal(resource.line, faults.ResourceNotTaken(text=kind[:80]), MANIFEST)
    if not found:
        yield Refusal(1, faults.NoItems(), MANIFEST)


def _item(
    package: Package, resource: Element, encoding: str, seen: set[str]
) -> Iterator[Placed | Refusal | Note]:
    """The item that a resource names; the second time it is the same one."""
    address = resource.attributes.get("href", "")
    try:
        path = within("", address, resource.line)
        data = Files(package.read).content(address, resource.line)
    except Stopped as stop:
        yield Refusal(stop.line, stop.reason, MANIFEST)
        return
    if path not in seen:
        seen.add(path)
        files = Files(package.read, posixpath.dirname(path))
        yield from read_item(data, encoding, files, _filed(resource), path)


def _resources(root: Element) -> Iterator[Element]:
    for listed in root.all("resources"):
        yield from listed.all("resource")


def _local(root: Element) -> Element:
    """The tree with names alone: metadata stands in many namespaces that mean the same."""
    root.name = spaces_of(root)[1]
    for child in root.children:
        _local(child)
    return root


def _filed(resource: Element) -> Filed:
    """Tags, and (of our own packages) category and id, as LOM tells them."""
    lom = _first(resource, "metadata", "lom")
    if lom is None:
        return UNFILED
    general = lom.first("general")
    words = list(general.all("keyword")) if general else []
    tags = [one_line(_words(each)) for word in words for each in word.children]
    ids = [each for each in (general.all("identifier") if general else ()) if _said(each, "catalog") == TOOL]
    paths = [path for each in lom.all("classification") for path in each.all("taxonPath")]
    ours = [path for path in paths if _said(path, "source") == TOOL]
    return Filed(
        category=next((one_line(_said(taxon, "entry")) for path in ours for taxon in path.all("taxon")), ""),
        tags=tuple(dict.fromkeys(filter(None, tags))),
        outside_id=next((one_line(_said(each, "entry")) for each in ids), ""),
    )


def _first(element: Element, *names: str) -> Element | None:
    found: Element | None = element
    for name in names:
        found = found.first(name) if found else None
    return found


def _said(element: Element, name: str) -> str:
    found = element.first(name)
    return _words(found).strip() if found else ""


def _words(element: Element) -> str:
    """All words within, whichever way LOM wraps them."""
    return "".join(each if isinstance(each, str) else _words(each) for each in element.content)
