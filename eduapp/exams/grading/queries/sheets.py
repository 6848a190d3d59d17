"""What somebody who types sheets may see: their own typing, and both once two have typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.errors import NotAllowed
from eduapp.education.courses.models import Course
from eduapp.exams.grading import terms
from eduapp.exams.grading.queries.gathering import TypedBy, gathered, names_of, typed_of
from eduapp.exams.grading.rules.sheets import (
    FIRST,
    SECOND,
    SETTLED,
    Asked,
    Differs,
    Question,
    Sheet,
    differences,
    may_settle,
    typed_by_two,
)
from eduapp.exams.marking import queries as marking
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.states import CLOSED

NOBODY, MINE, OTHERS, ALIKE, DIFFERENT, DONE = "nobody", "mine", "others", "alike", "different", "done"
COUNTED, WRONG, FIXED = "counted", "wrong", "fixed"
STATES = (NOBODY, MINE, OTHERS, COUNTED, ALIKE, DIFFERENT, DONE, WRONG, FIXED)


@dataclass(frozen=True)
class SheetRow:
    """One candidate who wrote on paper, and how far the typing is, for one person.

    `own` is what this person typed. Everything below it is empty until two have typed.
    """

    id: UUID  # the candidate
    number: int
    letter: str  # of the version of the paper
    state: str  # one of STATES: done is settled, wrong does not add up
    questions: tuple[tuple[int, Question], ...]  # number on this candidate's own paper, and the question
    own: Sheet | None
    differs: tuple[Differs, ...] = ()
    agreed: Sheet | None = None  # what holds, once two agree or it was settled
    both: Sheet | None = None  # what the first typed, once two have: right where they do not differ
    first_by: str = ""
    second_by: str = ""
    settled_by: str = ""
    problems: tuple[str, ...] = ()  # what stands against what holds, in sentences
    may_settle: bool = False  # differs, and this person typed neither

    @property
    def typable(self) -> bool:
        """Whether this person may type it now, as one of two."""
        return self.state in {NOBODY, MINE, OTHERS, COUNTED}

    @property
    def typed_by_two(self) -> bool:
        """Whether two have typed it and the grade is open: it can be typed anew by two, if it is wrong."""
        return self.state in {ALIKE, DIFFERENT, DONE, WRONG}


@dataclass(frozen=True)
class TypingPage:
    """The sheets of one exam, by candidate number; no name is on it."""

    id: UUID
    course: str
    day: date
    state: str  # code: sitting_states
    asked: Asked
    rows: tuple[SheetRow, ...]


def typing(session: Session, sitting_id: UUID) -> TypingPage | None:
    """Everybody who wrote on paper, as who asks may see it. Raises NotAllowed; None before it is sealed."""
    actor: Actor = session.info["actor"]
    if not actor.may(terms.TYPE_IN):
        raise NotAllowed(permission=terms.TYPE_IN)
    sitting = session.get(Sitting, sitting_id)
    if sitting is None or sitting.state not in CLOSED:
        return None
    held = gathered(session, sitting_id)
    paper, asked = marking.paper_of(session, sitting_id), held.asked
    against = {one.candidate_id: tuple(each.sentence() for each in one.problems) for one in held.people}
    typed, people = typed_of(session, sitting_id), marking.sat(session, sitting_id)
    fixed = {one.id for one in _candidates(session, sitting_id) if one.result_id is not None}
    names = names_of(session, {one.by for sheets in typed.values() for one in sheets.values()})
    by_id = {one.version_id: one for one in asked.questions}
    rows = []
    for one in people:
        if one.attempt_id is not None:
            continue
        numbered = [
            (number, by_id[item.version_id]) for number, (item, _stands) in paper.numbered(one.letter).items()
        ]
        questions = tuple(numbered or ((each.number, each) for each in asked.questions))
        sheets = typed.get(one.candidate_id, {})
        told = _Told(one.candidate_id, one.number, one.letter, questions, against[one.candidate_id])
        rows.append(_row(told, sheets, asked, actor.user_id, names, fixed=one.candidate_id in fixed))
    course = session.get_one(Course, sitting.course_id).name
    return TypingPage(sitting.id, course, sitting.day, sitting.state, asked, tuple(rows))


@dataclass(frozen=True)
class _Told:
    """What every row says."""

    id: UUID
    number: int
    letter: str
    questions: tuple[tuple[int, Question], ...]
    problems: tuple[str, ...]


def _row(
    told: _Told,
    sheets: Mapping[int, TypedBy],
    asked: Asked,
    by: UUID,
    names: Mapping[UUID, str],
    *,
    fixed: bool,
) -> SheetRow:
    """The row for one person: nothing of what another typed before both have."""
    own = next((one.sheet for place, one in sheets.items() if one.by == by and place != SETTLED), None)
    start = (told.id, told.number, told.letter)
    if not typed_by_two(sheets):
        state = _begun(sheets, own)
        return SheetRow(*start, FIXED if fixed else state, told.questions, own)
    first, second = sheets[FIRST], sheets[SECOND]
    found = differences(first.sheet, second.sheet, asked.questions)
    settled = sheets.get(SETTLED)
    state = DONE if settled is not None else DIFFERENT if found else ALIKE
    holds = settled.sheet if settled is not None else None if found else first.sheet
    problems = told.problems if holds is not None else ()
    return SheetRow(
        *start,
        FIXED if fixed else WRONG if problems else state,
        told.questions,
        own,
        found,
        holds,
        first.sheet,
        names.get(first.by, ""),
        names.get(second.by, ""),
        names.get(settled.by, "") if settled is not None else "",
        problems,
        bool(found) and may_settle(by, {place: one.by for place, one in sheets.items()}),
    )


def _begun(sheets: Mapping[int, TypedBy], own: Sheet | None) -> str:
    """How far it is before two have typed. Of what is marked in the program one person counts the sheets."""
    if not sheets:
        return NOBODY
    if all(one.sheet.counted_only for one in sheets.values()):
        return COUNTED
    return MINE if own is not None else OTHERS


def _candidates(session: Session, sitting_id: UUID) -> tuple[sittings.CandidateRow, ...]:
    head = sittings.sitting(session, sitting_id)
    return head.candidates if head is not None else ()
