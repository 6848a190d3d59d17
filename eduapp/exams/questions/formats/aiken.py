"""Reads and writes Aiken: a question in one line, lettered choices, ANSWER. One answer is right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from string import ascii_uppercase

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.exams.questions.formats import faults
from eduapp.exams.questions.formats.reading import (
    UTF_8,
    Heard,
    Placed,
    Reading,
    Refusal,
    Written,
    lines_of,
    sorted_out,
    unheard,
)
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Question, Text, one_line

AIKEN = "Aiken"
LEAST_CHOICES = 2
_CHOICE = re.compile(r"(?P<letter>[A-Z])[).][ \t]?(?P<words>.*)")
_KEY = re.compile(r"ANSWER:\s*(?P<told>.*)")
_BREAKS = frozenset({"p", "br", "li", "tr", "td", "th", "div", "ul", "ol"})


def read_aiken(data: bytes, encoding: str = UTF_8, heard: Heard = unheard) -> Reading:
    """Every question of an Aiken file, and every line that cannot be taken over."""
    lines = lines_of(data, encoding)
    return Reading(refusals=(lines,)) if isinstance(lines, Refusal) else sorted_out(_read(lines), heard)


@dataclass
class _Open:
    """A question that waits for its answer. What is wrong with it was told; it is not taken over."""

    line: int
    stem: str
    choices: list[str] = field(default_factory=list)
    is_whole: bool = True


def _read(lines: list[str]) -> Iterator[Placed | Refusal]:
    current: _Open | None = None
    for number, line in enumerate(map(str.strip, lines), 1):
        choice, key = _CHOICE.match(line), _KEY.match(line)
        if not line:
            continue
        if choice is not None:
            yield from _choice(current, number, choice)
        elif key is not None:
            yield from _close(current, number, key["told"])
            current = None
        else:
            if current is not None:
                yield Refusal(number, faults.QuestionStillOpen(line=current.line))
            current = _Open(number, line)
    if current is not None:
        yield Refusal(current.line, faults.QuestionUnfinished())


def _choice(current: _Open | None, number: int, choice: re.Match[str]) -> Iterator[Refusal]:
    if current is None:
        yield Refusal(number, faults.ChoiceBeforeQuestion())
        return
    wanted = (ascii_uppercase + "?")[min(len(current.choices), len(ascii_uppercase))]
    words = choice["words"].strip()
    if choice["letter"] != wanted:
        yield Refusal(number, faults.LettersOutOfOrder(letter=choice["letter"], wanted=wanted))
    if not words:
        yield Refusal(number, faults.ChoiceEmpty(letter=choice["letter"]))
    current.is_whole &= choice["letter"] == wanted and bool(words)
    current.choices.append(words)


def _close(current: _Open | None, number: int, told: str) -> Iterator[Placed | Refusal]:
    if current is None:
        yield Refusal(number, faults.KeyBeforeQuestion())
        return
    letter, count = told[:1], len(current.choices)
    right = ascii_uppercase.find(letter) if letter else -1
    if count < LEAST_CHOICES:
        yield Refusal(number, faults.TooFewChoices(count=count))
    elif right < 0:
        yield Refusal(number, faults.KeyNotRead())
    elif right >= count:
        last = ascii_uppercase[min(count, len(ascii_uppercase)) - 1]
        yield Refusal(number, faults.KeyBeyondChoices(letter=letter, last=last))
    elif current.is_whole:
        answers = (
            Answer(Text(words), q.ALL if at == right else q.NOTHING_EARNED)
            for at, words in enumerate(current.choices)
        )
        yield Placed(current.line, Question(q.SINGLE, Text(current.stem), answers=tuple(answers)))


def write_aiken(questions: Sequence[Question]) -> Written:
    """An Aiken file of questions, what cannot stand in one, and what it has no place for."""
    parts, refusals, left_out = list[str](), list[Refusal](), list[Refusal]()
    for number, question in enumerate(questions, 1):
        against = [Refusal(number, reason) for reason in _not_held(question)]
        refusals += against
        if not against:
            parts.append(_block(question))
            left_out += [Refusal(number, reason) for reason in _left_out(question)]
    return Written("".join(f"{part}\n\n" for part in parts), tuple(refusals), tuple(left_out))


def _not_held(question: Question) -> Iterator[faults.KindNotHeld | faults.NotHeld]:
    if question.kind != q.SINGLE:
        yield faults.KindNotHeld(format=AIKEN, kind=code_list(q.KINDS)[question.kind].label)
        return
    earned = sorted(answer.percent for answer in question.answers)
    stem = flattened(question.stem)
    absent = {
        faults.SEVERAL_RIGHT: earned[-1:] != [q.ALL] or any(earned[:-1]),
        faults.TOO_MANY_CHOICES: len(earned) > len(ascii_uppercase),
        faults.LINE_LIKE_A_CHOICE: _CHOICE.match(stem) or _KEY.match(stem),
        faults.PICTURES: question.pictures,
        faults.ONLY_FORM: not stem or not all(flattened(answer.text) for answer in question.answers),
    }
    yield from (faults.NotHeld(format=AIKEN, what=_(what)) for what, held in absent.items() if held)


def _left_out(question: Question) -> Iterator[faults.LeftOut]:
    texts = (question.stem, *(answer.text for answer in question.answers))
    feedbacks = (question.feedback, *(answer.feedback for answer in question.answers))
    absent = {
        faults.TITLE: question.title,
        faults.FEEDBACK: any(text.words for text in feedbacks),
        faults.CATEGORY: question.category,
        faults.TAGS: question.tags,
        faults.OUTSIDE_ID: question.outside_id,
        faults.LANGUAGE: question.language,
        faults.FORM: any(flattened(text) != text.words for text in texts),
    }
    yield from (faults.LeftOut(format=AIKEN, what=_(what)) for what, held in absent.items() if held)


def _block(question: Question) -> str:
    letters = dict(zip(ascii_uppercase, question.answers, strict=False))
    choices = (f"{letter}) {flattened(answer.text)}" for letter, answer in letters.items())
    right = next(letter for letter, answer in letters.items() if answer.percent == q.ALL)
    return "\n".join((flattened(question.stem), *choices, f"ANSWER: {right}"))


def flattened(text: Text) -> str:
    """Words in one line, without tags."""
    if text.form != q.HTML:
        return one_line(text.words)
    reader = _Words()
    reader.feed(text.words)
    reader.close()
    return one_line("".join(reader.parts))


class _Words(HTMLParser):
    """The words of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Words on both sides of a paragraph do not run together."""
        if tag in _BREAKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Nor at its end."""
        if tag in _BREAKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        """What is read by people."""
        self.parts.append(data)
