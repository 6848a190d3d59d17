"""From words of a question to paragraphs, tables and pictures: HTML of the bank is read, else words are.

Raised and lowered figures become the letters Unicode has for them (10³, H₂O), and else stand in brackets
behind ^ or _: they never run into the figure before them. Bold and italic are not set.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

HTML, PLACE = "html", "@@PLUGINFILE@@/"
BULLET = "•"
_WORDS = re.compile(r"[^ \t\r\n\f\v]+")
_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_MOVED = {"sup": (_RAISED, "^"), "sub": (_LOWERED, "_")}
_BREAKS = frozenset({"p", "br", "ul", "ol", "li"})


@dataclass(frozen=True)
class Paragraph:
    """Words of one paragraph, perhaps with a bullet or a number before them."""

    words: str
    before: str = ""


@dataclass(frozen=True)
class Grid:
    """A table, row by row."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PictureHere:
    """The place of a picture, by its name, and what it shows in words."""

    name: str
    said: str = field(default="", compare=False)


Part = Paragraph | Grid | PictureHere


def parts_of(words: str, form: str) -> list[Part]:
    """What stands under each other."""
    if form == HTML:
        reader = _Reader()
        reader.feed(words)
        reader.close()
        return list(reader.finished())
    return [Paragraph(_in_one_line(line)) for line in words.split("\n") if line.strip()]


def words_of(part: Part) -> str:
    """All its words. Of a picture there are none."""
    if isinstance(part, Grid):
        return "\n".join(" ".join(row) for row in part.rows)
    return part.words if isinstance(part, Paragraph) else ""


def _in_one_line(words: str) -> str:
    """Without breaks and doubled spaces; a hard space stays what it is."""
    return " ".join(_WORDS.findall(words))


class _Reader(HTMLParser):
    """Reads the few tags that the bank keeps."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[Part] = []
        self._said: list[str] = []
        self._before = ""
        self._lists: list[int] = []  # of each list around: the next number, or −1 for bullets
        self._rows: list[list[str]] | None = None
        self._moved = ""

    def finished(self) -> Iterator[Part]:
        """Everything read."""
        self._break()
        yield from self._parts

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, an entry, a table or a row; place a picture; raise and lower."""
        if tag == "img":
            self._break()
            told = dict(attrs)
            name = unquote((told.get("src") or "").removeprefix(PLACE))
            self._parts.append(PictureHere(name, told.get("alt") or ""))
        elif tag in _MOVED:
            self._moved = tag
        elif tag == "table":
            self._break()
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in _BREAKS:
            self._break()
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in _MOVED:
            self._moved = ""
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append(self._taken())
        elif tag == "table" and self._rows is not None:
            rows = tuple(tuple(row) for row in self._rows if row)
            self._rows = None
            if rows:
                self._parts.append(Grid(rows))
        elif tag in _BREAKS:
            self._break()
            if tag in {"ul", "ol"} and self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        """Words, raised or lowered where a tag says so."""
        self._said.append(_shifted(data, self._moved) if self._moved else data)

    def _begin(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self._lists.append(1 if tag == "ol" else -1)
        elif tag == "li":
            number = self._lists[-1] if self._lists else -1
            self._before = BULLET if number < 0 else f"{number}."
            if number > 0:
                self._lists[-1] += 1

    def _break(self) -> None:
        if self._rows is not None:
            return
        if words := self._taken():
            self._parts.append(Paragraph(words, self._before))
            self._before = ""

    def _taken(self) -> str:
        words = _in_one_line("".join(self._said))
        self._said.clear()
        return words


def _shifted(words: str, tag: str) -> str:
    letters, sign = _MOVED[tag]
    bare = words.strip()
    if all(letter in letters for letter in bare):
        return "".join(letters[letter] for letter in bare)
    return f"{sign}({bare})"
