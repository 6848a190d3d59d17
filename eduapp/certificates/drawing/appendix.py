"""The appendix of a statement: pages that belong to the same number, as many as what they tell needs.

Nothing is cut or made smaller: what does not fit a page goes on the next one, under the same heads.
All words are spoken in the language of the paper by whoever asks for the pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from eduapp.certificates.drawing import faults, wording
from eduapp.certificates.drawing.facts import Calculation, CalculationLine, CertificateFacts
from eduapp.certificates.drawing.fields import Value
from eduapp.certificates.drawing.setting import Reader, Setting, flowed
from eduapp.core.spans import hours_and_minutes
from eduapp.drawing.marks import Block, Rule
from eduapp.drawing.setting import fitted, line_block
from eduapp.drawing.style import Style
from eduapp.drawing.text import typeset

_ROW = 1.6  # points between rows
_SECTION = 18.0  # points above a heading
_INDENT = 10.0  # points of what belongs to the row above
_NAME_LINES = 3
_SHARES = (0.1, 0.1, 0.1, 0.09)  # of the width: the columns of a calculation, where no cell needs more
_ENDS = (0.71, 0.81, 0.91, 1.0)  # where they end
_BETWEEN = 5.0  # points kept free between them where they need more
_LEGEND = 14.0  # points kept for the number of a rule


@dataclass(frozen=True)
class Look:
    """How a template wants its appendix: where its text stands, and in which styles."""

    left: float
    top: float
    right: float
    bottom: float
    title: Style
    name: Style
    heading: Style
    label: Style
    item: Style
    strong: Style
    foot: Style
    line: str


@dataclass(frozen=True)
class _Section:
    """A heading, perhaps the head of a table, and rows that may go on over pages."""

    heading: Block
    head: Block | None
    rows: list[Block]

    @property
    def tops(self) -> list[Block]:
        """What stands above the first row."""
        return [one for one in (self.heading, self.head) if one]


def read_look(table: Reader) -> Look:
    """`left`, `top`, `right`, `bottom`, a style for each kind of text, and the colour of its `line`s."""
    spec = table.spec
    left, top, right, bottom = (spec.points(side) for side in ("left", "top", "right", "bottom"))
    kinds = ("title", "name", "heading", "label", "item", "strong", "foot")
    title, name, heading, label, item, strong, under = (table.style(kind) for kind in kinds)
    line = table.colour("line")
    look = Look(left, top, right, bottom, title, name, heading, label, item, strong, under, line)
    if not (look.left < look.right and look.top < look.bottom):
        spec.faults.append(faults.OutsidePage(where=spec.where))
    spec.close()
    return look


def pages(facts: CertificateFacts, said: dict[str, Value], look: Look, moved: Sequence[str]) -> list[Block]:
    """What stands on each page between its head and its foot; none if there is nothing to tell.

    `moved`: lists for which the first page had no room.
    """
    setting = Setting(facts, said, look.right - look.left)
    sections = [_list(setting, look, name) for name in moved]
    if facts.months or facts.adjustments:
        sections.append(_hours(setting, look))
    sections += [_calculation(setting, look, one) for one in facts.calculations]
    return list(_flowed(sections, setting, look)) if sections else []


def foot(setting: Setting, look: Look) -> Block:
    """Number and page, at the foot of each page."""
    words = setting.fill("{number} · {sheet}")
    return fitted(words, look.foot, setting.width, look.foot.size, 1).block(look.foot, setting.width)


def _head(setting: Setting, look: Look) -> Block:
    block = Block(0)
    lines = (
        (wording.appendix_title(setting.facts), look.title),
        (setting.fill("{name}[, {born}]"), look.name),
    )
    for words, style in lines:
        one = fitted(words, style, setting.width, style.size, _NAME_LINES).block(style, setting.width)
        block.below(one, space=3 if block.height else 0)
    block.below(Block(1, [Rule(0, 0, setting.width, 0.5, look.line)]), space=9)
    return block


def _flowed(sections: Sequence[_Section], setting: Setting, look: Look) -> Iterator[Block]:
    """Rows under each other; the head of a table is repeated where it goes on, and never stands alone."""
    page = _Page(setting, look)
    for section in sections:
        above = section.tops
        for row in section.rows:
            if not page.has_room(above, row):
                yield page.block
                page = _Page(setting, look)
                above = above or [one for one in (section.head,) if one]
            page.put(above, row)
            above = []
    yield page.block


class _Page:
    """One page that is being filled."""

    def __init__(self, setting: Setting, look: Look) -> None:
        self._room = look.bottom - look.top
        self.block = _head(setting, look)
        self._empty = True

    def has_room(self, above: Sequence[Block], row: Block) -> bool:
        """A page without a row takes any: there is no larger one."""
        return self._empty or self.block.height + self._needed(above, row) <= self._room

    def put(self, above: Sequence[Block], row: Block) -> None:
        """A row, below the heads that stand above it."""
        if self.block.height + self._needed(above, row) > self._room:
            self.block.problems.append(faults.TooMuchForOnePage(lines=1))
        for number, one in enumerate(above):
            self.block.below(one, space=_ROW * 3 if number else _SECTION)
        self.block.below(row, space=_ROW * 2 if above else _ROW)
        self._empty = False

    @staticmethod
    def _needed(above: Sequence[Block], row: Block) -> float:
        heads = sum(one.height for one in above) + (_SECTION + _ROW * 4 if above else 0)
        return heads + _ROW + row.height


def _list(setting: Setting, look: Look, name: str) -> _Section:
    inner, rows = replace(setting, width=setting.width - _INDENT), []
    for item in wording.LISTS[name](setting.facts):
        row = line_block("•", look.item, look.item.size, setting.width)
        row.beside(flowed(item, look.item, inner), _INDENT)
        rows.append(row)
    return _Section(flowed(setting.fill(f"{{label_{name}}}"), look.heading, setting), None, rows)


def _hours(setting: Setting, look: Look) -> _Section:
    """Month by month, each adjustment under its month, and the sum that the first page tells."""
    facts = setting.facts
    months = {one.first: one for one in facts.months}
    adjusted = sorted(facts.adjustments, key=lambda one: one.day)
    rows = []
    for first in sorted({*months, *(one.day.replace(day=1) for one in adjusted)}):
        if first in months:
            rows.append(_amount(setting, look.item, wording.month(first), months[first].minutes))
        rows += [
            _columns(setting, look.item, (wording.adjustment(one), _signed(one.minutes)), _INDENT)
            for one in adjusted
            if one.day.replace(day=1) == first
        ]
    total = _amount(setting, look.strong, setting.fill("{label_practice}"), facts.practice_minutes or 0)
    rows[-1].below(_ruled(setting, look, total), space=_ROW * 2)
    head = _columns(setting, look.label, wording.hours_columns())
    return _Section(flowed(wording.hours_heading(), look.heading, setting), head, rows)


def _calculation(setting: Setting, look: Look, one: Calculation) -> _Section:
    """Line by line; the rules stand below, each once with its source, by the number in the last column."""
    rules = list(dict.fromkeys((line.rule, line.source) for line in one.lines if line.source))
    heads, cells = wording.calculation_columns(), [_cells(line, rules) for line in one.lines]
    shares = _shares(setting, [(look.label, heads), *((look.item, row) for row in cells)])
    rows = [_columns(setting, look.item, row, shares=shares) for row in cells]
    for number, (rule, source) in enumerate(rules, start=1):
        row = line_block(str(number), look.label, look.label.size, setting.width)
        inner = replace(setting, width=setting.width - _LEGEND)
        row.beside(flowed(f"{rule} ({source})", look.label, inner), _LEGEND)
        rows.append(_ruled(setting, look, row) if number == 1 else row)
    head = _columns(setting, look.label, heads, shares=shares)
    return _Section(flowed(wording.calculation_heading(one.trade), look.heading, setting), head, rows)


def _cells(line: CalculationLine, rules: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """What a line says in each column; what explains it without a source stands behind its words."""
    said = f"{line.what} ({line.rule})" if line.rule and not line.source else line.what
    amounts = ("" if minutes is None else _amount_text(minutes) for minutes in (line.done, line.counted))
    number = str(rules.index((line.rule, line.source)) + 1) if line.source else ""
    return (said, *amounts, line.in_months, number)


def _amount(setting: Setting, style: Style, words: str, minutes: int, indent: float = 0) -> Block:
    return _columns(setting, style, (words, _amount_text(minutes)), indent)


def _amount_text(minutes: int) -> str:
    """h:mm; the fonts of papers have no minus sign, and a dash looks the same."""
    return hours_and_minutes(minutes).replace("−", "–")


def _signed(minutes: int) -> str:
    return f"+{_amount_text(minutes)}" if minutes > 0 else _amount_text(minutes)


def _shares(setting: Setting, rows: Sequence[tuple[Style, Sequence[str]]]) -> tuple[float, ...]:
    """How much of the width each short column takes; where cells would meet, as much as its widest needs."""
    measured = [[_share(cell, style, setting) for cell in others] for style, (_words, *others) in rows]
    if not any(map(_meet, measured)):
        return _SHARES
    return tuple(max(column) for column in zip(_SHARES, *measured, strict=True))


def _share(cell: str, style: Style, setting: Setting) -> float:
    """The part of the width a cell needs, with room beside it; 0 for an empty one."""
    if not cell:
        return 0.0
    return (style.width(typeset(cell, style.chain), style.size) + _BETWEEN) / setting.width


def _meet(needed: Sequence[float]) -> bool:
    """Whether cells of a row that are not empty would run into each other in the usual columns."""
    told = [(end, share) for end, share in zip(_ENDS, needed, strict=True) if share]
    return any(end - share < before for (before, _share), (end, share) in pairwise(told))


def _columns(
    setting: Setting,
    style: Style,
    cells: Sequence[str],
    indent: float = 0,
    shares: tuple[float, ...] = _SHARES,
) -> Block:
    """Words at the left in as many lines as they need, and short ones at the ends of their columns."""
    words, *others = cells
    ends = (
        _ENDS if shares == _SHARES else tuple(1 - sum(shares[place:]) for place in range(1, len(shares) + 1))
    )
    right = replace(style, align="right")
    row = Block(style.leading * style.size)
    inner = replace(setting, width=setting.width * (ends[0] - shares[0]) - indent)
    if words:
        row.beside(flowed(words, replace(style, align="left"), inner), indent)
    for cell, end in zip(others, ends, strict=False):
        if cell:
            row.beside(line_block(cell, right, style.size, setting.width * end), 0)
    return row


def _ruled(setting: Setting, look: Look, row: Block) -> Block:
    """A row below a line."""
    block = Block(1, [Rule(0, 0, setting.width, 0.5, look.line)])
    block.below(row, space=_ROW * 2)
    return block
