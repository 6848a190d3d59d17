"""What is recorded of a board and of a tool on it, and what stands against it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation

LONGEST_NAME = 60
LONGEST_CODE = 30
LONGEST_CONTENTS = 300
MOST_ROWS, MOST_COLUMNS = 26, 30
MOST_AMOUNT = 999_999
TOOL, KIT, PIECES, WEIGHT = "tool", "kit", "pieces", "weight"
LOST = "lost"


@dataclass(frozen=True)
class BoardFacts:
    """What is recorded of a board. Archived is `active` False."""

    name: str
    place_id: UUID
    rows: int = 4
    columns: int = 6
    active: bool = True


@dataclass(frozen=True)
class ToolFacts:
    """What is recorded of a tool, a kit or a consumable."""

    name: str
    code: str  # what its label says, and a scanner reads
    row: int = 1  # 1 is A
    column: int = 1
    kind: str = TOOL  # code: tool_kinds
    tool_class: str = "b"  # code: tool_classes
    serial: str = ""
    contents: str = ""  # of a kit
    amount: int = 1  # parts of a kit, pieces or grams of a consumable
    tolerance: int = 0  # grams, of what is weighed

    @property
    def position(self) -> str:
        """Where it hangs."""
        return position_text(self.row, self.column)

    @property
    def consumable(self) -> bool:
        """Whether it is used up: counted or weighed, never issued."""
        return code_list("tool_kinds")[self.kind].has("consumable")

    @property
    def weighed(self) -> bool:
        """Whether its amount is grams."""
        return self.kind == WEIGHT


class NameMissing(Violation):
    """A board and a tool are known by their names."""

    about = ("name",)
    message = N_("It has no name. Write what people call it.")


class CodeMissing(Violation):
    """Two hammers are told apart by their labels."""

    about = ("code",)
    message = N_("It has no number. Write what its label says.")


class TooLong(Violation):
    """Longer than a list can show."""

    message = N_("“{text}” has {length} characters. At most {most} are possible.")


class HiddenCharacters(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")


class NotInTheList(Violation):
    """Not a code of a closed list."""

    message = N_("“{text}” is not in the list. Choose something that is.")


class SizeImpossible(Violation):
    """Rows have a letter each."""

    about = ("rows",)
    message = N_("A board has 1 to {rows} rows and 1 to {columns} columns. Choose numbers between these.")


class BoardNameTaken(Violation):
    """Two boards of one name at one place could not be told apart."""

    about = ("name",)
    message = N_("A board of that name hangs at this place already. Give it another name.")


class BoardHoldsTools(Violation):
    """What hangs on a board is accounted for as long as it does."""

    about = ("active",)
    message = N_("Tools hang on this board. Take them out of use first, then archive it.")


class BoardNotSettled(Violation):
    """A board that could be moved elsewhere would take what is missing out of the way of a shift."""

    about = ("place_id",)
    message = N_(
        "A board moves when everything on it is accounted for. Take back what is out, close the searches, "
        "and count it at closing first."
    )


class ToolsOutside(Violation):
    """A smaller board would leave tools without a position."""

    about = ("rows",)
    message = N_("{names} would hang outside the board. Move them first, or make it larger.")


class BoardArchived(Violation):
    """It is not used any more."""

    message = N_("The board {board} is archived. Put it back into the register first.")


class OutsideTheBoard(Violation):
    """A position is one of the board's."""

    about = ("place",)
    message = N_("{position} is not on the board, which goes to {last}. Choose another position.")


class PositionTaken(Violation):
    """One position, one thing: a gap must be seen."""

    about = ("place",)
    message = N_("{name} hangs at {position}. Choose another position, or move that first.")


class CodeTaken(Violation):
    """A label belongs to one thing, also when that is withdrawn."""

    about = ("code",)
    message = N_("“{code}” is the number of {name}. Use another number.")


class AmountImpossible(Violation):
    """A tool is one, a kit has parts, a consumable some amount."""

    about = ("amount",)
    message = N_("A tool is one; a kit has at least two parts; a consumable at least one piece or gram.")


class ToleranceOnlyWeighed(Violation):
    """Pieces are counted exactly."""

    about = ("tolerance",)
    message = N_("Only what is weighed has a tolerance. Leave it empty.")


class FixedOnceEntered(Violation):
    """What a count expects changes by rows that say why, not by another number in the register."""

    about = ("amount",)
    message = N_(
        "Kind and amount are fixed once it is entered. Record what was used or refilled, or take it out of "
        "use and enter it anew."
    )


class WithdrawnAlready(Violation):
    """It has been withdrawn once."""

    message = N_("{tool} is out of use already.")


class StillOut(Violation):
    """Something in somebody's hands cannot be called worn."""

    message = N_("{tool} is with {name}. Take it back first.")


class SearchedFor(Violation):
    """Who cannot find a tool does not call it broken: two people close a search (rule 81)."""

    message = N_(
        "{tool} is being searched for. Two people close the search; that takes it out of use if it is lost."
    )


class NotAConsumable(Violation):
    """Only what is used up has an amount that changes."""

    message = N_("{tool} is no consumable. Take it out of use if it is broken or worn.")


class LessThanNothing(Violation):
    """More was used than there was."""

    about = ("amount",)
    message = N_("Only {stock} should be there. Choose a smaller amount, or count the board first.")


class ChangeMissing(Violation):
    """Nothing would be recorded."""

    about = ("amount",)
    message = N_("Say how much was used or refilled.")


def position_text(row: int, column: int) -> str:
    """A position as people say it: A1."""
    return f"{chr(ord('A') + row - 1)}{column}"


def amount_text(kind: str, amount: int) -> str:
    """An amount with its unit."""
    if kind == WEIGHT:
        return _("{amount} g").format(amount=amount)
    if kind == KIT:
        return ngettext("{amount} part", "{amount} parts", amount).format(amount=amount)
    return ngettext("{amount} piece", "{amount} pieces", amount).format(amount=amount)


def check_board(
    facts: BoardFacts, tools: Iterable[ToolFacts] = (), *, name_taken: bool = False, may_move: bool = True
) -> Iterator[Violation]:
    """Everything that stands against these facts of a board with these tools on it.

    `may_move` is False where it would go to another place before everything on it is accounted for.
    """
    hanging = list(tools)
    if not facts.name:
        yield NameMissing()
    yield from _check_text(facts.name, LONGEST_NAME, "name")
    if name_taken:
        yield BoardNameTaken()
    if not (1 <= facts.rows <= MOST_ROWS and 1 <= facts.columns <= MOST_COLUMNS):
        yield SizeImpossible(rows=MOST_ROWS, columns=MOST_COLUMNS)
        return
    outside = [tool.name for tool in hanging if tool.row > facts.rows or tool.column > facts.columns]
    if outside:
        yield ToolsOutside(names=", ".join(outside))
    if hanging and not may_move:
        yield BoardNotSettled()
    if hanging and not facts.active:
        yield BoardHoldsTools()


def check_tool(facts: ToolFacts, board: BoardFacts, was: ToolFacts | None = None) -> Iterator[Violation]:
    """Everything that stands against these facts of a tool on a board; `was`: as it is recorded now."""
    if not facts.name:
        yield NameMissing()
    if not facts.code:
        yield CodeMissing()
    for field, most in (("name", LONGEST_NAME), ("code", LONGEST_CODE), ("serial", LONGEST_CODE)):
        yield from _check_text(getattr(facts, field), most, field)
    yield from _check_text(facts.contents, LONGEST_CONTENTS, "contents")
    for field, name in (("kind", "tool_kinds"), ("tool_class", "tool_classes")):
        if getattr(facts, field) not in code_list(name):
            yield _about(NotInTheList(text=getattr(facts, field)), field)
    if not (1 <= facts.row <= board.rows and 1 <= facts.column <= board.columns):
        row, column = (min(max(value, 1), most) for value, most in ((facts.row, 26), (facts.column, 999)))
        last = position_text(board.rows, board.columns)
        yield OutsideTheBoard(position=position_text(row, column), last=last)
    if not board.active:
        yield BoardArchived(board=board.name)
    yield from _check_amount(facts, was)


def check_withdrawing(
    tool: str, reason: str, withdrawn_on: date | None, out_with: str, *, searched: bool
) -> Iterator[Violation]:
    """Whether one person may withdraw it: never what is out or searched for, and never as lost."""
    reasons = code_list("tool_withdrawals")
    if reason not in reasons or reasons[reason].has("two_people"):
        yield _about(NotInTheList(text=reason), "reason")
    if withdrawn_on is not None:
        yield WithdrawnAlready(tool=tool)
    if out_with:
        yield StillOut(tool=tool, name=out_with)
    if searched:
        yield SearchedFor(tool=tool)


def check_move(
    tool: str, facts: ToolFacts, stock: int, change: int, reason: str, withdrawn_on: date | None
) -> Iterator[Violation]:
    """Whether an amount can be used or refilled."""
    reasons = code_list("tool_moves")
    if not facts.consumable:
        yield NotAConsumable(tool=tool)
    if withdrawn_on is not None:
        yield WithdrawnAlready(tool=tool)
    if reason not in reasons or reasons[reason].has("two_people"):
        yield _about(NotInTheList(text=reason), "reason")
    if not change:
        yield ChangeMissing()
    if stock + change < 0:
        yield LessThanNothing(stock=amount_text(facts.kind, stock))


def _check_amount(facts: ToolFacts, was: ToolFacts | None) -> Iterator[Violation]:
    least = 2 if facts.kind == KIT else 1
    most = 1 if facts.kind == TOOL else MOST_AMOUNT
    if not least <= facts.amount <= most:
        yield AmountImpossible()
    if facts.tolerance and not facts.weighed:
        yield ToleranceOnlyWeighed()
    if was is not None and (facts.kind, facts.amount) != (was.kind, was.amount):
        yield FixedOnceEntered()


def _check_text(text: str, most: int, field: str) -> Iterator[Violation]:
    if len(text) > most:
        yield _about(TooLong(text=text[:20] + "…", length=len(text), most=most), field)
    if codes := hidden_characters(text):
        yield _about(HiddenCharacters(codes=", ".join(sorted(set(codes)))), field)


def _about(violation: Violation, field: str) -> Violation:
    violation.about = (field,)
    return violation
