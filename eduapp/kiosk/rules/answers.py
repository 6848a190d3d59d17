"""What an answer to each kind of question is, and whether there is one. Never whether it is right. Pure."""

from collections.abc import Callable
from typing import Any, cast

from eduapp.kiosk.formats import paper as p
from eduapp.kiosk.formats.paper import PaperQuestion
from eduapp.kiosk.formats.record import LONGEST_ANSWER

TEXTS = frozenset({p.SHORT, p.NUMBER, p.ESSAY})


def fits(question: PaperQuestion, value: Any) -> bool:  # noqa: ANN401 - an answer is of many kinds
    """Whether this can be an answer to the question at all; None takes an answer back."""
    if value is None or question.kind == p.DESCRIPTION:
        return value is None and question.kind != p.DESCRIPTION
    if question.kind in TEXTS:
        return isinstance(value, str) and len(value) <= LONGEST_ANSWER
    return _FITS[question.kind](question, value)


def cleaned(question: PaperQuestion, value: Any) -> Any:  # noqa: ANN401 - an answer is of many kinds
    """An answer as it is kept; None if there is nothing in it."""
    if value in ("", [], {}) or (question.kind == p.GAPS and not any(value or ())):
        return None
    return value


def is_answered(question: PaperQuestion, value: Any) -> bool:  # noqa: ANN401 - an answer is of many kinds
    """Whether all of the question has an answer."""
    return has_answer(question, value) and not is_partly(question, value)


def has_answer(question: PaperQuestion, value: Any) -> bool:  # noqa: ANN401 - an answer is of many kinds
    """Whether there is anything in it. Spaces are nothing."""
    return question.kind != p.DESCRIPTION and says_something(value)


def says_something(value: Any) -> bool:  # noqa: ANN401 - an answer is of many kinds
    """The same of an answer of which nothing else is known."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, list) and any(isinstance(one, str) for one in value):
        return any(one.strip() for one in value)
    return value is not None and value not in ([], {})


def is_partly(question: PaperQuestion, value: Any) -> bool:  # noqa: ANN401 - an answer is of many kinds
    """Whether some of it has an answer and some has not."""
    if not has_answer(question, value):
        return False
    if question.kind == p.GAPS:
        return not all(words.strip() for words in value)
    if question.kind == p.MATCHING:
        return len(value) < len(question.lefts)
    return question.kind == p.ORDERING and len(value) < len(question.choices)


def _is_place(value: object, count: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < count


def _are_places(value: object, count: int) -> bool:
    return isinstance(value, list) and all(_is_place(one, count) for one in value)


def _are_pairs(value: object, question: PaperQuestion) -> bool:
    lefts, rights = len(question.lefts), len(question.rights)
    return isinstance(value, dict) and all(
        isinstance(left, str)
        and left.isdecimal()
        and left == str(int(left))
        and int(left) < lefts
        and _is_place(right, rights)
        for left, right in value.items()
    )


def _are_words(value: object, count: int) -> bool:
    return (
        isinstance(value, list)
        and len(value) == count
        and all(isinstance(one, str) for one in value)
        and sum(map(len, value)) <= LONGEST_ANSWER
    )


def _is_single(question: PaperQuestion, value: object) -> bool:
    return _is_place(value, len(question.choices))


def _is_truth(_question: PaperQuestion, value: object) -> bool:
    return isinstance(value, bool)


def _is_multiple(question: PaperQuestion, value: object) -> bool:
    return _are_places(value, len(question.choices)) and value == sorted(set(cast("list[int]", value)))


def _is_order(question: PaperQuestion, value: object) -> bool:
    places = cast("list[int]", value)
    return _are_places(value, len(question.choices)) and len(set(places)) == len(places)


_FITS: dict[str, Callable[[PaperQuestion, object], bool]] = {
    p.SINGLE: _is_single,
    p.TRUE_FALSE: _is_truth,
    p.MULTIPLE: _is_multiple,
    p.ORDERING: _is_order,
    p.MATCHING: lambda question, value: _are_pairs(value, question),
    p.GAPS: lambda question, value: _are_words(value, len(question.gaps)),
}
