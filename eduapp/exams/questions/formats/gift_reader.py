"""Reads GIFT: questions between blank lines, categories, ids and tags in comments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from eduapp.exams.questions.formats import faults
from eduapp.exams.questions.formats.gift_answers import Key, key_of
from eduapp.exams.questions.formats.gift_text import Paragraph, Piece, Stopped
from eduapp.exams.questions.formats.reading import (
    UTF_8,
    Heard,
    Placed,
    Reading,
    Refusal,
    lines_of,
    sorted_out,
    unheard,
)
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Question, one_line, text_of

_COMMENT = re.compile(r"\s*//")
_CATEGORY = re.compile(r"\$CATEGORY:(.*)", re.DOTALL)
_CONTEXT = re.compile(r"\$[a-z]+\$/(?:top/)?")  # Moodle's $course$/top/: where it stood over there
# An escaped bracket begins no note: it is stepped over, so that no letter is looked at again and again.
_NOTE = re.compile(r"\\.|\[(?P<what>id|tag):(?P<told>(?:\\.|[^\[\]\\])+)\]")
_KEPT = re.compile(r"\\(.)")


@dataclass(frozen=True)
class _Block:
    """A paragraph, and what the comments just before its text say of it."""

    paragraph: Paragraph
    notes: str


def read_gift(data: bytes, encoding: str = UTF_8, heard: Heard = unheard) -> Reading:
    """Every question of a GIFT file, and every place that cannot be taken over."""
    lines = lines_of(data, encoding)
    return Reading(refusals=(lines,)) if isinstance(lines, Refusal) else sorted_out(_read(lines), heard)


def _read(lines: list[str]) -> Iterator[Placed | Refusal]:
    category = ""
    for block in _blocks(lines):
        piece = block.paragraph.whole()
        named = _CATEGORY.match(piece.raw)
        try:
            if named is None:
                yield Placed(piece.line, replace(_question(piece, block.notes), category=category))
            elif "\n" in named[1].strip():
                yield Refusal(piece.line, faults.CategoryNotAlone())
            else:
                category = category_of(named[1])
        except Stopped as stop:
            yield Refusal(stop.line, stop.reason)


def category_of(told: str) -> str:
    """The path of a category, without what says where Moodle kept it."""
    return one_line(_CONTEXT.sub("", told.strip(), count=1))


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """Paragraphs that hold anything but comments."""
    kept, notes = list[tuple[int, str]](), list[str]()
    for number, line in enumerate((*lines, ""), 1):
        if _COMMENT.match(line):
            notes += [] if kept else [line]
        elif line.strip():
            kept.append((number, line))
        else:
            if kept:
                yield _Block(Paragraph.of(kept), "\n".join(notes))
            kept, notes = [], []


def _question(piece: Piece, notes: str) -> Question:
    title, rest = _title(piece)
    form, rest = rest.formed(q.MOODLE)
    words, key = _stem_and_key(rest, form)
    told = [(found["what"], one_line(_KEPT.sub(r"\1", found["told"]))) for found in _notes(notes)]
    return Question(
        kind=key.kind,
        stem=text_of(words, form),
        title=title,
        answers=key.answers,
        pairs=key.pairs,
        feedback=key.feedback,
        tags=tuple(dict.fromkeys(words for what, words in told if what == "tag" and words)),
        outside_id=next((words for what, words in told if what == "id"), ""),
    )


def _notes(words: str) -> Iterator[re.Match[str]]:
    return (found for found in _NOTE.finditer(words) if found["what"])


def _title(piece: Piece) -> tuple[str, Piece]:
    if not piece.raw.startswith("::"):
        return "", piece
    title, rest = piece.beyond(piece.start + 2).cut("::")
    if rest is None:
        raise piece.stop(faults.TitleNotClosed())
    return one_line(title.plain()), rest


def _stem_and_key(piece: Piece, form: str) -> tuple[str, Key]:
    """The words of the question, with a gap where answers stand inside them."""
    opened = next(piece.signs("{"), None)
    closed = next(piece.signs("}"), None)
    if opened is None:
        if closed is not None:
            raise piece.beyond(closed).stop(faults.BraceNotOpened())
        return piece.plain(), Key(q.DESCRIPTION)
    if closed is None:
        raise piece.beyond(opened).stop(faults.BraceNotClosed())
    if closed < opened:
        raise piece.beyond(closed).stop(faults.BraceNotOpened())
    before, braces, after = (
        piece.until(opened),
        piece.until(closed).beyond(opened + 1),
        piece.beyond(closed + 1),
    )
    for part, sign in ((braces, "{"), (after, "{"), (after, "}")):
        again = next(part.signs(sign), None)
        if again is not None:
            raise piece.beyond(again).stop(faults.SeveralBraces())
    rest = f"{q.GAP}{after.words()}" if after.raw.strip() else ""
    return before.words() + rest, key_of(braces, form)
