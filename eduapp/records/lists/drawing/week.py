"""The week plan of one learner: day by day, what and where. Nothing of the staff, nothing to fill in."""

from datetime import timedelta

from eduapp.core.i18n import capital, day_with_weekday, pgettext
from eduapp.core.spans import days, week_of
from eduapp.drawing.flow import Piece, column, row
from eduapp.drawing.ink import FIRM, GREY, INK, Type, mm, style, words
from eduapp.drawing.marks import Block, Rule
from eduapp.records.lists.drawing.paper import not_held
from eduapp.records.lists.rules import Content, Part, time_of

_FRIDAY = timedelta(days=4)
_WHERE = 0.34  # of the width
_GAP = mm(4)


def pieces(content: Content, width: float, print_: Type) -> list[Piece]:
    """Monday to Friday, and the days after that have something."""
    monday, sunday = week_of(content.day)
    found: list[Piece] = []
    for day in days(monday, sunday):
        parts = [part for part in content.parts if part.day == day]
        if day - monday > _FRIDAY and not parts:
            continue
        said = day_with_weekday(day)
        heading = _heading(capital(said), width, print_)
        rows = [_row(part, width, print_) for part in parts] or [_nothing(width, print_)]
        found += [Piece(heading, keep=True), *(Piece(one, again=heading) for one in rows)]
    return [*found, *_note(content.note, width, print_)]


def _note(said: str, width: float, print_: Type) -> list[Piece]:
    """What may be printed for the learner, if there is anything."""
    if not said:
        return []
    heading = _heading(pgettext("list", "A note for you"), width, print_)
    lines = [words(line, width, style(print_.body)) for line in said.splitlines() if line.strip()]
    return [Piece(heading, keep=True), Piece(column([Block(mm(1.5)), *lines]))]


def _heading(said: str, width: float, print_: Type) -> Block:
    made = words(said, width, style(print_.heading, bold=True))
    made.marks.append(Rule(0, made.height + mm(0.6), width, FIRM, INK))
    return column([Block(mm(4)), made, Block(mm(0.6))])


def _row(part: Part, width: float, print_: Type) -> Block:
    clock = print_.body * 7
    where = width * _WHERE
    what = not_held(", ".join(filter(None, (part.what, part.group))), part.cancelled)
    middle = width - clock - where - 2 * _GAP
    cells = [
        (0.0, words(time_of(part), clock, style(print_.body, bold=True))),
        (clock + _GAP, words(what, middle, style(print_.body))),
        (clock + middle + 2 * _GAP, words(part.place, where, style(print_.body)) if part.place else Block(0)),
    ]
    return row(cells, print_.body * 2.1, width)


def _nothing(width: float, print_: Type) -> Block:
    said = words(pgettext("list", "Nothing planned"), width, style(print_.body, colour=GREY))
    return row([(0.0, said)], print_.body * 2.1, width)
