"""What flows over the pages of a list: rows that are never cut, and what stands on top after a break."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eduapp.drawing.ink import HAIR, LINE
from eduapp.drawing.marks import Block, Rule

_AIR = 3.0  # points above and below the highest cell of a row, together


@dataclass(frozen=True)
class Piece:
    """A part that is never cut. `keep`: stands on one page with what follows, as a heading does.

    `again` stands on top of a page that begins with this piece: the heading of what goes on there.
    """

    block: Block
    keep: bool = False
    again: Block | None = None


def filled(pieces: Sequence[Piece], room: float) -> list[list[Block]]:
    """The pieces page by page; a page is `room` points high."""
    pages: list[list[Block]] = [[]]
    left = room
    for group in _kept_together(pieces):
        need = sum(piece.block.height for piece in group)
        if need > left and pages[-1]:
            pages.append([])
            left = room
            if group[0].again is not None:
                pages[-1].append(group[0].again)
                left -= group[0].again.height
        pages[-1] += [piece.block for piece in group]
        left -= need
    return pages


def column(blocks: Iterable[Block]) -> Block:
    """Blocks under each other."""
    whole = Block(0)
    for block in blocks:
        whole.below(block)
    return whole


def row(cells: Sequence[tuple[float, Block]], height: float, width: float, *, line: bool = True) -> Block:
    """Cells side by side, each beginning so far from the left and standing in the middle of its row."""
    highest = max([height, *(block.height + _AIR for _x, block in cells)])
    made = Block(highest)
    for x, block in cells:
        made.beside(block, x, (highest - block.height) / 2)
    if line:
        made.marks.append(Rule(0, highest, width, HAIR, LINE))
    return made


def _kept_together(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group
