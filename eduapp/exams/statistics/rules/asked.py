"""What figures are reckoned from: marks of attempts that were asked the same questions. Values only.

Marks are whole numbers of one small unit (hundredths of a point in the program, as fine as a file has them),
so that every sum is exact and a deviation is 0 only if all marks are the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub


@dataclass(frozen=True)
class Column:
    """One question: a mark for each attempt, 0 for who left it out; None at most: nobody said."""

    marks: Sequence[int]
    most: int | None
    answered: int  # how many did not leave it out

    @property
    def highest(self) -> int:
        """What a mark is measured by: at most, else the highest that was given."""
        return max(self.marks, default=0) if self.most is None else self.most


@dataclass(frozen=True)
class Asked:
    """Attempts by questions, each column in the same order of attempts; `unit` makes one point."""

    columns: tuple[Column, ...]
    unit: int = 100

    @property
    def n(self) -> int:
        """How many attempts."""
        return len(self.columns[0].marks) if self.columns else 0

    def totals(self) -> list[int]:
        """What each attempt has got."""
        return [sum(row) for row in zip(*(column.marks for column in self.columns), strict=True)]


@dataclass(frozen=True)
class Part:
    """One question within such attempts: its marks, and what each got on the others."""

    marks: Sequence[int]
    rests: Sequence[int]
    most: int  # of a mark
    rest_most: int  # of a rest
    answered: int


def parts_of(asked: Asked) -> list[Part]:
    """Each question against the others. With nothing else asked, all rests are 0."""
    totals, most = asked.totals(), sum(column.highest for column in asked.columns)
    return [
        Part(
            column.marks,
            list(map(sub, totals, column.marks)),
            column.highest,
            most - column.highest,
            column.answered,
        )
        for column in asked.columns
    ]
