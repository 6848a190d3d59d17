"""What is noticed about a question: whether its key may be wrong, and whether it tells strong from weak."""

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from eduapp.exams.statistics.rules.asked import Part
from eduapp.exams.statistics.rules.items import Item
from eduapp.exams.statistics.rules.limits import Limits

KEY, BACKWARDS, WEAK, ALIKE, UNSURE, FINE = "key", "backwards", "weak", "alike", "unsure", "fine"
FLAGGED = frozenset({KEY, BACKWARDS, WEAK})
_SOME = 2  # who gave the same other answer: one alone is no reason to doubt


@dataclass(frozen=True)
class Chosen:
    """What the strongest answered: how many they are, how many got all points, and what most others gave."""

    strongest: int
    right: int
    other: Hashable | None = None
    others: int = 0  # how many gave this one


def chosen_by_the_strongest(
    parts: Sequence[Part], answers: Sequence[Sequence[Hashable | None]], percent: int
) -> Chosen:
    """Look at who has most on the other questions (as a share of the most), with all who have as much.

    `answers` are those of each part, in the order of its marks; None for who left it out. Which of them is
    right the marks say. 27 % at either end tell most (T. L. Kelley, Journal of Educational Psychology 30,
    1939).
    """
    rows = [
        (rest / (part.rest_most or 1), mark == part.most > 0, answer)
        for part, given in zip(parts, answers, strict=True)
        for mark, rest, answer in zip(part.marks, part.rests, given, strict=True)
    ]
    rows.sort(key=lambda row: row[0], reverse=True)
    least = rows[max(1, math.ceil(len(rows) * percent / 100)) - 1][0] if rows else 0.0
    top = [row for row in rows if row[0] >= least]
    wrong = Counter(answer for _rest, right, answer in top if not right and answer is not None)
    other, others = wrong.most_common(1)[0] if wrong else (None, 0)
    return Chosen(len(top), sum(right for _rest, right, _answer in top), other, others)


def verdict(item: Item, chosen: Chosen | None, limits: Limits) -> str:
    """The gravest of what there is to notice; `chosen` is None where answers are not the same or not known.

    Of what may be chance nothing is said as if it were not: backwards and fine ask for an interval that
    leaves 0 out.
    """
    index, low, high = item.index.value, item.index.low, item.index.high
    weak = index is None or index < limits.weak_below.value
    if weak and chosen is not None and chosen.others >= _SOME and chosen.others > chosen.right:
        return KEY
    if index is None:
        return ALIKE
    if high is not None and high < 0:
        return BACKWARDS
    if weak:
        return WEAK
    return FINE if low is not None and low > 0 else UNSURE
