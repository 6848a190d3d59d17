"""What one column of a subject holds, and what a cell of it says."""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from eduapp.core.i18n import N_
from eduapp.exchange.files.formats.remarks import Problem

T_co = TypeVar("T_co", covariant=True)
Values = Mapping[str, object]

EMPTY = N_("{column} is empty. Type it here, or leave the row out.")
FORMULA = N_("{text} is a formula, not a value. Write the value.")
_FORMULA_START = re.compile(r"[=＝]|[+\-@＋－＠]\s*[^\W\d]|[+\-@＋－＠]\s*[(\"'$]")


@dataclass(frozen=True)
class Field(Generic[T_co]):
    """What one column of a subject holds: its key in the program, its label on screen, how a cell is read."""

    key: str
    label: str
    parse: Callable[[str], T_co | Problem]
    required: bool = False
    unique: bool = False
    synonyms: tuple[str, ...] = ()

    def read(self, text: str) -> T_co | Problem | None:
        """The value of a cell, None if it is empty, or what is wrong with it."""
        bare = text.strip()
        if not bare:
            return Problem(EMPTY, column=self.label) if self.required else None
        answer = self.parse(bare) if bare[0] not in "=＝" else Problem(FORMULA, text=bare)
        if not isinstance(answer, Problem):
            return answer
        message = FORMULA if _FORMULA_START.match(bare) else answer.message
        return dataclasses.replace(answer, message=message, column=self.label)

    def of(self, values: Values) -> T_co | None:
        """The value in a row; None if the cell is empty, bad, or has no column."""
        return cast("T_co | None", values.get(self.key))

    def need(self, values: Values) -> T_co:
        """The value of a required field in a row that is brought in."""
        return cast("T_co", values[self.key])


Fields = Sequence[Field[object]]
