"""Kinds of appeal, each with the outcomes the law has for it and who decides (opplæringsforskrifta 10, 16).

`appeal_kinds` is the one table: the letter with a result tells from it, and appeals are taken in by it. Pure.
"""

from dataclasses import dataclass
from datetime import date
from typing import cast

from eduapp.core.codes import Code, code_list
from eduapp.education.courses.rules import of_higher_education

KINDS, INSTANCES, GROUNDS, PARTS = "appeal_kinds", "appeal_instances", "appeal_grounds", "appeal_parts"
COMPLAINT = "complaint"


@dataclass(frozen=True)
class Graded:
    """What a grade is a grade of, as far as it decides how it can be appealed against."""

    exam: str  # code: exam_kinds
    scale: str  # code: scales
    grade: str
    course: str  # code: course_kinds
    held_here: bool  # an exam whose log was sealed here; else it came from a list

    @property
    def higher(self) -> bool:
        """Whether universitets- og høyskoleloven is about it."""
        return of_higher_education(self.scale, self.course)


@dataclass(frozen=True)
class Kind:
    """One kind of appeal, as the table has it."""

    key: str

    @property
    def code(self) -> Code:
        """Its words."""
        return code_list(KINDS)[self.key]

    @property
    def basis(self) -> str:
        """The paragraph it goes by."""
        return self.code.said("basis")

    @property
    def deadline(self) -> str:
        """Code of the rule its last day follows from."""
        return self.code.said("deadline")

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What may come of it (code: appeal_steps)."""
        return _listed(self.code, "outcomes")

    @property
    def parts(self) -> tuple[str, ...]:
        """What the instance gets (code: appeal_parts)."""
        return _listed(self.code, "parts")

    @property
    def instance(self) -> Code:
        """Who decides."""
        return code_list(INSTANCES)[self.code.said("instance")]

    @property
    def grounds(self) -> Code:
        """Which grounds can be asked for."""
        return code_list(GROUNDS)[self.code.said("grounds")]

    @property
    def told_complaint(self) -> bool:
        """Whether who decides may know what the complaint says."""
        return COMPLAINT in self.parts

    @property
    def final(self) -> str:
        """The paragraph by which what is decided on it is not appealed against again."""
        return self.code.said("final")

    @property
    def beside(self) -> tuple[str, ...]:
        """The kinds that stay open beside it once it is decided (code: appeal_kinds)."""
        return _listed(self.code, "beside")

    @property
    def can(self) -> str:
        """What comes of it, as it is told to the person."""
        return self.code.said("can")

    @property
    def new_people(self) -> bool:
        """Whether nobody who decides may have marked at first."""
        return self.code.has("new_people")

    @property
    def from_knowing(self) -> bool:
        """Whether its time is counted from the day an error became known, not from the notice."""
        return self.code.has("counted_from_knowing")

    @property
    def holds_back(self) -> bool:
        """Whether nobody is entered for another test while it is open (opplæringsforskrifta § 10-9)."""
        return self.code.has("holds_back")

    @property
    def of_annulment(self) -> bool:
        """Whether it is against a decision to annul, not against a grade."""
        return self.code.has("annulments")

    def against(self, ground: str) -> bool:
        """Whether the law has it against an annulment on such a ground (code: annulments)."""
        return ground in _listed(self.code, "annulments")

    def begins(self, told_on: date | None, asked_on: date | None, given_on: date | None) -> date | None:
        """The day its time is counted from by what was told and asked; None while it has not begun.

        The day somebody was told, or anew that on which they were given the grounds they asked for
        (forvaltningsloven § 29), and never before the notice itself. Not for a kind that is counted from the
        day an error became known.
        """
        if told_on is None or asked_on is None or not self.grounds.has("asks"):
            return told_on
        return max(told_on, given_on) if given_on is not None else None

    def fits(self, graded: Graded) -> bool:
        """Whether the law has this kind of appeal against such a grade."""
        code = self.code
        only, never = _listed(code, "grades"), _listed(code, "not_grades")
        courses = _listed(code, "courses")
        return (
            graded.exam in _listed(code, "exams")
            and graded.scale in _listed(code, "scales")
            and not (only and graded.grade not in only)
            and graded.grade not in never
            and not (courses and graded.course not in courses)
            and not (code.has("elsewhere") and graded.held_here)
            and code.has("higher") == graded.higher
        )


def kinds_for(graded: Graded) -> list[Kind]:
    """The kinds of appeal that the law has against a grade, the likeliest first; none for some."""
    return [kind for code in code_list(KINDS) if (kind := Kind(code.key)).fits(graded)]


def kinds_against(ground: str) -> list[Kind]:
    """The kinds of appeal that the law has against an annulment on such a ground (code: annulments)."""
    return [kind for code in code_list(KINDS) if (kind := Kind(code.key)).against(ground)]


def _listed(code: Code, flag: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", code.flags.get(flag, ())))
