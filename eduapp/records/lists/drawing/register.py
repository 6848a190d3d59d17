"""The register sheet: a row for each learner with a box for each mark, room for minutes, guests and notes."""

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import pgettext
from eduapp.drawing.flow import Piece, column, row
from eduapp.drawing.ink import (
    FIRM,
    GREY,
    INK,
    Box,
    Type,
    lettered_box,
    mm,
    one_line,
    style,
    words,
)
from eduapp.drawing.marks import Block, Rule
from eduapp.records.lists.drawing.notes import notes_box
from eduapp.records.lists.rules import Content, Line

GUESTS = 2  # empty rows for who came without being on the roll
_NUMBER, _BOX, _GAP, _MINUTES, _REMARK = mm(8), mm(6.6), mm(1.7), mm(15), mm(34)
_ROW = mm(8.2)


def pieces(content: Content, width: float, print_: Type) -> list[Piece]:
    """What the marks mean, everybody, empty rows for guests, and a box for notes."""
    codes = _codes()
    columns = _headings(codes, width, print_)
    found = [Piece(_legend(codes, width, print_), keep=True), Piece(columns, keep=True)]
    for place, line in enumerate(content.lines, start=1):
        found.append(Piece(_row(str(place), line, codes, width, print_), again=columns))
    guests = [Piece(_row("", None, codes, width, print_), again=columns) for _ in range(GUESTS)]
    return [*found, *guests, Piece(notes_box(width, print_))]


def _codes() -> list[Code]:
    """The marks that a letter stands for, in the order of the register."""
    return [code for code in code_list("attendance_codes") if code.has("key")]


def _legend(codes: list[Code], width: float, print_: Type) -> Block:
    meanings = " · ".join(f"{code.said('key')} {code.label}" for code in codes)
    how = pgettext("list", "Cross one box in each row. Write the minutes of who comes late.")
    grey = style(print_.small, colour=GREY)
    return column([words(meanings, width, grey), words(how, width, grey), Block(mm(1.5))])


def _headings(codes: list[Code], width: float, print_: Type) -> Block:
    dressed = style(print_.small, bold=True, colour=GREY)
    cells = [(_NUMBER, one_line(pgettext("list", "Learner"), _name_width(codes, width), dressed))]
    minutes, remark = _columns(width)
    cells.append((minutes, one_line(pgettext("list", "Minutes"), _MINUTES, dressed)))
    cells.append((remark, one_line(pgettext("list", "Remark"), _REMARK, dressed)))
    made = row(cells, print_.small * 1.6, width, line=False)
    made.marks.append(Rule(0, made.height, width, FIRM, INK))
    return made


def _row(place: str, line: Line | None, codes: list[Code], width: float, print_: Type) -> Block:
    grey = style(print_.small, colour=GREY)
    name = (
        one_line(line.name, _name_width(codes, width), style(print_.body))
        if line
        else _guest(codes, width, print_)
    )
    cells = [(0.0, one_line(place, _NUMBER, grey)), (_NUMBER, name)]
    left = _boxes_from(codes, width)
    for number, code in enumerate(codes):
        crossed = line is not None and line.ahead == code.key
        box = lettered_box(code.said("key"), _BOX, print_, crossed=crossed)
        cells.append((left + number * (_BOX + _GAP), box))
    minutes, _remark = _columns(width)
    cells.append((minutes, Block(_BOX, [Box(0, 0, _MINUTES - _GAP, _BOX)])))
    return row(cells, _ROW, width)


def _guest(codes: list[Code], width: float, print_: Type) -> Block:
    said = pgettext("list", "Guest:")
    return one_line(said, _name_width(codes, width), style(print_.small, colour=GREY))


def _name_width(codes: list[Code], width: float) -> float:
    return _boxes_from(codes, width) - _NUMBER - _GAP


def _boxes_from(codes: list[Code], width: float) -> float:
    return width - _REMARK - _MINUTES - len(codes) * (_BOX + _GAP)


def _columns(width: float) -> tuple[float, float]:
    """Where minutes and remark begin."""
    return width - _REMARK - _MINUTES, width - _REMARK
