"""What stands between the braces of GIFT: answers, and by them the kind of question."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext

from eduapp.exams.questions.formats import faults
from eduapp.exams.questions.formats.gift_text import Piece
from eduapp.exams.questions.formats.numbers import EXACT, number_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import MOST_ANSWERS, TooManyAnswers
from eduapp.exams.questions.rules.question import NOTHING, Answer, Pair, Text, text_of

_TRUTH = re.compile(r"(?:(?P<yes>T|TRUE)|F|FALSE)\s*(?=#|$)", re.IGNORECASE)
_PERCENT = re.compile(r"\s*%(?P<told>[^%\n]*)%")
_PLAIN_PERCENT = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,10})?")
_MOST_FEEDBACKS = 2  # of true and false: one for each


@dataclass(frozen=True)
class Key:
    """What the braces say."""

    kind: str
    answers: tuple[Answer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    feedback: Text = NOTHING


def key_of(braces: Piece, form: str) -> Key:
    """The answers between the braces. Raises Stopped where they cannot be read."""
    body, general = braces.cut("####")
    feedback = NOTHING if general is None else general.text(form)
    kind, answers, pairs = _sorted_by_kind(body.trimmed(), form)
    return Key(kind, answers, pairs, feedback)


def _sorted_by_kind(body: Piece, form: str) -> tuple[str, tuple[Answer, ...], tuple[Pair, ...]]:
    if not body.raw:
        return q.ESSAY, (), ()
    if body.raw.startswith("#"):
        return q.NUMBER, _numbers(body.beyond(body.start + 1).trimmed(), form), ()
    truth = _TRUTH.match(body.raw)
    if truth is not None:
        return q.TRUE_FALSE, _truth(body, truth, form), ()
    before, parts = body.answers()
    if before.raw.strip():
        raise before.trimmed().stop(faults.NoAnswerSign(text=_shown(before)))
    if len(parts) > MOST_ANSWERS:  # before each of a million is looked into
        raise body.stop(TooManyAnswers(limit=MOST_ANSWERS))
    signs = [sign for sign, _part in parts]
    arrows = [part.cut("#")[0].cut("->")[1] is not None for _sign, part in parts]
    if "~" not in signs and any(arrows):
        return q.MATCHING, (), tuple(_pair(part, form) for _sign, part in parts)
    answers = tuple(_answer(sign, part, form) for sign, part in parts)
    if "~" not in signs:
        return q.SHORT, answers, ()
    return (q.SINGLE if "=" in signs else q.MULTIPLE), answers, ()


def _truth(body: Piece, truth: re.Match[str], form: str) -> tuple[Answer, ...]:
    """The first feedback is for who was wrong, the second for who was right (as Moodle shows them)."""
    told, rest = list[Text](), body.cut("#")[1]
    while rest is not None:
        if len(told) == _MOST_FEEDBACKS:
            raise rest.stop(faults.TooManyFeedbacks())
        each, rest = rest.cut("#")
        told.append(each.text(form))
    wrong, right = [*told, NOTHING, NOTHING][:_MOST_FEEDBACKS]
    is_true = truth["yes"] is not None
    return q.true_or_false(
        truth=is_true, if_true=right if is_true else wrong, if_false=wrong if is_true else right
    )


def _answer(sign: str, part: Piece, form: str) -> Answer:
    percent, rest = _percent(sign, part)
    words, feedback = _feedback(rest, form)
    return Answer(words.text(form), percent, feedback)


def _pair(part: Piece, form: str) -> Pair:
    words, feedback = part.cut("#")
    left, right = words.cut("->")
    if right is None:
        raise part.stop(faults.PairNotWhole(text=_shown(part)))
    if _PERCENT.match(left.raw) or feedback is not None:
        raise part.stop(faults.PairWithMore())
    return Pair(left.text(form), right.plain())


def _numbers(body: Piece, form: str) -> tuple[Answer, ...]:
    """One number after the #, or several with = before each."""
    before, parts = body.answers()
    if not parts:
        return (_number("=", body, form),)
    if before.raw.strip():
        raise before.trimmed().stop(faults.NoAnswerSign(text=_shown(before)))
    return tuple(_number(sign, part, form) for sign, part in parts)


def _number(sign: str, part: Piece, form: str) -> Answer:
    if sign == "~":
        raise part.stop(faults.WrongNotNumeric())
    percent, rest = _percent(sign, part)
    words, feedback = _feedback(rest, form)
    told = words.trimmed().plain()
    if told == q.ANYTHING:
        return Answer(Text(q.ANYTHING), percent, feedback)
    number, tolerance = _span(words, told)
    return Answer(percent=percent, feedback=feedback, number=number, tolerance=tolerance)


def _span(piece: Piece, told: str) -> tuple[Decimal, Decimal]:
    """A number and how far from it one may be: 5, 5:0.1, 4..6."""
    first, dots, last = told.partition("..")
    if not dots:
        middle, _colon, around = told.partition(":")
        return _read(piece, middle, told), _read(piece, around, told) if _colon else Decimal(0)
    low, high = _read(piece, first, told), _read(piece, last, told)
    if low > high:
        raise piece.stop(faults.RangeBackward(text=told[:40]))
    with localcontext(prec=EXACT):
        return (low + high) / 2, (high - low) / 2


def _read(piece: Piece, text: str, told: str) -> Decimal:
    plain = text.strip()
    if "," in plain:
        raise piece.stop(faults.DecimalComma(text=told[:40]))
    number = number_of(plain)
    if number is None:
        raise piece.stop(faults.NotANumber(text=told[:40]))
    return number


def _percent(sign: str, part: Piece) -> tuple[Decimal, Piece]:
    """What part of the points an answer earns: all or nothing by its sign, unless it says otherwise."""
    found = _PERCENT.match(part.raw)
    if found is None:
        return (q.ALL if sign == "=" else q.NOTHING_EARNED), part
    told = found["told"].strip()
    if _PLAIN_PERCENT.fullmatch(told) is None or abs(Decimal(told)) > q.ALL:
        raise part.stop(faults.PercentNotRead(text=found[0].strip()[:40]))
    return Decimal(told), part.beyond(part.start + found.end())


def _feedback(part: Piece, form: str) -> tuple[Piece, Text]:
    words, told = part.cut("#")
    if told is None:
        return words, NOTHING
    if next(told.signs("#"), None) is not None:
        raise told.stop(faults.TooManyFeedbacks())
    return words, told.text(form)


def _shown(piece: Piece) -> str:
    """The beginning of what cannot be read, in one line."""
    return q.one_line(text_of(piece.raw, q.PLAIN).words)[:40]
