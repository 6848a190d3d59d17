"""What stands against handing a plan out. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

_SHOWN = 60  # characters of the text that tells


class PlanTellsWhere(Violation):
    """A learner keeps the plan and may show it to anybody."""

    message = N_(
        "The plan would say “{words}” (in “{text}”), which tells where the learner is. Put that right in the "
        "plan first."
    )


class NothingInThePlan(Violation):
    """A page of headings helps nobody."""

    message = N_("Nothing stands in the plan of {name} yet. Add a goal or record a talk first.")


@dataclass(frozen=True)
class Checked:
    """What a rule needs to know of a page."""

    name: str
    texts: Sequence[str]  # every text but the learner's own name
    tells: Sequence[str]  # words in them that would tell where it was made
    holds: int  # goals and talks


def check_plan(page: Checked) -> Iterator[Violation]:
    """Everything against printing this plan: each word that would tell, with the text it stands in."""
    if not page.holds:
        yield NothingInThePlan(name=page.name)
    told: dict[str, list[str]] = {}
    for word in page.tells:
        text = next((one for one in page.texts if word.casefold() in one.casefold()), "")
        told.setdefault(text, []).append(word)
    for text, words in told.items():
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        yield PlanTellsWhere(words=", ".join(words), text=shown)


@dataclass(frozen=True)
class MachineSheet:
    """Everything on a sheet about one machine, in its own language."""

    language: str
    title: str
    machine: str
    about: tuple[str, ...]
    columns: tuple[tuple[str, float], ...]  # heading, share of the width
    rows: tuple[tuple[str, ...], ...]
    nobody: str  # instead of rows
    closing: str
    wide: bool = False
    large: bool = False
    row_height: float = 9  # millimetres at least

    @property
    def texts(self) -> tuple[str, ...]:
        """All that tells two sheets apart."""
        cells = [cell for cells in self.rows for cell in cells]
        return (self.language, self.title, self.machine, *self.about, *cells, self.nobody, self.closing)


@dataclass(frozen=True)
class SheetCell:
    """One position of a board on paper."""

    row: int
    column: int
    position: str
    name: str
    code: str  # what the square on its label holds, and nothing else
    note: str = ""  # class, and how much of it


@dataclass(frozen=True)
class BoardSheet:
    """A board as it hangs, in its own language."""

    language: str
    title: str
    board: str
    about: str
    rows: int
    columns: int
    cells: tuple[SheetCell, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All that tells two sheets apart."""
        size = f"{self.rows}×{self.columns}"
        return (self.language, self.title, self.board, self.about, size, *map(str, self.cells))


@dataclass(frozen=True)
class LabelSheet:
    """The labels of a board to cut out."""

    language: str
    title: str
    board: str
    cells: tuple[SheetCell, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All that tells two sheets apart."""
        return (self.language, self.title, self.board, *map(str, self.cells))
