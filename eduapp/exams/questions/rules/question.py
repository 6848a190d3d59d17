"""A question with its key, as files tell it and the bank keeps it. Values only."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from eduapp.exams.questions.rules.picture import Picture

KINDS = "question_kinds"  # the closed list of kinds

DESCRIPTION = "description"  # only text, nothing to answer
ESSAY = "essay"
GAPS = "gaps"  # several gaps in one text, [[1]], [[2]] …
MATCHING = "matching"
MULTIPLE = "multiple"
NUMBER = "number"
ORDERING = "ordering"
SHORT = "short"
SINGLE = "single"
TRUE_FALSE = "true_false"

# How the words of a text are meant. `moodle`: as GIFT has it where nothing is said.
MOODLE, HTML, PLAIN, MARKDOWN = "moodle", "html", "plain", "markdown"
FORMS = (MOODLE, HTML, PLAIN, MARKDOWN)

ALL, NOTHING_EARNED = Decimal(100), Decimal(0)
TRUE, FALSE = "true", "false"
ANYTHING = "*"  # the answer to a number that takes whatever no other takes
GAP = "_____"  # where an answer belongs into a sentence
_MARK = re.compile(r"\[\[(\d{1,2})\]\]")


@dataclass(frozen=True)
class Text:
    """Words and how they are meant. Without words the form says nothing."""

    words: str = ""
    form: str = PLAIN


NOTHING = Text()


@dataclass(frozen=True)
class Answer:
    """What may be answered, what part of the points it earns (−100 … 100 %), and what is said of it."""

    text: Text = NOTHING
    percent: Decimal = NOTHING_EARNED
    feedback: Text = NOTHING
    number: Decimal | None = None  # for a number instead of text
    tolerance: Decimal = Decimal(0)  # how far from the number it may be, to either side
    gap: int = 0  # the gap it belongs into, from 1


@dataclass(frozen=True)
class Pair:
    """Two things that belong together. Without a left side the right one is there to mislead."""

    left: Text
    right: str  # one chooses it from a list, which has no form


@dataclass(frozen=True)
class Question:
    """One question. The order of the answers of an ordering question is the right one."""

    kind: str
    stem: Text
    title: str = ""
    answers: tuple[Answer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    feedback: Text = NOTHING  # said to everybody afterwards
    unit: str = ""
    case_matters: bool = False  # whether Oslo and OSLO are two short answers
    category: str = ""  # a/b
    tags: tuple[str, ...] = field(default=())
    outside_id: str = ""  # what another system calls it
    language: str = ""
    pictures: tuple[Picture, ...] = ()  # a text places each by its name

    @property
    def has_gap(self) -> bool:
        """Whether the answer belongs into the sentence."""
        return GAP in self.stem.words

    @property
    def gaps(self) -> frozenset[int]:
        """The numbers of the gaps in the text."""
        return frozenset(int(number) for number in _MARK.findall(self.stem.words))


def text_of(words: str, form: str) -> Text:
    """Words as they are kept: one kind of line end, nothing around them; without any, no text at all."""
    kept = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    return Text(kept, form) if kept else NOTHING


def one_line(words: str) -> str:
    """Words without breaks and doubled spaces: titles, categories, tags."""
    return " ".join(words.split())


def true_or_false(*, truth: bool, if_true: Text = NOTHING, if_false: Text = NOTHING) -> tuple[Answer, ...]:
    """The two answers to a statement, each with what is said to who chose it."""
    return (
        Answer(Text(TRUE), ALL if truth else NOTHING_EARNED, if_true),
        Answer(Text(FALSE), NOTHING_EARNED if truth else ALL, if_false),
    )


def texts_of(question: Question) -> Iterable[str]:
    """All words in it, for whoever looks through them."""
    yield from (question.title, question.stem.words, question.feedback.words, question.unit)
    yield from (question.category, *question.tags, question.outside_id)
    yield from (picture.name for picture in question.pictures)
    for answer in question.answers:
        yield from (answer.text.words, answer.feedback.words)
    for pair in question.pairs:
        yield from (pair.left.words, pair.right)


def formed_texts_of(question: Question) -> Iterable[Text]:
    """All texts that have a form, and so may show pictures."""
    yield from (question.stem, question.feedback)
    for answer in question.answers:
        yield from (answer.text, answer.feedback)
    yield from (pair.left for pair in question.pairs)
