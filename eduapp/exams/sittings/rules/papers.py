"""What stands on the papers of a sitting, and what stands against printing one. Pure.

Only a line of the invigilators' list has a place for a name; nothing else drawn here could show one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.sittings.rules.seating import Grid, Seat

PAPERS = "sitting_papers"
DOOR_LIST, WATCH_LIST, SEAT_PLAN, DESK_LABELS = "door_list", "watch_list", "seat_plan", "desk_labels"
NAMED = frozenset({WATCH_LIST})  # what never hangs on a door


class NobodyToPrint(Violation):
    """A paper of nobody."""

    message = N_("Nobody is entered, so there is nothing to print. Enter candidates first.")


class NobodySeated(Violation):
    """A plan or labels without a seat."""

    message = N_("Nobody has a seat yet. Seat everybody on the seat plan first.")


@dataclass(frozen=True)
class PaperHead:
    """What every paper of a sitting says of it, in the paper's own language."""

    language: str
    title: str
    course: str
    when: str  # day, from when to when
    place: str
    notes: tuple[str, ...] = ()  # what the law asks, with its paragraph


@dataclass(frozen=True)
class PaperLine:
    """A candidate by number, and where the candidate sits: a seat, or a room apart; "" for nowhere yet."""

    number: int
    where: str


@dataclass(frozen=True)
class NamedLine:
    """A candidate with a name, for those who watch; `measures` as decided, never why."""

    number: int
    name: str
    where: str
    letter: str = ""  # version of the paper
    measures: str = ""


@dataclass(frozen=True)
class PaperSeat:
    """A seat somebody has."""

    seat: Seat
    number: int
    letter: str = ""  # version of the paper


@dataclass(frozen=True)
class DoorList:
    """For the door: numbers and seats, `aids` as the exam paper says; "" leaves a line to write on."""

    head: PaperHead
    lines: tuple[PaperLine, ...]
    aids: str = ""


@dataclass(frozen=True)
class WatchList:
    """For those who watch: who is who, to be signed on arrival."""

    head: PaperHead
    lines: tuple[NamedLine, ...]
    watches: tuple[str, ...]


@dataclass(frozen=True)
class PlanSheet:
    """The room as it is seen from the desk, by number."""

    head: PaperHead
    grid: Grid
    seats: tuple[PaperSeat, ...]
    elsewhere: tuple[PaperLine, ...] = ()


@dataclass(frozen=True)
class LabelSheet:
    """A label for each desk, by number; those in rooms apart have one too."""

    head: PaperHead
    seats: tuple[PaperLine, ...]
    letters: tuple[tuple[int, str], ...] = ()  # version of the paper by candidate number
    codes: tuple[tuple[int, str], ...] = ()  # of the ticket to an exam PC, by candidate number
    watch_code: str = ""  # opens papers on screen without a network; for who watches
    watch_numbers: str = ""  # whose papers: who had begun before keeps the code that was printed then

    def letter(self, number: int) -> str:
        """The version of a candidate; "" for none."""
        return dict(self.letters).get(number, "")

    def code(self, number: int) -> str:
        """The code of a candidate's ticket; "" for who sits on paper."""
        return dict(self.codes).get(number, "")


Paper = DoorList | WatchList | PlanSheet | LabelSheet


def check_paper(kind: str, entered: int, seated: int) -> Iterator[Violation]:
    """Whether there is anything to print: so many are entered, so many of them have a seat or a room."""
    if not entered:
        yield NobodyToPrint()
    elif kind in {SEAT_PLAN, DESK_LABELS} and not seated:
        yield NobodySeated()
