"""What an examiner has on the desk: the guide, every answer to mark, and what they have given. Pure.

The same whether it comes from the database or from a sealed file. Candidates are numbers, and of the other
examiner there is nothing here before both have handed in; then they talk, and know who it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from eduapp.exams.marking.rules.final import BLIND, TALKED, THIRD, Given
from eduapp.exams.marking.rules.guide import GuideItem
from eduapp.exams.marking.rules.marking import Asked
from eduapp.exams.questions.rules.showing import Shown

BY_QUESTION, BY_CANDIDATE = "by_question", "by_candidate"  # orders in which answers come


@dataclass(frozen=True)
class OtherMark:
    """What one place gave, shown once both have handed in: to talk about, or to decide on."""

    place: int
    given: Given
    note: str = ""
    round: int = BLIND


@dataclass(frozen=True)
class TalksWith:
    """Who the other examiner is, told once both have handed in, and who appointed them both."""

    name: str
    through: str


@dataclass(frozen=True)
class DeskAnswer:
    """One answer to mark. `lines`: what was answered, "" where it stands on the sheets."""

    asked: Asked
    lines: tuple[str, ...] = ()
    on_screen: bool = False
    sheet_number: int = 0  # the number of the question on the candidate's own sheets; 0 where it is the same
    letter: str = ""  # of the version the candidate had, where there are several
    given: Given | None = None
    note: str = ""
    others: tuple[OtherMark, ...] = ()

    @property
    def key(self) -> tuple[int, int]:
        """Candidate and question: which answer it is."""
        return self.asked.number, self.asked.question


@dataclass(frozen=True)
class Desk:
    """All of one round of one examiner. `why_not`: why nothing can be given now, "" where it can."""

    course: str
    day: str  # in words
    place: int
    round: int
    items: tuple[GuideItem, ...]
    answers: tuple[DeskAnswer, ...]
    scale: str = ""  # its name, where the whole is graded
    grades: tuple[tuple[str, str], ...] = ()  # code and words, best first
    why_not: str = ""
    handed_in: bool = False
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)  # by digest
    talks_with: TalksWith | None = None  # in the round after the blind one

    @property
    def whole(self) -> bool:
        """Whether one grade is given for everything."""
        return not self.items

    @property
    def talks(self) -> bool:
        """Whether this is the round after the blind one: only what differs, with what both gave."""
        return self.round == TALKED

    @property
    def decides(self) -> bool:
        """Whether this is the third examiner."""
        return self.place == THIRD and self.round == BLIND

    @property
    def missing(self) -> tuple[DeskAnswer, ...]:
        """What has no mark yet."""
        return tuple(one for one in self.answers if one.given is None)

    def item(self, question: int) -> GuideItem | None:
        """The guide to a question."""
        return next((one for one in self.items if one.number == question), None)

    def shown(self, question: int) -> Shown | None:
        """What was asked."""
        found = self.item(question)
        return None if found is None else found.shown

    def with_mark(self, key: tuple[int, int], given: Given, note: str) -> "Desk":
        """The same desk with one mark more."""
        answers = tuple(
            replace(one, given=given, note=note) if one.key == key else one for one in self.answers
        )
        return replace(self, answers=answers)


def ordered(answers: Sequence[DeskAnswer], order: str) -> list[DeskAnswer]:
    """Answers as they come: one question across all candidates, or one candidate after the other."""
    if order == BY_CANDIDATE:
        return sorted(answers, key=lambda one: (one.asked.number, one.asked.question))
    return sorted(answers, key=lambda one: (one.asked.question, one.asked.number))


def next_unmarked(answers: Sequence[DeskAnswer], place: int) -> int | None:
    """The place of the next answer without a mark behind this one, from the start again at the end."""
    count = len(answers)
    around = ((place + step) % count for step in range(1, count + 1))
    return next((one for one in around if answers[one].given is None), None)
