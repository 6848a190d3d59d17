"""XML as a tree that knows its lines. A DOCTYPE is refused where it begins, so no entity is ever expanded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from eduapp.exams.questions.formats.faults import (
    DoctypeNotTaken,
    EmptyFile,
    NotUtf8,
    NotXml,
    TooDeep,
    TooLarge,
    TooManyParts,
)
from eduapp.exams.questions.formats.reading import MOST_BYTES, UTF_8, Refusal

MOST_DEEP = 40
MOST_ELEMENTS = 2_000_000  # a hundred for each of as many questions as are read at once
_LONGEST_LETTER = 4  # bytes of UTF-8


@dataclass(slots=True)
class Element:
    """An element: its name, what stands in it, and its line."""

    name: str
    line: int
    attributes: dict[str, str]
    content: list[Element | str] = field(default_factory=list)  # in the order in which it stands there
    told: str = ""  # its name as it stands in the file, where `name` is one that several stand for

    @property
    def children(self) -> list[Element]:
        """The elements directly in it."""
        return [each for each in self.content if isinstance(each, Element)]

    @property
    def words(self) -> str:
        """What is written directly in it."""
        return "".join(each for each in self.content if isinstance(each, str))

    def all(self, name: str) -> Iterator[Element]:
        """The elements of a name directly in it."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Element | None:
        """The first of them."""
        return next(self.all(name), None)

    def said(self, name: str) -> str:
        """What the first of them says, directly or in <text>; "" without one."""
        found = self.first(name)
        if found is None:
            return ""
        inner = found.first("text")
        return (inner or found).words.strip()

    def has(self, name: str) -> bool:
        """Whether an element of a name stands anywhere within."""
        return any(child.name == name or child.has(name) for child in self.children)


class _Refused(Exception):
    """Stops the parser."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason.name)
        self.refusal = refusal


def tree_of(data: bytes, encoding: str = UTF_8, *, spaces: bool = False) -> Element | Refusal:
    """The root of a file, or why it cannot be read. Nothing is fetched, and nothing declared is believed.

    With `spaces`, names are told as `namespace name` where they have a namespace.
    """
    if len(data) > MOST_BYTES:
        return Refusal(1, TooLarge(limit=MOST_BYTES // 2**20))
    if not data.strip():
        return Refusal(1, EmptyFile())
    maker = _Maker(encoding, " " if spaces else None)
    try:
        maker.parser.Parse(data, True)
    except _Refused as refused:
        return refused.refusal
    except expat.ExpatError as error:
        broken = NotXml(why=expat.ErrorString(error.code) or "?")
        return Refusal(max(1, error.lineno), NotUtf8() if maker.is_of_other_letters(data) else broken)
    except (ValueError, LookupError):
        return Refusal(max(1, maker.parser.CurrentLineNumber), NotXml(why="encoding"))
    return maker.root


class _Maker:
    """Builds the tree while expat reads."""

    def __init__(self, encoding: str, separator: str | None) -> None:
        self.root = Element("", 1, {})
        self._open = list[Element]()
        self._encoding, self._count = encoding, 0
        self.parser = expat.ParserCreate(None if encoding == UTF_8 else encoding, separator)
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data

    def is_of_other_letters(self, data: bytes) -> bool:
        """Whether the parser stopped at a letter that is no UTF-8, which is what the file should be in."""
        at = self.parser.ErrorByteIndex
        try:
            data[: at + _LONGEST_LETTER].decode(UTF_8)
        except UnicodeDecodeError as error:
            return self._encoding.lower() == UTF_8 and error.start == at
        return False

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        """A file that says its letters itself is read in them, unless somebody said other ones."""
        if self._encoding == UTF_8:
            self._encoding = encoding or UTF_8

    def _doctype(self, *_told: object) -> None:
        raise _Refused(Refusal(self.parser.CurrentLineNumber, DoctypeNotTaken()))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = Element(name, self.parser.CurrentLineNumber, attributes)
        if len(self._open) >= MOST_DEEP:
            raise _Refused(Refusal(element.line, TooDeep(limit=MOST_DEEP)))
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise _Refused(Refusal(element.line, TooManyParts(limit=MOST_ELEMENTS)))
        if self._open:
            self._open[-1].content.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _data(self, data: str) -> None:
        self._open[-1].content.append(data)
