"""Attempts at different papers brought together: the same question is one question wherever it was asked.

Attempts that were asked the same questions for the same points make a table of their own. Of a person who
meets a question again only the first time counts.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import NamedTuple

from eduapp.exams.statistics.rules.asked import Asked, Column, Part
from eduapp.exams.statistics.rules.items import Figure, Item, item_of
from eduapp.exams.statistics.rules.judging import Chosen, chosen_by_the_strongest, verdict
from eduapp.exams.statistics.rules.limits import Limits
from eduapp.exams.statistics.rules.report import as_shown, is_shown
from eduapp.exams.statistics.rules.whole import Whole, weights_of, whole_of

UNIT = 100  # hundredths make a point
Question = int  # its place among all that was asked


class Mark(NamedTuple):
    """What somebody got for a question, and what they answered where that is known."""

    points: int  # hundredths
    most: int  # hundredths
    answered: bool
    value: str | None = None  # the same for the same answer; None for what was left out, or is not known

    @property
    def known(self) -> bool:
        """Whether it is known what was answered, or that nothing was."""
        return self.value is not None or not self.answered


@dataclass(frozen=True)
class Attempt:
    """All that one person got in one exam, by question."""

    person: Hashable
    marks: Mapping[Question, Mark]


@dataclass(frozen=True)
class Pooled:
    """One question over all attempts; the verdict is "" and nothing is chosen where figures are held back."""

    key: Question
    item: Item
    verdict: str
    chosen: Chosen | None


@dataclass(frozen=True)
class Together:
    """All questions of some attempts. The whole and weights are of one paper: None over several."""

    attempts: int
    again: int  # attempts of people who had met a question of it before
    papers: int  # that ask not quite the same
    lines: tuple[Pooled, ...]
    whole: Whole | None


@dataclass
class _Table:
    """Attempts that were asked the same, and for each which of its questions it met first."""

    attempts: list[Attempt]
    first: list[frozenset[Question]]

    @property
    def keys(self) -> list[Question]:
        return list(self.attempts[0].marks)

    def whole(self) -> Asked:
        """Those who met none of it before."""
        fresh = [len(first) == len(self.keys) for first in self.first]
        kept = list(compress(self.attempts, fresh))
        return Asked(tuple(_column([one.marks[key] for one in kept]) for key in self.keys), UNIT)


def pooled(attempts: Sequence[Attempt], closed: Collection[Question], limits: Limits) -> Together:
    """Reckon every question; `attempts` oldest first, `closed` those whose answers are the same or not."""
    tables = _tables(attempts)
    parts: dict[Question, list[Part]] = {}
    answers: dict[Question, list[tuple[Part, list[str | None]]]] = {}
    for table in tables:
        _share_out(table, parts, answers)
    whole, weights = _of_one_paper(tables, limits)
    lines = []
    for key, of_it in parts.items():
        item = as_shown(replace(item_of(of_it, UNIT), weight=weights.get(key, Figure())), limits)
        shown = is_shown(item, limits)
        chosen = _chosen(answers[key], limits) if shown and key in closed else None
        lines.append(Pooled(key, item, verdict(item, chosen, limits) if shown else "", chosen))
    again = sum(len(first) < len(one.keys) for one in tables for first in one.first)
    return Together(len(attempts), again, len(tables), tuple(lines), whole)


def _tables(attempts: Sequence[Attempt]) -> list[_Table]:
    found: dict[frozenset[tuple[Question, int]], _Table] = {}
    met: dict[Hashable, set[Question]] = {}
    for one in attempts:
        before = met.setdefault(one.person, set())
        asked = frozenset((key, mark.most) for key, mark in one.marks.items())
        table = found.setdefault(asked, _Table([], []))
        table.attempts.append(one)
        table.first.append(frozenset(one.marks) - before)
        before.update(one.marks)
    return list(found.values())


def _share_out(
    table: _Table,
    parts: dict[Question, list[Part]],
    answers: dict[Question, list[tuple[Part, list[str | None]]]],
) -> None:
    """Give each question its part of a table: all who met it first, and those whose answers are known."""
    totals = [sum(mark.points for mark in one.marks.values()) for one in table.attempts]
    most = sum(mark.most for mark in table.attempts[0].marks.values())
    for key in table.keys:
        rows = [
            (one.marks[key], total)
            for one, total, first in zip(table.attempts, totals, table.first, strict=True)
            if key in first
        ]
        if rows:
            known = [row for row in rows if row[0].known]
            parts.setdefault(key, []).append(_part(rows, most))
            answers.setdefault(key, []).append((_part(known, most), [mark.value for mark, _total in known]))


def _part(rows: Sequence[tuple[Mark, int]], most: int) -> Part:
    own = rows[0][0].most if rows else 0
    return Part(
        [mark.points for mark, _total in rows],
        [total - mark.points for mark, total in rows],
        own,
        most - own,
        sum(mark.answered for mark, _total in rows),
    )


def _of_one_paper(tables: Sequence[_Table], limits: Limits) -> tuple[Whole | None, Mapping[Question, Figure]]:
    if len(tables) != 1:
        return None, {}
    [table] = tables
    asked = table.whole()
    if asked.n < limits.shown_from.value:
        return None, {}
    return whole_of(asked), dict(zip(table.keys, weights_of(asked), strict=True))


def _column(marks: Sequence[Mark]) -> Column:
    most = marks[0].most if marks else 0
    return Column([mark.points for mark in marks], most, sum(mark.answered for mark in marks))


def _chosen(known: Sequence[tuple[Part, list[str | None]]], limits: Limits) -> Chosen | None:
    held = [(part, values) for part, values in known if values]
    if not held:
        return None
    parts, values = zip(*held, strict=True)
    return chosen_by_the_strongest(parts, values, limits.strongest.value)
