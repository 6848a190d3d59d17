"""A figure: what something of ours took, what the bare library took, and how the two compare."""

import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One line of the report. `ratio` is the median of the ratios of all runs; smaller is better."""

    name: str
    ratio: float
    goal: float
    unit: str
    ours: float  # median
    theirs: float  # median; of a limit, the limit itself
    runs: int

    @property
    def verdict(self) -> str:
        """Whether the goal is reached, judged by what is printed."""
        return "ok" if round(self.ratio, 2) <= self.goal else "short"

    def line(self) -> str:
        """As it is printed."""
        return f"{self.name}\t{self.ratio:.2f}\t{self.goal}\t{self.verdict}"

    def medians(self) -> str:
        """What was behind it, for people who ask."""
        ours, theirs = (f"{amount:.4g} {self.unit}" for amount in (self.ours, self.theirs))
        return f"  {self.name}: {ours} against {theirs}, {self.runs} runs"

    def as_json(self) -> dict[str, object]:
        """As it is kept."""
        return asdict(self) | {"verdict": self.verdict}


@dataclass(frozen=True)
class Effort:
    """How much work a run does. Tests take a little of everything, so that no benchmark rots."""

    runs: int
    starts: int  # fresh processes
    hour_rows: int
    people: int
    papers: int
    many_papers: int  # issued in one batch
    drawn: int  # papers drawn in a row
    many_rows: int  # of hours, to see what a very long file takes
    site: str  # size of the invented site whose pages are opened
    clients: int  # PCs that work at once
    office_seconds: float  # for so long
    seats: int  # candidates at an exam on screen
    exam_seconds: float  # for so long


WHOLE = Effort(
    runs=7,
    starts=11,
    hour_rows=100_000,
    people=100_000,
    papers=40,
    many_papers=1000,
    drawn=30,
    many_rows=1_000_000,
    site="N",
    clients=12,
    office_seconds=600,
    seats=30,
    exam_seconds=120,
)
LITTLE = Effort(
    runs=1,
    starts=1,
    hour_rows=60,
    people=300,
    papers=2,
    many_papers=3,
    drawn=2,
    many_rows=240,
    site="S",
    clients=2,
    office_seconds=2,
    seats=2,
    exam_seconds=2,
)


def effort_of(*, little: bool, rows: int | None) -> Effort:
    """As much as was asked for; `rows` says how long the longest file of hours is."""
    effort = LITTLE if little else WHOLE
    return effort if rows is None else replace(effort, many_rows=rows)


def compared(
    name: str,
    goal: float,
    unit: str,
    ours: Callable[[], float],
    theirs: Callable[[], float],
    *,
    runs: int,
) -> Figure:
    """Measure both sides by turns, each first every second time, so that a busy machine harms both."""
    pairs = []
    for turn in range(runs):
        if turn % 2:
            other, own = theirs(), ours()
        else:
            own, other = ours(), theirs()
        pairs.append((own, other))
    return of_pairs(name, goal, unit, pairs)


def of_pairs(name: str, goal: float, unit: str, pairs: list[tuple[float, float]]) -> Figure:
    """The figure of runs that were measured already."""
    return Figure(
        name,
        median(own / other for own, other in pairs),
        goal,
        unit,
        median(own for own, _other in pairs),
        median(other for _own, other in pairs),
        len(pairs),
    )


def say(text: str) -> None:
    """A remark beside the figures."""
    print(text, file=sys.stderr, flush=True)
