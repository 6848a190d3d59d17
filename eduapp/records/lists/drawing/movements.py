"""Movement lists: to a place, session by session; from a unit, by the times to leave."""

from collections.abc import Iterator
from itertools import groupby

from eduapp.core.i18n import clock_text, pgettext
from eduapp.core.spans import as_time
from eduapp.drawing.flow import Piece, column, row
from eduapp.drawing.ink import FIRM, GREY, INK, Box, Type, mm, one_line, style
from eduapp.drawing.marks import Block, Rule
from eduapp.education.timetable.rules import time_text
from eduapp.records.lists.drawing.notes import notes_box
from eduapp.records.lists.drawing.paper import not_held
from eduapp.records.lists.rules import Content, Elsewhere, Line, Part, time_of

_BOX, _ROW, _GAP = mm(5), mm(7.4), mm(3)
_UNIT, _TICK, _REMARK = mm(30), mm(17), mm(40)
_TO, _WHAT, _UNTIL = mm(46), mm(66), mm(18)


def counted(fetched: int, stay: int) -> str:
    """Such as: 12 to fetch, 3 stay."""
    return pgettext("list", "{fetched} to fetch, {stay} stay").format(fetched=fetched, stay=stay)


def to_a_place(content: Content, width: float, print_: Type) -> list[Piece]:
    """Each thing that takes place there, with everybody who is to come."""
    found: list[Piece] = []
    columns = _place_headings(width, print_)
    for part in content.parts:
        heading = _heading(_titled(part), _counts(part.lines), width, print_)
        again = column([heading, columns])
        found += [Piece(heading, keep=True), Piece(columns, keep=True)]
        found += [Piece(_place_row(line, width, print_), again=again) for line in part.lines]
    return [*found, Piece(notes_box(width, print_))]


def from_a_unit(content: Content, width: float, print_: Type) -> list[Piece]:
    """Each time to leave, with who leaves then, for where, and when they come back."""
    found: list[Piece] = []
    columns = _unit_headings(width, print_)
    for start, leaving in groupby(_leaving(content), key=lambda pair: pair[0].start):
        pairs = list(leaving)
        heading = _heading(clock_text(as_time(start)), _counts(line for _part, line in pairs), width, print_)
        again = column([heading, columns])
        found += [Piece(heading, keep=True), Piece(columns, keep=True)]
        found += [Piece(_unit_row(part, line, width, print_), again=again) for part, line in pairs]
    return [*found, Piece(notes_box(width, print_))]


def _leaving(content: Content) -> Iterator[tuple[Part, Line]]:
    for part in content.parts:
        yield from ((part, line) for line in part.lines)


def _titled(part: Part) -> str:
    """Time, what and group; that it is cancelled is said where the names would be looked for."""
    what = ", ".join(filter(None, (part.what, part.group)))
    return not_held(f"{time_of(part)}  {what}", part.cancelled)


def _counts(lines: Iterator[Line] | tuple[Line, ...]) -> str:
    stays = [line.stays for line in lines]
    return counted(stays.count(False), stays.count(True))


def _heading(said: str, counts: str, width: float, print_: Type) -> Block:
    narrow = mm(48)
    left = one_line(said, width - narrow, style(print_.heading, bold=True))
    right = one_line(counts, narrow, style(print_.body, align="right"))
    made = row([(0.0, left), (width - narrow, right)], print_.heading * 1.5, width, line=False)
    return column([Block(mm(4)), made])


def _headings(cells: list[tuple[float, float, str]], width: float, print_: Type) -> Block:
    dressed = style(print_.small, bold=True, colour=GREY)
    made = row(
        [(x, one_line(said, room, dressed)) for x, room, said in cells], print_.small * 1.6, width, line=False
    )
    made.marks.append(Rule(0, made.height, width, FIRM, INK))
    return made


def _place_headings(width: float, print_: Type) -> Block:
    unit, back, remark = _place_columns(width)
    return _headings(
        [
            (0, _TICK, pgettext("list", "Fetched")),
            (_TICK, unit - _TICK - _GAP, pgettext("list", "Learner")),
            (unit, _UNIT - _GAP, pgettext("list", "Unit")),
            (back, _TICK - _GAP, pgettext("list", "Back")),
            (remark, _REMARK, pgettext("list", "Remark")),
        ],
        width,
        print_,
    )


def _place_row(line: Line, width: float, print_: Type) -> Block:
    unit, back, _remark = _place_columns(width)
    body = style(print_.body)
    cells = [
        (_TICK, one_line(line.name, unit - _TICK - _GAP, body)),
        (unit, one_line(line.unit or "–", _UNIT - _GAP, body)),
        *_ticks(line, (0, back), print_),
    ]
    return _with_also(line, row(cells, _ROW, width, line=not line.also), width, print_)


def _place_columns(width: float) -> tuple[float, float, float]:
    remark = width - _REMARK
    return remark - _TICK - _UNIT, remark - _TICK, remark


def _unit_headings(width: float, print_: Type) -> Block:
    to, what, until, back, remark = _unit_columns(width)
    return _headings(
        [
            (0, _TICK, pgettext("list", "Left")),
            (_TICK, to - _TICK - _GAP, pgettext("list", "Learner")),
            (to, _TO - _GAP, pgettext("list", "Where")),
            (what, _WHAT - _GAP, pgettext("list", "What")),
            (until, _UNTIL - _GAP, pgettext("list", "Until")),
            (back, _TICK - _GAP, pgettext("list", "Back")),
            (remark, width - remark, pgettext("list", "Remark")),
        ],
        width,
        print_,
    )


def _unit_row(part: Part, line: Line, width: float, print_: Type) -> Block:
    to, what, until, back, _remark = _unit_columns(width)
    body = style(print_.body)
    course = not_held(", ".join(filter(None, (part.what, part.group))), part.cancelled)
    ends = clock_text(as_time(part.end)) if part.end is not None else "–"
    cells = [
        (_TICK, one_line(line.name, to - _TICK - _GAP, body)),
        (to, one_line(part.place or "–", _TO - _GAP, body)),
        (what, one_line(course, _WHAT - _GAP, body)),
        (until, one_line(ends, _UNTIL - _GAP, body)),
        *_ticks(line, (0, back), print_),
    ]
    return _with_also(line, row(cells, _ROW, width, line=not line.also), width, print_)


def _unit_columns(width: float) -> tuple[float, float, float, float, float]:
    remark = width - _REMARK
    back = remark - _TICK
    until = back - _UNTIL
    what = until - _WHAT
    return what - _TO, what, until, back, remark


def _with_also(line: Line, made: Block, width: float, print_: Type) -> Block:
    """Below a learner who is expected at two places at once: where else, and when."""
    if not line.also:
        return made
    others = "; ".join(_elsewhere(one) for one in line.also)
    said = pgettext("list", "Expected elsewhere at the same time: {others}").format(others=others)
    words = one_line(said, width - _TICK, style(print_.small, bold=True))
    return column([made, row([(_TICK, words)], print_.small * 1.7, width)])


def _elsewhere(one: Elsewhere) -> str:
    """Such as: 09.00–10.30 Kitchen, Cook."""
    hours = clock_text(as_time(one.start)) if one.end is None else time_text(one.start, one.end)
    return " ".join((hours, ", ".join(dict.fromkeys(filter(None, (one.place, one.what))))))


def _ticks(line: Line, places: tuple[float, float], print_: Type) -> list[tuple[float, Block]]:
    """A box for going and one for coming back; who stays has a word in place of both."""
    if line.stays:
        said = pgettext("list", "stays")
        return [(places[0], one_line(said, _TICK - _GAP, style(print_.body, bold=True)))]
    return [(x, Block(_BOX, [Box(0, 0, _BOX, _BOX)])) for x in places]
