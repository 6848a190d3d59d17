"""Four cards to a sheet of A4, to be cut along its middle lines: for the printer alone.

What is issued stays each card's own file, byte for byte; the sheet only shows them, and is never kept.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

import pikepdf

from eduapp.certificates.drawing import faults
from eduapp.core.errors import Refused
from eduapp.drawing.marks import MM

ACROSS, DOWN = 2, 2
WIDTH, HEIGHT = 297 * MM, 210 * MM  # A4 across
_CARD = (148 * MM, 105 * MM)
_NEAR = 1.0  # points a page may differ from a card
_CUT = 4 * MM  # how long the lines at the edge are, along which it is cut


def four_to_a_sheet(cards: Sequence[bytes]) -> bytes:
    """The cards on as few sheets as they need, the same order, row by row; equal cards give equal bytes.

    Where a card has a back, the backs are the next page, each behind its face when the sheet is turned about
    its upright middle line (the short edge). Raises Refused for a file whose pages are no cards.
    """
    made = pikepdf.new()
    for first in range(0, len(cards), ACROSS * DOWN):
        group = cards[first : first + ACROSS * DOWN]
        opened = [pikepdf.open(BytesIO(one)) for one in group]
        try:
            for one in opened:
                _check(one)
            for side in range(max(len(one.pages) for one in opened)):
                _put(made, opened, side)
        finally:
            for one in opened:
                one.close()
    out = BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()


def _check(card: pikepdf.Pdf) -> None:
    for one in card.pages:
        left, bottom, right, top = map(float, one.mediabox)
        if abs(right - left - _CARD[0]) > _NEAR or abs(top - bottom - _CARD[1]) > _NEAR:
            raise Refused(faults.NoCard())


def _put(sheet: pikepdf.Pdf, cards: Sequence[pikepdf.Pdf], side: int) -> None:
    page = sheet.add_blank_page(page_size=(WIDTH, HEIGHT))
    shown, painted = pikepdf.Dictionary(), []
    for place, card in enumerate(cards):
        if side < len(card.pages):
            name = f"/Card{place + 1}"
            shown[name] = sheet.copy_foreign(card.pages[side].as_form_xobject())
            left, bottom = _corner(place, behind=side % 2 == 1)
            painted.append(f"q 1 0 0 1 {left:.3f} {bottom:.3f} cm {name} Do Q")
    page.obj.Resources = pikepdf.Dictionary(XObject=shown)
    page.obj.Contents = sheet.make_stream(" ".join([*painted, *_cuts()]).encode())


def _corner(place: int, *, behind: bool) -> tuple[float, float]:
    """The lower left corner of a card, in points."""
    column, row = place % ACROSS, place // ACROSS
    column = ACROSS - 1 - column if behind else column
    left = column * WIDTH / ACROSS + (WIDTH / ACROSS - _CARD[0]) / 2
    return left, HEIGHT - (row + 1) * HEIGHT / DOWN


def _cuts() -> Iterator[str]:
    """Where to cut: short lines at the edge of the sheet."""
    yield "q 0.4 w 0 G"
    for x, y, right, up in (
        (WIDTH / 2, 0, 0, _CUT),
        (WIDTH / 2, HEIGHT, 0, -_CUT),
        (0, HEIGHT / 2, _CUT, 0),
        (WIDTH, HEIGHT / 2, -_CUT, 0),
    ):
        yield f"{x:.2f} {y:.2f} m {x + right:.2f} {y + up:.2f} l S"
    yield "Q"


def for_the_printer(papers: Sequence[bytes]) -> list[bytes]:
    """Papers in their order as a printer takes them: cards beside each other on sheets, all others whole."""
    made: list[bytes] = []
    for are_cards, found in groupby(papers, key=_is_card):
        group = list(found)
        made += [four_to_a_sheet(group)] if are_cards else group
    return made


def _is_card(paper: bytes) -> bool:
    with pikepdf.open(BytesIO(paper)) as file:
        try:
            _check(file)
        except Refused:
            return False
    return True
