"""Marking closed questions by their key. Pure.

Each answer of a key earns −100 to 100 percent of the points. What was chosen or written is added up as the
kind of question says, never to less than nothing and never to more than all; nothing answered is 0 points. No
rule of this program takes a question below 0. Beside each mark stands by which rules it came about: names and
facts, which `rules.told` puts into words of any language.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from eduapp.exams.marking.rules.answers import Value, has_words
from eduapp.exams.marking.rules.numbers import Typed, read_typed
from eduapp.exams.marking.rules.points import share_of
from eduapp.exams.marking.rules.wildcards import fits
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import ROUNDING
from eduapp.exams.questions.rules.placing import said_by
from eduapp.exams.questions.rules.question import Answer, Question
from eduapp.exams.questions.rules.showing import shown

LONGEST_TOLD = 120  # letters of an answer beside its mark; the whole of it is kept elsewhere
# Rules, as they are kept beside a mark.
OMITTED, CHOSEN, TRUTH, FITS, FITS_NONE = "omitted", "chosen", "truth", "fits", "fits_none"
WITHIN, ANY_NUMBER, OTHER_NUMBER = "within", "any_number", "other_number"
NO_NUMBER, OTHER_UNIT = "no_number", "other_unit"
PAIRS, PLACES, GAP_FITS, GAP_FITS_NONE, GAP_EMPTY = (
    "pairs",
    "places",
    "gap_fits",
    "gap_fits_none",
    "gap_empty",
)
ALL_RIGHT, FLOOR, CEILING, EARNED = "all_right", "floor", "ceiling", "earned"

Facts = dict[str, Any]
Told = tuple[str, Facts]


@dataclass(frozen=True)
class Marked:
    """A mark in hundredths of a point, and by which rules it came about."""

    points: int
    told: tuple[Told, ...]


def mark(question: Question, value: Value, most: int) -> Marked:
    """The mark of an answer (in the order of the bank) to a closed question, for `most` hundredths at best.

    Raises KeyError for a kind that no key can mark.
    """
    told: list[Told] = []
    earning = _EARNED[question.kind]
    if not has_words(value):
        return Marked(0, ((OMITTED, {}),))
    earned = earning(question, value, told)
    if earned < 0:
        told.append((FLOOR, {}))
    elif earned > q.ALL:
        told.append((CEILING, {}))
    earned = min(max(earned, Decimal(0)), q.ALL)
    points = share_of(most, earned)
    told.append((EARNED, {"percent": _text(earned), "most": most, "points": points}))
    return Marked(points, tuple(told))


def omitted() -> Marked:
    """The mark of an open question to which nothing was answered."""
    return Marked(0, ((OMITTED, {}),))


def _single(question: Question, value: Value, told: list[Told]) -> Decimal:
    answer = question.answers[value]
    told.append((CHOSEN, {"text": _said(answer), "percent": _text(answer.percent)}))
    return answer.percent


def _truth(question: Question, value: Value, told: list[Told]) -> Decimal:
    wanted = q.TRUE if value else q.FALSE
    answer = next(one for one in question.answers if one.text.words == wanted)
    told.append((TRUTH, {"said": bool(value), "percent": _text(answer.percent)}))
    return answer.percent


def _multiple(question: Question, value: Value, told: list[Told]) -> Decimal:
    """The sum of what was chosen; all that is right and nothing else earns all, as thirds are rounded."""
    chosen = [question.answers[place] for place in value]
    told += [(CHOSEN, {"text": _said(one), "percent": _text(one.percent)}) for one in chosen]
    earned = sum((one.percent for one in chosen), Decimal(0))
    right = [place for place, one in enumerate(question.answers) if one.percent > 0]
    whole = abs(earned - q.ALL) <= ROUNDING
    if right and list(value) == right and whole and earned != q.ALL:
        told.append((ALL_RIGHT, {}))
        return q.ALL
    return earned


def _short(question: Question, value: Value, told: list[Told]) -> Decimal:
    """What the first answer of the key earns that fits."""
    answer = _first_that_fits(question.answers, value, case_matters=question.case_matters)
    if answer is None:
        told.append((FITS_NONE, {"given": _cut(value)}))
        return q.NOTHING_EARNED
    percent = _text(answer.percent)
    told.append((FITS, {"given": _cut(value), "key": _said(answer), "percent": percent}))
    return answer.percent


def _gaps(question: Question, value: Value, told: list[Told]) -> Decimal:
    """Each gap is as much of the whole; it earns what the first answer of its key earns that fits."""
    gaps = sorted(question.gaps)
    earned = Decimal(0)
    for gap, words in zip(gaps, value, strict=True):
        if not words.strip():
            told.append((GAP_EMPTY, {"gap": gap}))
            continue
        of_gap = tuple(one for one in question.answers if one.gap == gap)
        answer = _first_that_fits(of_gap, words, case_matters=question.case_matters)
        if answer is None:
            told.append((GAP_FITS_NONE, {"gap": gap, "given": _cut(words)}))
            continue
        facts = {"gap": gap, "given": _cut(words), "key": _said(answer), "percent": _text(answer.percent)}
        told.append((GAP_FITS, facts))
        earned += answer.percent
    return earned / len(gaps)


def _number(question: Question, value: Value, told: list[Told]) -> Decimal:
    """What the first number of the key earns that it is near enough to, else what any other answer earns."""
    typed = read_typed(value, question.unit)
    for answer in question.answers:
        if answer.number is not None and _is_near(typed, answer):
            facts = {
                "given": _cut(value),
                "number": _text(answer.number),
                "tolerance": _text(answer.tolerance),
            }
            told.append((WITHIN, {**facts, "percent": _text(answer.percent)}))
            return answer.percent
    told.append(_why_no_number(typed, value, question.unit))
    anything = next((one for one in question.answers if one.number is None), None)
    if anything is None:
        return q.NOTHING_EARNED
    told.append((ANY_NUMBER, {"percent": _text(anything.percent)}))
    return anything.percent


def _is_near(typed: Typed, answer: Answer) -> bool:
    if typed.number is None or typed.other_unit or answer.number is None:
        return False
    return abs(typed.number - answer.number) <= answer.tolerance


def _why_no_number(typed: Typed, value: str, unit: str) -> Told:
    if typed.number is None:
        return NO_NUMBER, {"given": _cut(value)}
    if typed.other_unit:
        return OTHER_UNIT, {"given": _cut(value), "unit": unit}
    return OTHER_NUMBER, {"given": _cut(value)}


def _matching(question: Question, value: Value, told: list[Told]) -> Decimal:
    """Each pair is as much of the whole. Right sides that read the same are the same."""
    rights = shown(question).rights
    lefts = [pair for pair in question.pairs if pair.left.words]
    right = sum(
        1
        for place, pair in enumerate(lefts)
        if (chosen := value.get(str(place))) is not None and rights[chosen] == pair.right
    )
    told.append((PAIRS, {"right": right, "of": len(lefts)}))
    return q.ALL * right / len(lefts)


def _ordering(question: Question, value: Value, told: list[Told]) -> Decimal:
    """Each thing at its place is as much of the whole. Things that read the same are the same."""
    choices = shown(question).choices
    right = sum(
        1
        for place, answer in zip(value, question.answers, strict=False)
        if choices[place].words == answer.text.words
    )
    told.append((PLACES, {"right": right, "of": len(question.answers)}))
    return q.ALL * right / len(question.answers)


def _first_that_fits(answers: tuple[Answer, ...], words: str, *, case_matters: bool) -> Answer | None:
    return next((one for one in answers if fits(said_by(one.text), words, case_matters=case_matters)), None)


def _said(answer: Answer) -> str:
    return _cut(said_by(answer.text))


def _cut(words: str) -> str:
    plain = " ".join(unicodedata.normalize("NFC", words).split())
    return plain if len(plain) <= LONGEST_TOLD else plain[: LONGEST_TOLD - 1] + "…"


def _text(number: Decimal) -> str:
    """As it is kept: with a point and without noughts at the end."""
    return f"{number.normalize():f}" if number else "0"


_Earning = Callable[[Question, Value, list[Told]], Decimal]
_EARNED: Mapping[str, _Earning] = {
    q.SINGLE: _single,
    q.MULTIPLE: _multiple,
    q.TRUE_FALSE: _truth,
    q.SHORT: _short,
    q.NUMBER: _number,
    q.MATCHING: _matching,
    q.ORDERING: _ordering,
    q.GAPS: _gaps,
}


def plain(told: tuple[Told, ...]) -> list[list[object]]:
    """Rules as they are kept."""
    return [[name, facts] for name, facts in told]


def told_from(kept: object) -> Iterator[Told]:
    """The same, read back; nothing where nothing was kept."""
    yield from ((name, facts) for name, facts in (kept if isinstance(kept, list) else ()))
