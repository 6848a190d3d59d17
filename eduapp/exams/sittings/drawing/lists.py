"""The list for the door, by number alone, and the list for those who watch, with names and room to sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eduapp.core.i18n import _, pgettext, speaking
from eduapp.drawing.flow import Piece, column, row
from eduapp.drawing.ink import FIRM, GREY, HAIR, INK, LINE, Type, mm, style, words
from eduapp.drawing.marks import Block, Rule
from eduapp.exams.sittings.drawing.sheet import GAP, SIDE, UPRIGHT, flowed, heading, written

if TYPE_CHECKING:
    from datetime import date

    from eduapp.exams.sittings.rules.papers import DoorList, WatchList

_DOOR_ROW, _WATCH_ROW, _SIGN = mm(10), mm(12), mm(13)  # high; a signature needs room
Columns = Sequence[tuple[str, float]]  # heading, share of the width


def draw_door_list(paper: DoorList, day: date, *, across: str = "") -> bytes:
    """Numbers and seats in large letters, so that several can read it at once."""
    width, print_ = UPRIGHT[0] - 2 * SIDE, Type.of(large=True)
    with speaking(paper.head.language):
        columns = ((pgettext("exam", "Candidate"), 3.0), (pgettext("exam", "Seat"), 5.0))
        rows = [(str(line.number), line.where or "–") for line in paper.lines]
        pieces = [
            Piece(column([heading(paper.head, width, print_), _aids(paper, width, print_)]), keep=True),
            *_table(columns, rows, (width, _DOOR_ROW), print_),
        ]
        return written(paper, flowed(paper.head, pieces, UPRIGHT), UPRIGHT, day, across)


def draw_watch_list(paper: WatchList, day: date, *, across: str = "") -> bytes:
    """Who is who: number, name and seat, measures, and a column that is signed on arrival."""
    width, print_ = UPRIGHT[0] - 2 * SIDE, Type()
    with speaking(paper.head.language):
        columns = (
            (pgettext("exam", "No."), 1.3),
            (pgettext("exam", "Name"), 5.0),
            (pgettext("exam", "Seat"), 2.2),
            (pgettext("exam", "Measures"), 4.2),
            (pgettext("exam", "Came at"), 1.8),
            (pgettext("exam", "Signature of the candidate"), 4.5),
        )
        rows = [
            (str(one.number), one.name, _seat(one.where, one.letter), one.measures, "", "")
            for one in paper.lines
        ]
        pieces = [
            Piece(heading(paper.head, width, print_), keep=True),
            *_table(columns, rows, (width, _WATCH_ROW), print_),
            Piece(_signatures(paper.watches, width, print_)),
        ]
        return written(paper, flowed(paper.head, pieces, UPRIGHT), UPRIGHT, day, across)


def _seat(where: str, letter: str) -> str:
    """A seat, and the version that lies there."""
    version = _("version {letter}").format(letter=letter) if letter else ""
    return ", ".join(filter(None, (where or "–", version)))


def _aids(paper: DoorList, width: float, print_: Type) -> Block:
    """What may be brought; a line to write on where nobody said so yet."""
    said = _("Aids: {aids}").format(aids=paper.aids) if paper.aids else _("Aids:")
    made = words(said, width, style(print_.body, bold=True))
    if not paper.aids:
        left = mm(24) * print_.body / 16
        made.marks.append(Rule(left, made.height - 2, width - left, HAIR, INK))
    return column([made, Block(mm(4))])


def _table(
    columns: Columns, rows: Sequence[tuple[str, ...]], room: tuple[float, float], print_: Type
) -> list[Piece]:
    """A heading that stands again on every page, and the rows."""
    width, height = room
    head = _line([title for title, _share in columns], columns, (width, 0), print_, bold=True)
    head.marks.append(Rule(0, head.height, width, FIRM, INK))
    lines = [_line(cells, columns, (width, height), print_) for cells in rows]
    return [Piece(head, keep=bool(lines)), *(Piece(line, again=head) for line in lines)]


def _line(
    cells: Sequence[str], columns: Columns, room: tuple[float, float], print_: Type, *, bold: bool = False
) -> Block:
    width, height = room
    whole = sum(share for _title, share in columns)
    dressed = style(print_.small if bold else print_.body, bold=bold)
    shown, left = [], 0.0
    for said, (_title, share) in zip(cells, columns, strict=True):
        own = width * share / whole
        if said:
            shown.append((left, words(said, own - GAP, dressed)))
        left += own
    return row(shown, height, width)


def _signatures(watches: Sequence[str], width: float, print_: Type) -> Block:
    """A line for each who watches; without any, two empty ones."""
    made = Block(mm(6))
    made.below(words(_("Invigilators: name and signature"), width, style(print_.small, bold=True)))
    for name in watches or ("", ""):
        line = Block(_SIGN)
        line.marks.append(Rule(0, _SIGN - 2, width / 2, HAIR, LINE))
        said = words(name, width / 4, style(print_.body, colour=GREY))
        line.beside(said, 0, _SIGN - said.height - 3)
        line.height = _SIGN
        made.below(line)
    return made
