"""One half of the root key on A4: whose it is, its groups in large letters, where to keep it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from eduapp.core.crockford import in_groups
from eduapp.core.i18n import N_, _, date_text, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import column
from eduapp.drawing.ink import FIRM, GREY, HAIR, INK, LINE, Box, Type, mm, style, words
from eduapp.drawing.marks import Block, Rule

if TYPE_CHECKING:
    from eduapp.certificates.keys.drawing import HalfSheet
    from eduapp.drawing.marks import Mark

_SIZE = (mm(210), mm(297))
_LEFT, _RIGHT, _TOP, _BOTTOM = mm(22), mm(20), mm(18), mm(16)
_WIDTH = _SIZE[0] - _LEFT - _RIGHT
_PRINT = Type(body=11, small=9, title=20, heading=13)
_GROUP = 21  # points: read across a table, and typed by somebody who has never seen it before
_COLUMNS, _ROW, _PAD = 4, mm(17), mm(6)
_LABEL = mm(46)
_KID_GROUP = 4

_WHY = N_(
    "Two halves together bring back the root key of the school, which says which keys may sign its papers."
    " One half alone says nothing at all."
)
_KEEP = (
    N_("Put this sheet in an envelope, seal it, write your name over the edge, and lock it in."),
    N_(
        "Never keep it where the other half is, nor beside the key file. Give it to nobody who has the other"
        " half."
    ),
    N_("Do not photograph, copy or scan it, and do not type it anywhere but in Dagverk."),
    N_(
        "If it is lost or somebody may have read it, tell the other keeper at once. Alone it opens nothing,"
        " but the two of you should then keep what is left with all the more care."
    ),
    N_("When you leave, hand the envelope over to whoever follows you, and to nobody else."),
)
_HOW = N_(
    "Each group has four letters and a fifth to check them by: a slip is noticed, and the group named. There"
    " is no letter I, L, O or U."
)


def draw(sheet: HalfSheet) -> bytes:
    """The page. There are 13 groups; more would go below the others."""
    with speaking(sheet.language):
        title = _title(sheet)
        about = document.About(
            title=title,
            author=sheet.school,
            subject=title,
            day=sheet.day,
            language=sheet.language,
            digest=hashlib.sha256("".join((title, *sheet.groups)).encode()).hexdigest(),
        )
        return document.written([_page(sheet)], _SIZE, about)


def _title(sheet: HalfSheet) -> str:
    return _("Root key: half {half} of 2").format(half=sheet.half)


def _page(sheet: HalfSheet) -> list[Mark]:
    page = Block(0)
    page.beside(column([_head(sheet), _facts(sheet), _groups(sheet), _keep()]), _LEFT, _TOP)
    foot = words(_title(sheet), _WIDTH, style(_PRINT.small, colour=GREY))
    page.beside(foot, _LEFT, _SIZE[1] - _BOTTOM - foot.height)
    return page.marks


def _head(sheet: HalfSheet) -> Block:
    made = column(
        [
            words(sheet.school, _WIDTH, style(_PRINT.heading, bold=True)),
            Block(mm(2)),
            words(_title(sheet), _WIDTH, style(_PRINT.title, bold=True)),
        ]
    )
    made.marks.append(Rule(0, made.height + mm(2), _WIDTH, FIRM, INK))
    return column([made, Block(mm(7)), words(_(_WHY), _WIDTH, style(_PRINT.body)), Block(mm(5))])


def _facts(sheet: HalfSheet) -> Block:
    told = (
        (_("Kept by"), sheet.given_to),
        (_("Made on"), date_text(sheet.day)),
        (_("Root key"), in_groups(sheet.root_kid, _KID_GROUP)),
    )
    rows = []
    for label, said in told:
        row = Block(0)
        row.beside(words(label, _LABEL, style(_PRINT.body, colour=GREY)), 0)
        row.beside(words(said, _WIDTH - _LABEL, style(_PRINT.body, bold=True)), _LABEL)
        rows += [row, Block(mm(1))]
    return column([*rows, Block(mm(5))])


def _groups(sheet: HalfSheet) -> Block:
    """The groups row by row, each with its number above: who types asks for them by it."""
    room = (_WIDTH - 2 * _PAD) / _COLUMNS
    height = -(-len(sheet.groups) // _COLUMNS) * _ROW + 2 * _PAD
    made = Block(height, [Box(0, 0, _WIDTH, height)])
    for place, group in enumerate(sheet.groups):
        down, across = divmod(place, _COLUMNS)
        cell = column(
            [
                words(str(place + 1), room, style(_PRINT.small, colour=GREY)),
                words(group, room, style(_GROUP, bold=True)),
            ]
        )
        made.beside(cell, _PAD + across * room, _PAD + down * _ROW)
    how = words(_(_HOW), _WIDTH, style(_PRINT.small, colour=GREY))
    return column([made, Block(mm(2)), how, Block(mm(8))])


def _keep() -> Block:
    head = words(_("How to keep it"), _WIDTH, style(_PRINT.heading, bold=True))
    head.marks.append(Rule(0, head.height + mm(0.6), _WIDTH, HAIR, LINE))
    rows: list[Block] = [head, Block(mm(3))]
    indent = mm(7)
    for number, said in enumerate(_KEEP, start=1):
        row = Block(0)
        row.beside(words(f"{number}.", indent, style(_PRINT.body, bold=True)), 0)
        row.beside(words(_(said), _WIDTH - indent, style(_PRINT.body)), indent)
        rows += [row, Block(mm(1.6))]
    return column(rows)
