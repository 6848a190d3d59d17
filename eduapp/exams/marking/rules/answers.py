"""What a candidate answered, in the order in which the bank keeps choices: the same for every version. Pure.

A journal names choices by their place on the candidate's own paper. Marks, statistics and people need them as
the question was written.
"""

import re
from typing import Any, cast

from eduapp.core.i18n import _
from eduapp.exams.papers.rules.shuffling import Stands
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import said_by
from eduapp.exams.questions.rules.showing import Shown

Value = Any  # None: nothing; a place, places, truth, words, or {place of a left side: place of a right side}
_GAP = re.compile(r"\[\[(\d{1,2})\]\]")
CLOSED = frozenset(
    {q.SINGLE, q.MULTIPLE, q.TRUE_FALSE, q.SHORT, q.NUMBER, q.MATCHING, q.ORDERING, q.GAPS}
)  # kinds that a key alone can mark


def in_bank_order(kind: str, stands: Stands, value: Value) -> Value:
    """An answer as a journal has it, with its choices by their place in the bank (`Shown`), from 0.

    Raises IndexError, TypeError or ValueError if the value is no answer to such a question.
    """
    if value is None:
        return None
    if kind == q.SINGLE:
        return stands.choices[cast("int", value)]
    if kind == q.MULTIPLE:
        return sorted(stands.choices[place] for place in value)
    if kind == q.ORDERING:
        return [stands.choices[place] for place in value]
    if kind == q.MATCHING:
        return {left: stands.rights[right] for left, right in sorted(value.items())}
    return value


def on_the_paper(kind: str, stands: Stands, value: Value) -> Value:
    """The other way round: an answer in the order of the bank, by the places of its choices on a version."""
    if value is None:
        return None
    if kind == q.SINGLE:
        return stands.choices.index(value)
    if kind == q.MULTIPLE:
        return sorted(stands.choices.index(place) for place in value)
    if kind == q.ORDERING:
        return [stands.choices.index(place) for place in value]
    if kind == q.MATCHING:
        return {left: stands.rights.index(right) for left, right in value.items()}
    return value


def has_words(value: Value) -> bool:
    """Whether there is anything in an answer. Spaces are nothing."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return any(one.strip() for one in value)  # of gaps
    return value is not None and value not in ([], {})


def lines_of(shown: Shown, value: Value) -> tuple[str, ...]:
    """What was answered in words, a line for each part; none if nothing was."""
    if not has_words(value):
        return ()
    return tuple(_LINES.get(shown.kind, _as_typed)(shown, value))


def _as_typed(_shown: Shown, value: Value) -> list[str]:
    return [str(value)]


def _chosen(shown: Shown, value: Value) -> list[str]:
    places = value if isinstance(value, list) else [value]
    return [said_by(shown.choices[place]) for place in places]


def _in_order(shown: Shown, value: Value) -> list[str]:
    return [f"{count}. {said_by(shown.choices[place])}" for count, place in enumerate(value, 1)]


def _matched(shown: Shown, value: Value) -> list[str]:
    pairs = sorted((int(left), right) for left, right in value.items())
    return [f"{said_by(shown.lefts[left])} – {shown.rights[right]}" for left, right in pairs]


def _filled(shown: Shown, value: Value) -> list[str]:
    gaps = sorted({int(number) for number in _GAP.findall(shown.stem.words)})
    return [f"[{gap}] {words.strip() or '–'}" for gap, words in zip(gaps, value, strict=True)]


def _truth(_shown: Shown, value: Value) -> list[str]:
    return [_("true") if value else _("false")]


_LINES = {
    q.TRUE_FALSE: _truth,
    q.SINGLE: _chosen,
    q.MULTIPLE: _chosen,
    q.ORDERING: _in_order,
    q.MATCHING: _matched,
    q.GAPS: _filled,
}
