"""The time of one person at one exam: an account, not a deadline. Pure; whole minutes throughout.

What the exam lasts, what a decision adds and what a disturbance gives back are separate numbers that add up
to the end. What comes late is lost: opplæringsforskrifta § 9-28 lets a latecomer sit until the end of the
exam, and gives no time back (L11). Breaks are a budget: minutes rested move the end as far as the budget
goes, and count as working time beyond it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from eduapp.exams.arrangements.rules.measures import ADDED, REST, SHARE, Measure

HUNDRED = 100


@dataclass(frozen=True)
class TimeAccount:
    """Minutes of one person at one exam; none is ever below 0."""

    planned: int  # what the exam lasts for everybody
    extra: int = 0  # by decision
    credited: int = 0  # given back for disturbances
    breaks: int = 0  # budget of rest by decision
    rested: int = 0  # of which so many were taken, or more
    late: int = 0  # lost by coming late

    def __post_init__(self) -> None:
        """An account never owes."""
        if min(self.planned, self.extra, self.credited, self.breaks, self.rested, self.late) < 0:
            raise ValueError("minutes below 0")

    @classmethod
    def of(cls, planned: int, measures: Iterable[Measure]) -> "TimeAccount":
        """The account as the exam begins, with what is granted."""
        granted = tuple(measures)
        rest = sum(one.minutes for one in granted if one.code.said("time") == REST)
        return cls(planned, personal_minutes(planned, granted) - planned, breaks=rest)

    @property
    def minutes(self) -> int:
        """From start to end without breaks: planned, extra and credited."""
        return self.planned + self.extra + self.credited

    @property
    def working(self) -> int:
        """Minutes there are to work in: what came late is lost, and so is rest beyond the budget."""
        return max(0, self.minutes - self.late - max(0, self.rested - self.breaks))

    @property
    def breaks_left(self) -> int:
        """Minutes of breaks that are granted and not taken yet."""
        return max(0, self.breaks - self.rested)

    def end(self, start: int) -> int:
        """The minute of the day at which this person must hand in. Coming late never moves it."""
        return start + self.minutes + min(self.rested, self.breaks)

    def latest_end(self, start: int) -> int:
        """The end if every break that is granted is taken: until then the room must be kept."""
        return start + self.minutes + self.breaks

    def credit(self, minutes: int) -> "TimeAccount":
        """With so many minutes given back for a disturbance."""
        return replace(self, credited=self.credited + minutes)

    def rest(self, minutes: int) -> "TimeAccount":
        """With so many more minutes of break taken."""
        return replace(self, rested=self.rested + minutes)

    def arrive(self, start: int, arrived: int) -> "TimeAccount":
        """Having come at a minute of the day. What was missed is lost; whoever comes early gains nothing."""
        return replace(self, late=max(0, arrived - start))


def personal_minutes(planned: int, measures: Iterable[Measure]) -> int:
    """What an exam of so many minutes lasts with what is granted: planned × factor, then + fixed minutes.

    Whole minutes, rounded up once. Breaks are no part of it: they do not count.
    """
    granted = tuple(measures)
    share = sum(one.percent for one in granted if one.code.said("time") == SHARE)
    added = sum(one.minutes for one in granted if one.code.said("time") == ADDED)
    return -(-planned * (HUNDRED + share) // HUNDRED) + added


def personal_end(start: int, planned: int, measures: Iterable[Measure], credited: int = 0) -> int:
    """The minute of the day at which somebody must hand in, before any break is taken."""
    return TimeAccount.of(planned, measures).credit(credited).end(start)
