"""What is drawn of a paper: one version as it is read. There is no place for a key or a name. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from eduapp.core.codes import code_list
from eduapp.exams.papers.rules import frozen
from eduapp.exams.papers.rules.shuffling import Stands
from eduapp.exams.questions.rules.question import Text
from eduapp.exams.questions.rules.showing import Pictured, Shown

PRINTS, ORDINARY = "exam_prints", "ordinary"


@dataclass(frozen=True)
class Print:
    """How it is printed: how large (code: exam_prints), and with letters that are easy to read."""

    size: str = ORDINARY
    easy: bool = False

    @property
    def label(self) -> str:
        """In words."""
        return code_list(PRINTS)[self.size].label


@dataclass(frozen=True)
class PrintedQuestion:
    """One question as it stands in a version: its choices in their order there."""

    number: int  # 0: only text
    points: int
    kind: str  # code: question_kinds
    stem: Text
    choices: tuple[Text, ...] = ()
    lefts: tuple[Text, ...] = ()
    rights: tuple[str, ...] = ()
    unit: str = ""
    heading: str = ""  # above it
    pictures: tuple[Pictured, ...] = ()


@dataclass(frozen=True)
class PrintedPaper:
    """One version of a paper. `minutes` is the working time planned for everybody."""

    title: str
    language: str  # code: exam_languages
    letter: str
    minutes: int
    questions: tuple[PrintedQuestion, ...]
    versions: int = 1
    course: str = ""
    instructions: str = ""
    aids: tuple[str, ...] = ()  # codes: exam_aids
    aids_note: str = ""
    frozen: bool = False
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)  # by digest

    @property
    def points(self) -> int:
        """All there is to earn."""
        return sum(one.points for one in self.questions)

    @property
    def answered(self) -> tuple[PrintedQuestion, ...]:
        """Those that ask for an answer."""
        return tuple(one for one in self.questions if one.number)

    def digest(self) -> str:
        """What makes two prints two; pictures by their digests."""
        told = {name: value for name, value in vars(self).items() if name != "pictures"}
        return frozen.digest({name: repr(value) for name, value in told.items()})


@dataclass(frozen=True)
class Composition:
    """A question as it was composed: what is shown, for how many points, with what above it."""

    shown: Shown
    points: int
    heading: str
    answered: bool


def printed_questions(
    order: Sequence[Stands], composed: Sequence[Composition]
) -> tuple[PrintedQuestion, ...]:
    """The questions of a version in its order. A heading stands above whichever comes first in its part."""
    printed, number, seen = [], 0, 0
    parts, headings = _parts(composed)
    for stands in order:
        one = composed[stands.place - 1]
        part = parts[stands.place - 1]
        number += one.answered
        heading = headings.get(part, "") if part > seen else ""
        seen = max(seen, part)
        printed.append(
            PrintedQuestion(
                number=number if one.answered else 0,
                points=one.points,
                kind=one.shown.kind,
                stem=one.shown.stem,
                choices=tuple(one.shown.choices[place] for place in stands.choices),
                lefts=one.shown.lefts,
                rights=tuple(one.shown.rights[place] for place in stands.rights),
                unit=one.shown.unit,
                heading=heading,
                pictures=one.shown.pictures,
            )
        )
    return tuple(printed)


def print_for(percent: int, *, easy: bool = False) -> Print:
    """The print for somebody who may have letters of so many percent of the ordinary."""
    fitting = [code.key for code in code_list(PRINTS) if cast("int", code.flags["from"]) <= percent]
    return Print(fitting[-1] if fitting else ORDINARY, easy)


def _parts(composed: Sequence[Composition]) -> tuple[list[int], dict[int, str]]:
    """Which part each question is in, and the heading of each part that has one."""
    parts, headings, part = [], dict[int, str](), 0
    for one in composed:
        if not part or one.heading or not one.answered:
            part += 1
        if one.heading:
            headings[part] = one.heading
        parts.append(part)
    return parts, headings
