"""What every subject says of itself, and how its rows are judged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.progress import Progress
from eduapp.core.spans import minute_of_day
from eduapp.core.violations import Violation
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Fields, Judge, Preview, RowVerdict, no_judge
from eduapp.exchange.files.terms import BRING_IN


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
    also_adds: Callable[[Session, Preview], tuple[str, ...]] = lambda _session, _preview: ()
    also: Callable[[Sequence[str]], str] = ", ".join  # the names of what is added too, as a sentence

    def may_be_brought_in_by(self, actor: Actor) -> bool:
        """Whether a person's roles suffice, for files and for what is in them."""
        return actor.may(BRING_IN) and all(map(actor.may, self.permissions))

    def judged(self, session: Session, preview: Preview, now: datetime) -> Preview:
        """All rows beside the database as it is now, and beside each other."""
        bare = preview.judged(no_judge)
        return bare.judged(self.judge(session, bare, Moment.of(now)))


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
