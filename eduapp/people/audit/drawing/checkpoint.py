"""A checkpoint of the trail on A4: number and letters large, what they are for, and two who sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, date_text, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import column
from eduapp.drawing.ink import FIRM, GREY, HAIR, INK, LINE, Box, Type, mm, style, words
from eduapp.drawing.marks import Block, Rule

if TYPE_CHECKING:
    from eduapp.drawing.marks import Mark
    from eduapp.people.audit.drawing import CheckpointSheet

_SIZE = (mm(210), mm(297))
_LEFT, _RIGHT, _TOP, _BOTTOM = mm(22), mm(20), mm(18), mm(16)
_WIDTH = _SIZE[0] - _LEFT - _RIGHT
_PRINT = Type(body=11, small=9, title=20, heading=13)
_CODE = 24  # points: read across a table and typed by hand
_PAD, _LABEL, _SIGN = mm(6), mm(52), mm(16)

_WHY = N_(
    "Every change in Dagverk stands in a trail whose entries are chained. Who can change the database could"
    " cut off the end of it, or write all of it anew. What stands on this sheet cannot be changed there: as"
    " long as it is kept, whoever checks the trail sees that entry {seq} and all before it are as they were."
)
_HOW = (
    N_("Sign the sheet, two of you if you can, and lock it in away from the computers."),
    N_("To check: Settings, Trail, Check the trail. Type number and letters as they stand here."),
    N_("Print a new one when a period is closed, before a new version is used, and when keys change."),
)


def draw(sheet: CheckpointSheet) -> bytes:
    """The page."""
    with speaking(sheet.language):
        title = _title()
        about = document.About(
            title=title,
            author=sheet.school,
            subject=title,
            day=sheet.printed_on,
            language=sheet.language,
            digest=sheet.digest,
            across=sheet.across,
        )
        return document.written([_page(sheet)], _SIZE, about)


def _title() -> str:
    return _("Checkpoint of the trail")


def _page(sheet: CheckpointSheet) -> list[Mark]:
    page = Block(0)
    page.beside(column([_head(sheet), _facts(sheet), _code(sheet), _how(), _signing()]), _LEFT, _TOP)
    foot = words(_title(), _WIDTH, style(_PRINT.small, colour=GREY))
    page.beside(foot, _LEFT, _SIZE[1] - _BOTTOM - foot.height)
    return page.marks


def _head(sheet: CheckpointSheet) -> Block:
    title = words(_title(), _WIDTH, style(_PRINT.title, bold=True))
    above = [words(sheet.school, _WIDTH, style(_PRINT.heading, bold=True)), Block(mm(2))]
    made = column([*above, title] if sheet.school else [title])
    made.marks.append(Rule(0, made.height + mm(2), _WIDTH, FIRM, INK))
    why = words(_(_WHY).format(seq=sheet.seq), _WIDTH, style(_PRINT.body))
    return column([made, Block(mm(7)), why, Block(mm(5))])


def _facts(sheet: CheckpointSheet) -> Block:
    told = (
        (_("Last entry"), str(sheet.seq)),
        (_("Day of that entry"), date_text(sheet.last_day) if sheet.last_day else "–"),
        (_("Printed on"), date_text(sheet.printed_on)),
    )
    rows = []
    for label, said in told:
        row = Block(0)
        row.beside(words(label, _LABEL, style(_PRINT.body, colour=GREY)), 0)
        row.beside(words(said, _WIDTH - _LABEL, style(_PRINT.body, bold=True)), _LABEL)
        rows += [row, Block(mm(1))]
    return column([*rows, Block(mm(5))])


def _code(sheet: CheckpointSheet) -> Block:
    inner = column(
        [
            words(_("Number and letters"), _WIDTH - 2 * _PAD, style(_PRINT.small, colour=GREY)),
            Block(mm(1)),
            words(f"{sheet.seq}   {sheet.code}", _WIDTH - 2 * _PAD, style(_CODE, bold=True)),
            Block(mm(3)),
            words(_("The whole digest"), _WIDTH - 2 * _PAD, style(_PRINT.small, colour=GREY)),
            words(sheet.digest, _WIDTH - 2 * _PAD, style(_PRINT.small)),
        ]
    )
    height = inner.height + 2 * _PAD
    made = Block(height, [Box(0, 0, _WIDTH, height)])
    made.beside(inner, _PAD, _PAD)
    hint = _("There is no letter I, L, O or U. The last two letters notice a slip.")
    return column([made, Block(mm(2)), words(hint, _WIDTH, style(_PRINT.small, colour=GREY)), Block(mm(8))])


def _how() -> Block:
    head = words(_("What to do with it"), _WIDTH, style(_PRINT.heading, bold=True))
    head.marks.append(Rule(0, head.height + mm(0.6), _WIDTH, HAIR, LINE))
    rows: list[Block] = [head, Block(mm(3))]
    indent = mm(7)
    for number, said in enumerate(_HOW, start=1):
        row = Block(0)
        row.beside(words(f"{number}.", indent, style(_PRINT.body, bold=True)), 0)
        row.beside(words(_(said), _WIDTH - indent, style(_PRINT.body)), indent)
        rows += [row, Block(mm(1.6))]
    return column([*rows, Block(mm(10))])


def _signing() -> Block:
    """Two places to sign."""
    half = (_WIDTH - mm(10)) / 2
    lines = Block(_SIGN + mm(8))
    for place in (0, 1):
        left = place * (half + mm(10))
        lines.marks.append(Rule(left, _SIGN, half, HAIR, INK))
        lines.beside(
            words(_("Day, name, signature"), half, style(_PRINT.small, colour=GREY)), left, _SIGN + mm(1)
        )
    return lines
