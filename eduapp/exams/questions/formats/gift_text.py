"""The letters of GIFT: what is escaped, what is a sign, and in which line of the file it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from eduapp.core.violations import Violation
from eduapp.exams.questions.rules.question import FORMS, Text, text_of

ESCAPED = "~=#{}:"
_ESCAPE = re.compile(r"\\([~=#{}:\\n])")
_TO_ESCAPE = re.compile(r"([\\~=#{}:])")
_FORM = re.compile(rf"\[({'|'.join(FORMS)})\]", re.IGNORECASE)
_SIGNS = {
    sign: re.compile(rf"\\[~=#{{}}:\\n]|(?P<sign>{re.escape(sign)})")
    for sign in ("{", "}", "::", "#", "####", "->")
}
_ANSWER = re.compile(r"\\[~=#{}:\\n]|(?P<sign>[=~])")


class Stopped(Exception):
    """One question cannot be read on: where, and why. No error of ours."""

    def __init__(self, line: int, reason: Violation) -> None:
        super().__init__(reason.name)
        self.line, self.reason = line, reason


@dataclass(frozen=True)
class Paragraph:
    """Lines between blank ones, joined, and the number of each."""

    text: str
    numbers: tuple[int, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, lines: list[tuple[int, str]]) -> Paragraph:
        """Joined by plain line ends."""
        starts, at = list[int](), 0
        for _number, line in lines:
            starts.append(at)
            at += len(line) + 1
        text = "\n".join(line for _number, line in lines)
        return cls(text, tuple(number for number, _line in lines), tuple(starts))

    def line_at(self, at: int) -> int:
        """The line of the file in which a letter stands."""
        return self.numbers[bisect_right(self.starts, at) - 1]

    def whole(self) -> Piece:
        """All of it."""
        return Piece(self, 0, len(self.text)).trimmed()


@dataclass(frozen=True)
class Piece:
    """A part of a paragraph, signs and escapes still in it."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def raw(self) -> str:
        """As it stands in the file."""
        return self.paragraph.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line it begins in."""
        return self.paragraph.line_at(self.start)

    def words(self) -> str:
        """Its words, with the spaces that set them off from their neighbours."""
        return unescaped(self.raw)

    def plain(self) -> str:
        """Its words alone."""
        return self.words().strip()

    def trimmed(self) -> Piece:
        """Without spaces and line ends around it."""
        raw = self.raw
        front = len(raw) - len(raw.lstrip())
        return Piece(self.paragraph, self.start + front, self.start + max(front, len(raw.rstrip())))

    def stop(self, reason: Violation) -> Stopped:
        """What to raise if it cannot be read."""
        return Stopped(self.line, reason)

    def signs(self, sign: str) -> Iterator[int]:
        """Where a sign stands that is not escaped."""
        text = self.paragraph.text
        for found in _SIGNS[sign].finditer(text, self.start, self.end):
            if found["sign"]:
                yield found.start()

    def cut(self, sign: str) -> tuple[Piece, Piece | None]:
        """What stands before the first sign, and after it if there is one."""
        at = next(self.signs(sign), None)
        if at is None:
            return self, None
        return self.until(at), self.beyond(at + len(sign))

    def until(self, at: int) -> Piece:
        """What stands before a place."""
        return Piece(self.paragraph, self.start, at)

    def beyond(self, at: int) -> Piece:
        """What stands from a place on."""
        return Piece(self.paragraph, at, self.end)

    def answers(self) -> tuple[Piece, list[tuple[str, Piece]]]:
        """What stands before the first answer, and each answer with the sign it begins with."""
        text = self.paragraph.text
        found = [m for m in _ANSWER.finditer(text, self.start, self.end) if m["sign"]]
        places = [m.start() for m in found]
        ends = [*places[1:], self.end][: len(places)]
        before = self.until(places[0] if places else self.end)
        parts = [Piece(self.paragraph, at + 1, end).trimmed() for at, end in zip(places, ends, strict=True)]
        return before, [(match["sign"], part) for match, part in zip(found, parts, strict=True)]

    def text(self, form: str) -> Text:
        """Its words, in the form that stands before them or else in that of the question."""
        form, rest = self.formed(form)
        return text_of(unescaped(rest.raw), form)

    def formed(self, form: str) -> tuple[str, Piece]:
        """The form it names, and what follows."""
        piece = self.trimmed()
        found = _FORM.match(piece.paragraph.text, piece.start, piece.end)
        if found is None:
            return form, piece
        return found[1].lower(), piece.beyond(found.end())


def unescaped(raw: str) -> str:
    """Letters as they are meant."""
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else found[1], raw)


def escaped(words: str) -> str:
    """Words in one line, without a letter that could be taken for a sign."""
    return _TO_ESCAPE.sub(r"\\\1", words).replace("\n", "\\n")


def begins_with_form(words: str) -> bool:
    """Whether words would be taken for the name of a form."""
    return _FORM.match(words) is not None
