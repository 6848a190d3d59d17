"""All figures of attempts that were asked the same: what is shown of them, and what is held back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eduapp.exams.statistics.rules.asked import Asked, parts_of
from eduapp.exams.statistics.rules.items import Figure, Item, item_of
from eduapp.exams.statistics.rules.judging import verdict
from eduapp.exams.statistics.rules.limits import Limits
from eduapp.exams.statistics.rules.whole import Whole, weights_of, whole_of


@dataclass(frozen=True)
class Line:
    """One question of a report; its verdict is "" where figures are held back."""

    name: str
    item: Item
    verdict: str


@dataclass(frozen=True)
class Report:
    """Questions in their order, and the whole; None for the whole where figures are held back."""

    n: int
    lines: tuple[Line, ...]
    whole: Whole | None
    limits: Limits

    @property
    def shown(self) -> bool:
        """Whether there are enough attempts for figures."""
        return self.n >= self.limits.shown_from.value


def report_of(names: Sequence[str], asked: Asked, limits: Limits) -> Report:
    """Every figure of these questions. At least one attempt, and a name for each question."""
    weights = weights_of(asked) if asked.n >= limits.shown_from.value else [Figure()] * len(names)
    lines = []
    for name, part, weight in zip(names, parts_of(asked), weights, strict=True):
        item = as_shown(replace(item_of([part], asked.unit), weight=weight), limits)
        lines.append(Line(name, item, verdict(item, None, limits) if is_shown(item, limits) else ""))
    whole = whole_of(asked) if asked.n >= limits.shown_from.value else None
    return Report(asked.n, tuple(lines), whole, limits)


def is_shown(item: Item, limits: Limits) -> bool:
    """Whether enough attempts were asked the question."""
    return item.n >= limits.shown_from.value


def as_shown(item: Item, limits: Limits) -> Item:
    """The item, without its figures if too few were asked: who answered and who was right stays."""
    if is_shown(item, limits):
        return item
    none = Figure()
    return replace(item, facility=none, deviation=none, index=none, efficiency=none, weight=none)
