"""What repeats on each page: what the list is, its number with the square of dots, and the foot."""

from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import capital, clock_text, day_with_weekday, ngettext, period_text, pgettext
from eduapp.core.spans import week_of
from eduapp.drawing.flow import column
from eduapp.drawing.ink import GREY, HAIR, INK, LINE, Type, mm, one_line, style, words
from eduapp.drawing.marks import Block, Rule
from eduapp.drawing.square import Square
from eduapp.records.lists.drawing.movements import counted
from eduapp.records.lists.drawing.paper import Paper
from eduapp.records.lists.rules import Content, Kind, time_of

_SQUARE = mm(19)
_CORNER = mm(34)  # for the number; the square has white around it


def head(paper: Paper, width: float, print_: Type) -> Block:
    """Kind and school, title, the lines below it; number and square in the corner."""
    content, room = paper.content, width - _CORNER
    kind = code_list("list_kinds")[content.kind].label
    caption = " · ".join(filter(None, (capital(kind), paper.school)))
    left = column(
        [
            words(caption, room, style(print_.small, colour=GREY)),
            words(title_of(content), room, style(print_.title, bold=True)),
            *(words(line, room, style(print_.body)) for line in lines_of(content)),
        ]
    )
    whole = Block(0)
    whole.beside(left, 0)
    whole.beside(_corner(paper, print_), room)
    return column([whole, Block(mm(3))])


def foot(paper: Paper, page: int, pages: int, width: float, print_: Type) -> Block:
    """When it was printed, which list it is, and the page."""
    at = paper.printed_at
    printed = pgettext("list", "Printed {day} at {time}").format(
        day=full_day(at.date()), time=clock_text(at.time())
    )
    number = pgettext("list", "list {number}, version {edition}").format(
        number=paper.number, edition=paper.edition
    )
    left = " · ".join([printed, number if paper.number else pgettext("list", "draft")])
    right = pgettext("list", "Page {page} of {pages}").format(page=page, pages=pages)
    narrow = mm(40)
    grey = style(print_.small, colour=GREY)
    whole = Block(mm(1.5), [Rule(0, 0, width, HAIR, LINE)])
    line = Block(0)
    line.beside(one_line(left, width - narrow, grey), 0)
    line.beside(one_line(right, narrow, style(print_.small, colour=GREY, align="right")), width - narrow)
    whole.below(line)
    return whole


def title_of(content: Content) -> str:
    """What the list is of."""
    if content.kind == Kind.REGISTER:
        [part] = content.parts
        return ", ".join(filter(None, (part.what, part.group)))
    if content.kind == Kind.PLACE:
        return content.of or pgettext("list", "No place given")
    if content.kind == Kind.UNIT:
        return _unit(content.of)
    return content.of


def lines_of(content: Content) -> list[str]:
    """When and where, and how many."""
    if content.kind == Kind.WEEK:
        week = pgettext("list", "Week {number}").format(number=content.day.isocalendar().week)
        return [f"{week} · {period_text(*week_of(content.day))}"]
    if content.kind != Kind.REGISTER:
        return [capital(full_day(content.day)), counted(*content.counts)]
    [part] = content.parts
    when = f"{capital(full_day(content.day))}, {time_of(part)}"
    count = len(part.lines)
    learners = ngettext("{count} learner", "{count} learners", count).format(count=count)
    teacher = pgettext("list", "Teacher: {name}").format(name=part.teacher) if part.teacher else ""
    return [" · ".join(filter(None, (when, part.place))), " · ".join(filter(None, (teacher, learners)))]


def _unit(name: str) -> str:
    """Its name, with the word before it unless it says so itself."""
    if not name:
        return pgettext("list", "Unit not known")
    named = pgettext("list", "Unit {name}")
    word = named.partition(" ")[0].casefold()
    return name if name.casefold().startswith(word[:3]) else named.format(name=name)


def full_day(day: date) -> str:
    """A day with its weekday and year: mandag 23. november 2026."""
    return f"{day_with_weekday(day)} {day.year}"


def _corner(paper: Paper, print_: Type) -> Block:
    """The square with its number below; a draft has neither."""
    if not paper.square:
        said = pgettext("list", "Draft")
        return one_line(said, _CORNER, style(print_.heading, bold=True, colour=GREY, align="right"))
    block = Block(_SQUARE, [Square(_CORNER - _SQUARE, 0, _SQUARE, paper.square)])
    number = one_line(paper.label, _CORNER, style(print_.heading, bold=True, colour=INK, align="right"))
    block.below(number, space=mm(1.2))
    return block
