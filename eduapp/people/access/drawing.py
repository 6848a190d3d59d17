"""The sheet with the sealed code of administrators: groups in, a PDF out. No database, no screen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, date_text, speaking

if TYPE_CHECKING:
    from datetime import date

    from eduapp.drawing.marks import Block

_WHAT = N_(
    "Whoever has this sheet can become administrator of Dagverk once, when no administrator can sign in any"
    " more. Without it nobody can."
)
_HOW = (
    N_("Fold the sheet, put it in an envelope, close it and seal it."),
    N_("Two of you write your names and the day over the edge, and lock it in where not all go."),
    N_("Do not photograph, copy or scan it, and do not type it anywhere but in Dagverk."),
    N_("To use it: at sign-in, “Administrator without a password…”. It counts once; then make a new one."),
    N_("Whenever a new one is made, this one counts no longer. Shred it then."),
)


@dataclass(frozen=True)
class CodeSheet:
    """The code, and what stands around it."""

    groups: tuple[str, ...] = field(repr=False)
    made_by: str
    day: date
    language: str  # nb, nn, en


def draw_code(sheet: CodeSheet) -> bytes:
    """The sheet on one A4 page. Same sheet, same bytes."""
    from eduapp.drawing import document  # noqa: PLC0415 - heavy, and only where a sheet is made
    from eduapp.drawing.flow import column  # noqa: PLC0415
    from eduapp.drawing.ink import mm, style, words  # noqa: PLC0415
    from eduapp.drawing.marks import Block  # noqa: PLC0415

    width, height, left, top = mm(210), mm(297), mm(24), mm(24)
    across = width - 2 * left
    body = style(11)
    with speaking(sheet.language):
        title = _("Sealed code of administrators")
        facts = _("Made by {name} on {day}.").format(name=sheet.made_by, day=date_text(sheet.day))
        rows = [
            words(title, across, style(20, bold=True)),
            Block(mm(6)),
            words(_(_WHAT), across, body),
            Block(mm(4)),
            words(facts, across, body),
            Block(mm(8)),
            _boxed(sheet.groups, across),
            Block(mm(10)),
        ]
        for number, said in enumerate(_HOW, start=1):
            row = Block(0)
            row.beside(words(f"{number}.", mm(8), style(11, bold=True)), 0)
            row.beside(words(_(said), across - mm(8), body), mm(8))
            rows += [row, Block(mm(2))]
        rows += [Block(mm(12)), *_places(across)]
        about = document.About(
            title=title,
            author="",
            subject=title,
            day=sheet.day,
            language=sheet.language,
            digest=hashlib.sha256("".join((title, *sheet.groups)).encode()).hexdigest(),
        )
        page = Block(0)
        page.beside(column(rows), left, top)
        return document.written([page.marks], (width, height), about)


def _boxed(groups: tuple[str, ...], across: float) -> Block:
    """The groups in large letters, in a frame that is easily found."""
    from eduapp.drawing.ink import Box, mm, style, words  # noqa: PLC0415 - as above
    from eduapp.drawing.marks import Block  # noqa: PLC0415

    columns, pad, line = 3, mm(8), mm(14)
    height = -(-len(groups) // columns) * line + 2 * pad
    made = Block(height, [Box(0, 0, across, height)])
    room = (across - 2 * pad) / columns
    for place, group in enumerate(groups):
        down, beside = divmod(place, columns)
        made.beside(words(group, room, style(24, bold=True)), pad + beside * room, pad + down * line)
    return made


def _places(across: float) -> list[Block]:
    """Where two sign, and where the seal goes."""
    from eduapp.drawing.ink import FIRM, GREY, INK, Box, mm, style, words  # noqa: PLC0415 - as above
    from eduapp.drawing.marks import Block, Rule  # noqa: PLC0415

    small, half = style(9, colour=GREY), (across - mm(44)) / 2
    made = Block(mm(34))
    for place, said in enumerate((_("Day and signature"), _("Second signature"))):
        at = place * (half + mm(4))
        made.marks.append(Rule(at, mm(24), half, FIRM, INK))
        made.beside(words(said, half, small), at, mm(26))
    seal = across - mm(32)
    made.marks.append(Box(seal, 0, mm(32), mm(32)))
    made.beside(words(_("Seal"), mm(28), small), seal + mm(2), mm(2))
    return [made]
