"""What every subject says of itself, and how its rows are judged."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_, _
from eduapp.core.progress import Progress
from eduapp.core.spans import minute_of_day
from eduapp.core.violations import Violation
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Fields, Judge, Known, Preview, RowVerdict, Values, no_judge
from eduapp.exchange.files.terms import BRING_IN

UNDECIDED = N_(
    "Nobody is here to decide whether {own} and {number} are one person. "
    "Leave the row out, or open the file in Dagverk and add it as new."
)


@dataclass(frozen=True)
class Moment:
    """When rows are judged: the site's day, and minutes after midnight."""

    day: date
    minute: int

    @classmethod
    def of(cls, now: datetime) -> "Moment":
        """A moment of the world as the site's clock shows it."""
        local = now.astimezone(zone())
        return cls(local.date(), minute_of_day(local.time()))


@dataclass(frozen=True)
class Subject:
    """One kind of list that can be brought in.

    `judge` is given the preview with cells read and nothing else judged, and answers for single rows from
    what it looked up then. `bring_in` enters rows through the use cases of their feature, tells `progress` of
    each, and says how many were entered.
    """

    key: str
    label: str  # N_("Learners")
    title: str  # N_("Bring in learners")
    permissions: tuple[str, ...]  # besides files.bring_in
    topics_of: str  # the page where one finds afterwards what was brought in
    fields: Callable[[date], Fields]
    judge: Callable[[Session, Preview, Moment], Judge]
    bring_in: Callable[[UnitOfWork, Sequence[RowVerdict], UUID, Progress], int]
    verb: Callable[[int], str]  # "Bring in 46 learners", for a button
    done: Callable[[int], str]  # "46 learners are in."
    turn: str = ""  # what forms that add the same wait for, too
    also_adds: Callable[[Session, Preview], tuple[str, ...]] = lambda _session, _preview: ()
    also: Callable[[Sequence[str]], str] = ", ".join  # the names of what is added too, as a sentence
    all_or_nothing: bool = False  # without a person looking on, one refused row keeps all others out

    def may_be_brought_in_by(self, actor: Actor) -> bool:
        """Whether a person's roles suffice, for files and for what is in them."""
        return actor.may(BRING_IN) and all(map(actor.may, self.permissions))

    def judged(
        self, session: Session, preview: Preview, now: datetime, *, unattended: bool = False
    ) -> Preview:
        """All rows beside the database as it is now, and beside each other."""
        bare = preview.judged(no_judge)
        judge = self.judge(session, bare, Moment.of(now))
        return bare.judged(without_anybody(judge) if unattended else judge)


@dataclass(frozen=True)
class KnownByNumber(Known):
    """A number only one can have is here already; the columns in which the file says something else."""

    certain: bool = True
    differs: tuple[str, ...] = ()  # their labels (N_)


@dataclass(frozen=True)
class PerhapsKnown(Known):
    """Known by names that differ in letters, as Kåre and Kare do: only a person can say."""


@dataclass(frozen=True)
class Undecided(Problem):
    """A row that looks like somebody known, where nobody is there to say so."""

    known: Known = field(default_factory=lambda: Known(""), compare=False)

    def sentence(self) -> str:
        """What the row looks like, and what to do, in the language spoken now."""
        return f"{self.known.sentence()} {_(self.message).format(**self.facts)}"


def without_anybody(judge: Judge) -> Judge:
    """The same judge where nobody can decide: a row is never dropped because it looks like somebody.

    What a person would be asked is to fix; what is only alike is not the same, and comes in.
    """

    def look(line: int, values: Values) -> Iterator[Problem | Known]:
        for finding in judge(line, values):
            if not isinstance(finding, Known) or finding.certain:
                yield finding
            elif not isinstance(finding, PerhapsKnown):
                yield Undecided(UNDECIDED, finding.facts, known=finding)

    return look


@dataclass(frozen=True)
class AgainstARule(Problem):
    """A rule of the feature that the rows belong to speaks against one; it speaks for itself."""

    violation: Violation = field(default_factory=Violation, compare=False)

    def sentence(self) -> str:
        """What the rule says, in the language spoken now."""
        return self.violation.sentence()


def as_problem(violation: Violation, column: str = "") -> Problem:
    """A rule's violation as the problem of a row, or of the cell under `column` (N_)."""
    return AgainstARule(violation.message, violation.facts, column=column, violation=violation)


def entering(rows: Sequence[RowVerdict]) -> list[RowVerdict]:
    """Those of the rows that are new; rows joined with something known change nothing."""
    return [row for row in rows if row.state == "new"]
