"""What is appealed against: a grade, or the decision that annulled the exam of one candidate. Pure."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import scale
from eduapp.exams.appeals.rules.annulling import NotAnnulled
from eduapp.exams.appeals.rules.final import Decided, left
from eduapp.exams.appeals.rules.receiving import Superseded
from eduapp.exams.appeals.rules.starting import Notice
from eduapp.exams.grading.rules.kinds import Graded, Kind, kinds_against, kinds_for
from eduapp.exams.sittings.rules.resits import ANNULMENTS


@dataclass(frozen=True, kw_only=True)
class Subject(ABC):
    """What was decided about the exam of one candidate, and what there is to know before an appeal."""

    id: UUID  # of the grade, or of the annulment
    candidate_id: UUID
    learner_id: UUID
    number: int  # of the candidate
    sitting_id: UUID
    course_id: UUID
    course: str
    day: date
    graded: Graded  # of an annulment: the grade that was in force, "" for none
    fixed_on: date  # or entered, or decided
    known_from: date  # the first day on which somebody may have known it
    superseded: bool  # corrected or set aside since, or reversed
    in_force: UUID | None  # this, or the grade it was corrected to meanwhile; None: nothing is
    told: bool  # it may be told
    annulled: str = ""  # code: annulments; that leaves nothing of it
    notice: Notice
    decided: tuple[Decided, ...] = ()  # by an instance, and what it rests on
    told_in_force: bool = False  # somebody told the candidate the grade in force

    @property
    @abstractmethod
    def label(self) -> str:
        """What it is, in a few words."""

    @property
    @abstractmethod
    def lines(self) -> tuple[str, ...]:
        """The same as whoever decides on it reads it, by candidate number."""

    @property
    @abstractmethod
    def kinds(self) -> list[Kind]:
        """How the law lets it be appealed against."""

    @property
    @abstractmethod
    def gone(self) -> Violation:
        """Why nothing is left to change once it is in force no more."""

    @property
    def corrected_to(self) -> str:
        """What it became meanwhile, in words; "" where it is in force itself, or nothing is."""
        return ""

    @property
    def kinds_left(self) -> list[Kind]:
        """Those of its kinds that no instance has decided on."""
        return list(left(self.kinds, self.decided))


@dataclass(frozen=True, kw_only=True)
class ResultFacts(Subject):
    """A grade, and what it is a grade of."""

    grade_in_force: str = ""

    @property
    def result_id(self) -> UUID:
        """Of the grade."""
        return self.id

    @property
    def label(self) -> str:
        """The grade in words."""
        return scale(self.graded.scale).grade(self.graded.grade).label

    @property
    def lines(self) -> tuple[str, ...]:
        """The grade in words."""
        return (self.label,)

    @property
    def kinds(self) -> list[Kind]:
        """By how the exam was held, the scale and the grade."""
        return kinds_for(self.graded)

    @property
    def gone(self) -> Violation:
        """It was corrected or set aside."""
        return Superseded()

    @property
    def corrected_to(self) -> str:
        """The grade it was corrected to meanwhile, in words; "" if it is in force itself, or none is."""
        moved = self.superseded and self.in_force is not None
        return scale(self.graded.scale).grade(self.grade_in_force).label if moved else ""

    @property
    def has_copy(self) -> bool:
        """Whether the candidate may have a copy of the own answer and of the guide (§ 10-3)."""
        return any(kind.grounds.has("copy") for kind in self.kinds)


@dataclass(frozen=True, kw_only=True)
class AnnulmentFacts(Subject):
    """A decision to annul: on which ground, by whom and why."""

    ground: str  # code: annulments
    heard_on: date | None
    decider: str  # in words
    decided_by: str
    reason: str

    @property
    def label(self) -> str:
        """That the exam is annulled, and the ground."""
        return _("annulled: {ground}").format(ground=code_list(ANNULMENTS)[self.ground].label)

    @property
    def lines(self) -> tuple[str, ...]:
        """Ground and paragraph, the hearing, who decided when, why, and when the candidate was told."""
        code = code_list(ANNULMENTS)[self.ground]
        found = [f"{capital(self.label)} ({code.said('basis')})."]
        if self.heard_on is not None:
            found.append(_("Heard on {day}.").format(day=date_text(self.heard_on)))
        decided = _("Decided on {day} by {person}, {decider}.")
        found.append(
            decided.format(day=date_text(self.fixed_on), person=self.decided_by, decider=self.decider)
        )
        found.append(self.reason)
        if self.notice.told_on is not None:
            found.append(_("The candidate was told on {day}.").format(day=date_text(self.notice.told_on)))
        return tuple(found)

    @property
    def kinds(self) -> list[Kind]:
        """By the ground: what an instance annulled is final."""
        return kinds_against(self.ground)

    @property
    def gone(self) -> Violation:
        """It was reversed."""
        return NotAnnulled()
