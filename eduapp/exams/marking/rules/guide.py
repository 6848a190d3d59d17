"""The marking guide: what was asked, for how many points, what is right, what is to be looked for. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from eduapp.core.i18n import _, language
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import said_by
from eduapp.exams.questions.rules.question import Answer, Question, Text
from eduapp.exams.questions.rules.showing import Pictured, Shown


@dataclass(frozen=True)
class GuideItem:
    """One question as an examiner needs it. `most` is in hundredths of a point."""

    number: int
    version_id: UUID
    most: int
    shown: Shown
    feedback: Text  # of the question: what is looked for
    right: tuple[str, ...]  # what the key says, a line each
    pictures: tuple[Pictured, ...] = ()  # of question and feedback


def guide_item(number: int, version_id: UUID, most: int, shown: Shown, question: Question) -> GuideItem:
    """The guide to one question, by its key."""
    pictures = tuple(Pictured(one.name, one.digest) for one in question.pictures)
    right = tuple(key_lines(question))
    return GuideItem(number, version_id, most, shown, question.feedback, right, pictures)


def key_lines(question: Question) -> Iterator[str]:
    """What the key says, in words: what earns something first, then what takes something away."""
    if question.kind == q.MATCHING:
        yield from (f"{said_by(pair.left)} – {pair.right}" for pair in question.pairs if pair.left.words)
    elif question.kind == q.ORDERING:
        yield from (f"{place}. {said_by(one.text)}" for place, one in enumerate(question.answers, 1))
    else:
        yield from (_line(question, one) for one in _worth_telling(question.answers))


def _worth_telling(answers: Iterable[Answer]) -> list[Answer]:
    """Without what earns nothing, unless something is said of it."""
    told = [one for one in answers if one.percent or one.feedback.words]
    return sorted(told, key=lambda one: -one.percent)


def _line(question: Question, answer: Answer) -> str:
    said = answer_words(question, answer)
    if answer.gap:
        said = f"[{answer.gap}] {said}"
    words = f"{said}: {_number(answer.percent)} %"
    return f"{words} – {said_by(answer.feedback)}" if answer.feedback.words else words


def answer_words(question: Question, answer: Answer) -> str:
    """One answer of a key: its words, or its number with what may differ and the unit."""
    if question.kind == q.TRUE_FALSE:
        return _("true") if answer.text.words == q.TRUE else _("false")
    if answer.number is None:
        return said_by(answer.text)
    words = _number(answer.number)
    if answer.tolerance:
        words += f" ± {_number(answer.tolerance)}"
    return f"{words} {question.unit}".strip()


def _number(number: Decimal) -> str:
    words = (f"{number.normalize():f}" if number else "0").replace("-", "−")
    return words if language() == "en" else words.replace(".", ",")
