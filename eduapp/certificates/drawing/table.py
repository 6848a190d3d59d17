"""Lists drawn as tables: on the first page, and on an appendix where they are long."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from eduapp.certificates.drawing import tables
from eduapp.certificates.drawing.setting import Reader, Setting, flowed
from eduapp.drawing.marks import Block, Rule
from eduapp.drawing.style import Style

_GAP = 8.0  # points kept free between columns
_AIR = 3.0  # points above and below a row


@dataclass(frozen=True)
class Rows:
    """A list as rows under heads, with thin lines that keep the eye in its row."""

    kind: ClassVar[str] = "table"
    items: str
    head_style: Style
    style: Style
    colour: str

    @classmethod
    def read(cls, table: Reader) -> Self:
        """The list `items`, `head_style`, `style`, and the `colour` of the lines."""
        items = table.spec.choice("items", sorted(tables.TABLES))
        return cls(items, table.style("head_style"), table.style(), table.colour())

    def set(self, setting: Setting) -> Block | None:
        """Nothing for an empty list; one line that says where it went if it stands on the appendix."""
        if words := setting.elsewhere(self.items):
            return flowed(words, self.style, setting)
        if not setting.lines(self.items):
            return None
        made = tables.TABLES[self.items](setting.facts)
        head = row(made.heads, made.shares, self.head_style, setting)
        block = Block(0)
        block.below(head)
        for cells in made.rows:
            block.below(Block(0.5, [Rule(0, 0, setting.width, 0.4, self.colour)]), space=_AIR)
            block.below(row(cells, made.shares, self.style, setting), space=_AIR)
        return block


def row(cells: Sequence[str], shares: Sequence[float], style: Style, setting: Setting) -> Block:
    """Cells beside each other, each in as many lines as it needs in its share of the width."""
    made, x = Block(style.leading * style.at(setting.scale)), 0.0
    for place, (cell, share) in enumerate(zip(cells, shares, strict=True)):
        width = share * setting.width
        inner = replace(setting, width=width - (_GAP if place < len(cells) - 1 else 0))
        if cell:
            made.beside(flowed(cell, style, inner), x)
        x += width
    return made
