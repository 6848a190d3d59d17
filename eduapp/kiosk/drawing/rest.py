"""Draws the rest of an exam: questions without an answer and lines to write on; then the answers so far."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader

from eduapp.core.clock import zone
from eduapp.core.i18n import LANGUAGES, _, speaking
from eduapp.drawing import document, text
from eduapp.drawing.bidi import runs_leftward
from eduapp.drawing.document import About
from eduapp.drawing.flow import Piece, column, filled
from eduapp.drawing.ink import GREY, HAIR, LINE, mm, style
from eduapp.drawing.marks import Block, Mark, Rule, Sheet
from eduapp.drawing.setting import stacked
from eduapp.drawing.square import Square
from eduapp.kiosk.formats import paper as p
from eduapp.kiosk.formats.paper import GAP, PaperContent, PaperQuestion, PaperText
from eduapp.kiosk.rules.answers import has_answer, is_answered
from eduapp.kiosk.rules.parts import PictureHere, parts_of, words_of
from eduapp.kiosk.rules.passages import passages

_WIDTH, _HEIGHT, _SIDE, _TOP, _BOTTOM = mm(210), mm(297), mm(18), mm(34), mm(16)
_INNER, _ROOM = _WIDTH - 2 * _SIDE, _HEIGHT - _TOP - _BOTTOM
_BODY, _SMALL, _TITLE, _EM = 11.0, 9.0, 17.0, 1000
_LINES = {p.ESSAY: 18, p.GAPS: 2}
# What is not drawn: control characters, halves of letters, and marks that bend the direction of what follows.
# Who writes from the right may have typed one; the words have a direction of their own.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class _Picture:
    """A picture by its bytes."""

    def __init__(self, content: bytes, width: float, height: float) -> None:
        self.content, self.width, self.height = content, width, height

    def paint(self, sheet: Sheet, dx: float, dy: float) -> None:
        """Draw it."""
        read = ImageReader(BytesIO(self.content))
        sheet.canvas.drawImage(read, dx, sheet.up(dy + self.height), self.width, self.height, mask="auto")


def drawn(paper: PaperContent, answers: Mapping[int, Any], now: datetime, mark: str) -> tuple[bytes, int]:
    """The bytes of the PDF, and how many pages it has."""
    with speaking(paper.language if paper.language in LANGUAGES else "en"):
        pieces = [*_head(paper, now), *_rest(paper, answers), *_so_far(paper, answers)]
        pages = filled(pieces, _ROOM)
        count = len(pages)
        made = [
            _page(blocks, paper, f"{mark}-N{paper.number}-P{number:02}{count:02}", number, count)
            for number, blocks in enumerate(pages, 1)
        ]
        about = About(paper.title, "", "", now.date(), _spoken(paper), f"{mark} {sorted(answers)} {now}")
    return document.written(made, (_WIDTH, _HEIGHT), about), count


def _spoken(paper: PaperContent) -> str:
    return paper.language if paper.language in LANGUAGES else "en"


def _page(blocks: list[Block], paper: PaperContent, code: str, number: int, count: int) -> list[Mark]:
    page = Block(0)
    page.beside(column(blocks), _SIDE, _TOP)
    page.marks.append(Square(_WIDTH - _SIDE - mm(16), mm(10), mm(16), code))
    who = _("Candidate {number}").format(number=paper.number)
    page.beside(
        _words(f"{who} · {paper.title} {paper.letter}", _SMALL, _INNER - mm(20), bold=True), _SIDE, mm(12)
    )
    page.beside(_words(f"{code} · {number}/{count}", _SMALL, _INNER - mm(20)), _SIDE, mm(18))
    foot = Block(mm(1), [Rule(0, 0, _INNER, HAIR, LINE)])
    foot.below(
        _words(
            _("Write your number on every sheet you add, and your name on none."), _SMALL, _INNER, grey=True
        )
    )
    page.beside(foot, _SIDE, _HEIGHT - _BOTTOM + mm(2))
    return page.marks


def _head(paper: PaperContent, now: datetime) -> Iterator[Piece]:
    yield Piece(_words(paper.title, _TITLE, _INNER, bold=True))
    at = f"{now.astimezone(zone()):%d.%m.%Y %H.%M}"
    yield Piece(
        _words(_("The rest of the exam on paper, from {time}.").format(time=at), _BODY, _INNER), keep=True
    )
    yield Piece(Block(mm(4)))


def _rest(paper: PaperContent, answers: Mapping[int, Any]) -> Iterator[Piece]:
    left = [one for one in paper.answered if not is_answered(one, answers.get(one.number))]
    yield Piece(
        _words(_("Questions without a whole answer"), _BODY * 1.3, _INNER, bold=True), keep=bool(left)
    )
    if not left:
        yield Piece(_words(_("There are none."), _BODY, _INNER))
    above, texts = passages(paper), set[int]()
    for one in left:
        for passage in above.get(one.number, ()):
            if id(passage) not in texts:
                texts.add(id(passage))
                if passage.heading:
                    yield Piece(_words(passage.heading, _BODY * 1.2, _INNER, bold=True), keep=True)
                yield from _text(passage.stem, passage, paper)
        yield from _asked(one, paper)
        if has_answer(one, answers.get(one.number)):
            said = _("So far: {answer}").format(answer=answer_words(one, answers[one.number]))
            yield Piece(_words(said, _BODY, _INNER))
        for _line in range(_LINES.get(one.kind, 1)):
            yield Piece(Block(mm(9), [Rule(0, mm(8.5), _INNER, HAIR, LINE)]))
        yield Piece(Block(mm(4)))


def _so_far(paper: PaperContent, answers: Mapping[int, Any]) -> Iterator[Piece]:
    told = [one for one in paper.answered if has_answer(one, answers.get(one.number))]
    if not told:
        return
    yield Piece(Block(mm(4)))
    yield Piece(_words(_("Answers so far"), _BODY * 1.3, _INNER, bold=True), keep=True)
    yield Piece(Block(mm(1)), keep=True)
    for one in told:
        for line in _lines(f"{one.number}. {answer_words(one, answers[one.number])}", _BODY, _INNER):
            yield Piece(line)
        yield Piece(Block(mm(1.5)))


def _asked(one: PaperQuestion, paper: PaperContent) -> Iterator[Piece]:
    if one.heading:
        yield Piece(_words(one.heading, _BODY * 1.2, _INNER, bold=True), keep=True)
    yield Piece(_words(_("Question {number}").format(number=one.number), _BODY, _INNER, bold=True), keep=True)
    stem = PaperText(GAP.sub(r"(\1) ________", one.stem.words), one.stem.form)
    yield from _text(stem, one, paper)
    marked = [(_LETTERS[place % 26], _said(choice)) for place, choice in enumerate(one.choices)]
    marked += [(str(place), _said(left)) for place, left in enumerate(one.lefts, 1)]
    marked += [(_LETTERS[place % 26], right) for place, right in enumerate(one.rights)]
    if one.kind == p.TRUE_FALSE:
        marked = [("A", _("True")), ("B", _("False"))]
    yield from _not_parted([_choice(sign, words) for sign, words in marked])


def _choice(sign: str, words: str) -> Block:
    row = Block(0)
    row.beside(_words(sign, _BODY, mm(8), bold=True), 0)
    row.beside(_words(words, _BODY, _INNER - mm(9)), mm(9))
    return row


def _not_parted(rows: list[Block]) -> Iterator[Piece]:
    """All of them on one page, where one can hold them: who chooses compares them."""
    fit = sum(row.height for row in rows) <= _ROOM
    for place, row in enumerate(rows, 1):
        yield Piece(row, keep=fit and place < len(rows))


def _text(words: PaperText, one: PaperQuestion, paper: PaperContent) -> Iterator[Piece]:
    pictures = {picture.name: paper.pictures.get(picture.digest) for picture in one.pictures}
    for part in parts_of(words.words, words.form):
        if not isinstance(part, PictureHere):
            before = getattr(part, "before", "")
            yield from (Piece(line) for line in _lines(f"{before} {words_of(part)}".strip(), _BODY, _INNER))
        elif (content := pictures.get(part.name)) is not None:
            yield Piece(_pictured(content))
        else:
            yield Piece(_words(f"[{part.said or part.name}]", _BODY, _INNER))


def answer_words(one: PaperQuestion, value: Any) -> str:  # noqa: ANN401 - an answer is of many kinds
    """An answer as it is read on paper."""
    if one.kind == p.TRUE_FALSE:
        return _("True") if value else _("False")
    if one.kind == p.SINGLE:
        return f"{_LETTERS[value % 26]} ({_said(one.choices[value])})"
    if one.kind in {p.MULTIPLE, p.ORDERING}:
        return ", ".join(f"{_LETTERS[place % 26]} ({_said(one.choices[place])})" for place in value)
    if one.kind == p.MATCHING:
        pairs = sorted((int(left), right) for left, right in value.items())
        return ", ".join(
            f"{left + 1} – {_LETTERS[right % 26]} ({one.rights[right]})" for left, right in pairs
        )
    if one.kind == p.GAPS:
        return ", ".join(f"({number}) {words}" for number, words in zip(one.gaps, value, strict=False))
    return f"{value} {one.unit}".strip()


def _said(words: PaperText) -> str:
    told = [
        part.said if isinstance(part, PictureHere) else words_of(part)
        for part in parts_of(words.words, words.form)
    ]
    return " ".join(" ".join(told).split())


def _pictured(content: bytes) -> Block:
    wide, high = ImageReader(BytesIO(content)).getSize()
    scale = min(0.5, _INNER / wide, mm(90) / high)
    block = Block(high * scale + mm(2))
    block.marks.append(_Picture(content, wide * scale, high * scale))
    return block


def _lines(
    words: str, size: float, width: float, *, bold: bool = False, grey: bool = False
) -> Iterator[Block]:
    for one in _CONTROLS.sub("", words).split("\n"):
        leftward = runs_leftward(one)
        dressed = style(
            size, bold=bold, align="right" if leftward else "left", **({"colour": GREY} if grey else {})
        )
        for line in text.wrapped(one, dressed.chain, width * _EM / size, leftward=leftward):
            yield stacked([line], dressed, size, width)


def _words(words: str, size: float, width: float, *, bold: bool = False, grey: bool = False) -> Block:
    return column(_lines(words, size, width, bold=bold, grey=grey))
