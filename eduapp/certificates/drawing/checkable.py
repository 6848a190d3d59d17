"""What makes a paper checkable by anybody: the square of dots, and beside it the serial and how to check."""

import math
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.setting import Reader, Setting, flowed
from eduapp.certificates.seals.square import LEAST_CELL, QUIET, WIDEST, DoesNotFit, square_of
from eduapp.drawing.marks import MM, Block
from eduapp.drawing.square import Cells
from eduapp.drawing.style import Style

_SMALLEST = 30.0  # millimetres of the cells across: below it a photograph of the page does not show them
_GAP = 3 * MM  # from the white about the square to the words
_WORDS = 28 * MM  # for the words beside it


@dataclass(frozen=True)
class Code:
    """The square of a signed code, with words beside it or below. Nothing on a paper that has no code."""

    kind: ClassVar[str] = "code"
    size: float  # millimetres of the cells across
    label_style: Style
    serial_style: Style
    style: Style
    note: str  # further words below, such as the number of the paper
    below: bool
    where: str  # in the template

    @classmethod
    def read(cls, table: Reader) -> Self:
        """`size` (30 to 36 mm), `label_style`, `serial_style`, `style`; `note`; words beside or `below`."""
        size = table.spec.number("size", _SMALLEST, WIDEST, default=WIDEST)
        label, serial, style = table.style("label_style"), table.style("serial_style"), table.style()
        note = table.pattern("note") if table.spec.has("note") else ""
        return cls(size, label, serial, style, note, table.spec.flag("below"), table.spec.where)

    def set(self, setting: Setting) -> Block | None:
        """The square with the white around it that readers need (ISO/IEC 18004, 5.3.8), then the words."""
        facts = setting.facts
        if not facts.code:
            return None
        try:
            rows = square_of(facts.code, self.size, LEAST_CELL).cells
        except DoesNotFit:
            return Block(0, problems=[faults.CodeTooLong(size=f"{self.size:g}")])
        across = self.size * MM
        quiet = QUIET * across / len(rows)
        least = across if self.below else across + 2 * quiet + _GAP + _WORDS
        if setting.width < least:
            return Block(0, problems=[faults.SquareTooNarrow(where=self.where, least=math.ceil(least / MM))])
        block = Block(across + 2 * quiet, [Cells(quiet, quiet, across, rows)])
        if self.below:
            block.below(self._words(setting, setting.width))
        else:
            left = across + 2 * quiet + _GAP
            words = self._words(setting, setting.width - left)
            block.beside(words, left, max(0.0, (block.height - words.height) / 2))
        return block

    def _words(self, setting: Setting, width: float) -> Block:
        inner = replace(setting, width=width)
        block = Block(0)
        for pattern, style, space in (
            ("{label_verification}", self.label_style, 0),
            ("{serial}", self.serial_style, 1),
            ("{how_to_check}", self.style, 2),
            (self.note, self.style, 4),
        ):
            if words := inner.fill(pattern):
                block.below(flowed(words, style, inner), space)
        return block
