"""The names of QTI. Version 3 has those of 2 in kebab-case with `qti-` before them: one rule covers both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from types import MappingProxyType

from eduapp.exams.questions.formats.xml_tree import Element

QTI = "QTI"
TOOL = "Dagverk"  # what our own files say made them
MANIFEST = "imsmanifest.xml"
MATCH, MAP = "match_correct", "map_response"  # the two ways of marking that are read
_XML = "http://www.w3.org/XML/1998/namespace"
_MATH = "http://www.w3.org/1998/Math/MathML"
_PLAIN_SPACES = frozenset({
    "",
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/imsqti_v2p2",
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "http://www.imsglobal.org/xsd/imsqtiv2p2_html5_v1p0",
    "http://www.w3.org/1999/xhtml",
})  # fmt: skip
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_DASH = re.compile(r"-([a-z0-9])")


@dataclass(frozen=True)
class Version:
    """What one version of QTI calls itself, in items and in packages."""

    key: str
    namespace: str
    item_type: str
    templates: str  # where its ways of marking stand; nobody goes there
    ending: str
    package: str  # the namespace of its manifest
    schema: str
    schema_version: str
    kebab: bool

    def element(self, name: str) -> str:
        """An element of version 2 as this version calls it."""
        return f"qti-{_kebab(name)}" if self.kebab else name

    def attribute(self, name: str) -> str:
        """An attribute likewise."""
        return _kebab(name) if self.kebab else name

    def template(self, name: str) -> str:
        """The address by which it knows a way of marking."""
        return f"{self.templates}/{name}{self.ending}"


VERSIONS: Mapping[str, Version] = MappingProxyType({
    "2.1": Version(
        "2.1",
        "http://www.imsglobal.org/xsd/imsqti_v2p1",
        "imsqti_item_xmlv2p1",
        "http://www.imsglobal.org/question/qti_v2p1/rptemplates",
        "",
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        "QTIv2.1 Package",
        "1.0.0",
        kebab=False,
    ),
    "2.2": Version(
        "2.2",
        "http://www.imsglobal.org/xsd/imsqti_v2p2",
        "imsqti_item_xmlv2p2",
        "http://www.imsglobal.org/question/qti_v2p2/rptemplates",
        "",
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        "QTIv2.2 Package",
        "1.0.0",
        kebab=False,
    ),
    "3.0": Version(
        "3.0",
        "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        "imsqti_item_xmlv3p0",
        "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates",
        ".xml",
        "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        "QTI Package",
        "3.0.0",
        kebab=True,
    ),
})  # fmt: skip
ITEM_TYPES = frozenset(version.item_type for version in VERSIONS.values())


@dataclass(frozen=True)
class Markup:
    """Writes elements by their names of version 2, as a version calls them."""

    version: Version

    def tag(self, name: str, /, *inside: str, **attributes: str) -> str:
        """An element of QTI. A trailing _ is not part of an attribute's name."""
        told = {self.version.attribute(key.rstrip("_")): value for key, value in attributes.items()}
        return element(self.version.element(name), told, *inside)


def element(name: str, attributes: Mapping[str, str], *inside: str) -> str:
    """An element with what stands in it, its attributes escaped."""
    told = "".join(f' {name}="{_quoted(value)}"' for name, value in attributes.items())
    return f"<{name}{told}>{''.join(inside)}</{name}>" if inside else f"<{name}{told}/>"


def plain(root: Element) -> Element:
    """The same tree, with the names of version 2 and without namespaces; what is foreign is `other:name`."""
    root.told, root.name = spaces_of(root)[1], _plain_element(root.name)
    root.attributes = {_plain_attribute(name): value for name, value in root.attributes.items()}
    for child in root.children:
        plain(child)
    return root


def spaces_of(root: Element) -> tuple[str, str]:
    """Namespace and name of an element as it was read."""
    space, _blank, name = root.name.rpartition(" ")
    return space, name


@lru_cache(maxsize=2_000)  # packages have the same few names in thousands of items
def _plain_element(told: str) -> str:
    space, _blank, name = told.rpartition(" ")
    if space == _MATH:
        return f"math:{name}"
    if space not in _PLAIN_SPACES:
        return f"other:{name}"
    return _camel(name.removeprefix("qti-")) if name.startswith("qti-") else name


@lru_cache(maxsize=2_000)
def _plain_attribute(told: str) -> str:
    space, _blank, name = told.rpartition(" ")
    if space:
        return f"xml:{name}" if space == _XML else f"other:{name}"
    return name if name.startswith(("data-", "aria-")) else _camel(name)


def _kebab(name: str) -> str:
    return _HUMP.sub("-", name).lower()


def _camel(name: str) -> str:
    return _DASH.sub(lambda found: found[1].upper(), name)


def _quoted(value: str) -> str:
    """Breaks and tabs would become blanks in an attribute."""
    return escape(value).replace("\n", "&#10;").replace("\t", "&#9;")
