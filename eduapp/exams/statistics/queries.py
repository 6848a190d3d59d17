"""How questions worked in one exam, with one paper, or wherever they were asked. No row is of a person."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.db.parts import in_parts
from eduapp.core.errors import NotAllowed
from eduapp.core.memory import without_collecting
from eduapp.education.courses.models import Course
from eduapp.exams.marking import queries as marking
from eduapp.exams.marking.rules.answers import CLOSED as BY_KEY
from eduapp.exams.marking.rules.answers import lines_of
from eduapp.exams.papers.models import ExamPaper
from eduapp.exams.papers.rules.frozen import digest_of_shown
from eduapp.exams.questions import queries as questions
from eduapp.exams.questions import terms as bank
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.exams.sittings.queries import held_at
from eduapp.exams.sittings.rules.states import CLOSED
from eduapp.exams.statistics import terms
from eduapp.exams.statistics.rules import scopes
from eduapp.exams.statistics.rules.items import Item
from eduapp.exams.statistics.rules.judging import Chosen
from eduapp.exams.statistics.rules.limits import Limits, limits_on
from eduapp.exams.statistics.rules.pooling import Attempt, Mark, Pooled, pooled
from eduapp.exams.statistics.rules.scopes import ALL, PAPER, SITTING
from eduapp.exams.statistics.rules.whole import Whole

Asked = questions.VersionRow


@dataclass(frozen=True)
class QuestionRow:
    """One question. `number`: on the paper, or in the bank where several papers asked it."""

    id: UUID  # the newest version that asked so
    question_id: UUID
    number: int
    label: str
    version: int
    item: Item
    verdict: str
    chosen: Chosen | None  # for who may know what is right
    other: str  # what most others of the strongest answered, in words; "" likewise


@dataclass(frozen=True)
class Worked:
    """Questions and the whole, and what they rest on."""

    about: str
    title: str  # course or paper; "" for all
    day: date | None  # of the exam
    sitting_id: UUID | None
    paper_id: UUID | None
    sittings: int
    attempts: int
    left_out: int  # who sat, but is not marked to the end
    again: int  # attempts of people who had met a question before; counted where they had not
    papers: int
    rows: tuple[QuestionRow, ...]
    whole: Whole | None
    limits: Limits


@dataclass(frozen=True)
class _Exam:
    id: UUID
    day: date
    course: str
    paper_id: UUID
    paper: str


def worked(
    session: Session, about: str, id: UUID | None, sites: frozenset[str], today: date
) -> Worked | None:
    """How the questions worked in an exam, with a paper, or in all exams (at some sites); None if it is gone.

    Raises NotAllowed. Only what is marked to the end counts; annulled exams do not.
    """
    actor = _require(session, terms.SEE_STATISTICS)
    exams = _exams(session, about, id, sites)
    title = _title(session, about, id)
    if title is None:
        return None
    limits = limits_on(today)
    with without_collecting():
        attempts, asked, sat = _attempts(session, exams)
        closed = {place for place, one in enumerate(asked) if one.shown.kind in BY_KEY}
        found = pooled(attempts, closed, limits)
    numbers, knows = _numbers(session, exams) if about != ALL else {}, actor.may(bank.SEE_KEY)
    rows = [_row(line, asked[line.key], numbers, knows=knows) for line in found.lines]
    return Worked(
        about,
        title,
        exams[0].day if about == SITTING and exams else None,
        id if about == SITTING else None,
        exams[0].paper_id if about != ALL and exams else None,
        len({one.id for one in exams}),
        found.attempts,
        sat - found.attempts,
        found.again,
        found.papers,
        tuple(sorted(rows, key=lambda row: (row.number, row.version))),
        found.whole,
        limits,
    )


def against_showing(session: Session, sitting_id: UUID) -> str:
    """Why there is nothing to be seen of an exam yet, as a text of N_; "" if there is."""
    columns = select(Sitting.paper_id, Sitting.state).where(Sitting.id == sitting_id)
    found = session.execute(columns).one_or_none()
    return "" if found is None else scopes.against_showing(*found)


def _exams(session: Session, about: str, id: UUID | None, sites: frozenset[str]) -> list[_Exam]:
    """Sealed exams with a paper of ours, oldest first."""
    query = (
        select(Sitting.id, Sitting.day, Course.name, ExamPaper.id, ExamPaper.title)
        .join(Course, Course.id == Sitting.course_id)
        .join(ExamPaper, ExamPaper.id == Sitting.paper_id)
        .where(Sitting.state.in_(sorted(CLOSED)))
        .order_by(Sitting.day, Sitting.start_minute, Sitting.id)
    )
    if about == SITTING:
        query = query.where(Sitting.id == id)
    elif about == PAPER:
        query = query.where(Sitting.paper_id == id)
    if about != SITTING and sites:
        query = query.where(held_at(sites))
    return [_Exam(*row) for row in session.execute(query)]


def _title(session: Session, about: str, id: UUID | None) -> str | None:
    if about == ALL:
        return ""
    if about == PAPER:
        return session.scalar(select(ExamPaper.title).where(ExamPaper.id == id))
    course = select(Course.name).join(Sitting, Sitting.course_id == Course.id)
    return session.scalar(course.where(Sitting.id == id))


def _attempts(session: Session, exams: Sequence[_Exam]) -> tuple[list[Attempt], list[Asked], int]:
    """Attempts that are marked to the end, the questions by which their marks go, and how many sat in all."""
    ids = [one.id for one in exams]
    marks = marking.item_marks(session, ids)
    asked, places = _asked(session, {mark.version_id for mark in marks})
    people, items = _people(session, ids), {id: len(marking.paper_of(session, id).items) for id in ids}
    mark_of, attempts = _Marks(), []
    for candidate, given in groupby(marks, key=lambda mark: mark.candidate_id):
        own = {places[mark.version_id]: mark_of(mark) for mark in given}
        sitting_id, learner_id = people[candidate]
        if len(own) == items[sitting_id]:
            attempts.append(Attempt(learner_id, own))
    return attempts, asked, sum(len(marking.sat(session, id)) for id in ids)


def _asked(session: Session, version_ids: set[UUID]) -> tuple[list[Asked], dict[UUID, int]]:
    """What was asked, the newest of versions that asked alike, and at which place of it each version is."""
    versions = questions.to_show_versions(session, version_ids)
    by_key: dict[tuple[UUID, str], int] = {}
    asked: list[Asked] = []
    places: dict[UUID, int] = {}
    for row in sorted(versions.values(), key=lambda row: (row.serial, row.number)):
        place = by_key.setdefault((row.question_id, digest_of_shown(row.shown)), len(asked))
        asked[place : place + 1] = [row]
        places[row.version_id] = place
    return asked, places


class _Marks:
    """Marks as rules take them; in a pile of them the same few come again and again.

    Who answered alike shares the value, so it is known by where it lies as long as the pile is there.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, bool, int], Mark] = {}

    def __call__(self, mark: marking.ItemMark) -> Mark:
        key = mark.points, mark.most, mark.answered, id(mark.value)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Mark(mark.points, mark.most, mark.answered, spelled(mark.value))
        return known


def spelled(value: object) -> str | None:
    """An answer as a text that is the same for the same answer, however it was capitalised."""
    return None if value is None else json.dumps(value, sort_keys=True, ensure_ascii=False).casefold()


def _people(session: Session, sitting_ids: Sequence[UUID]) -> dict[UUID, tuple[UUID, UUID]]:
    """The exam and the learner of each candidate: who sits again counts once. The learner goes no further."""
    found: dict[UUID, tuple[UUID, UUID]] = {}
    for some in in_parts(sitting_ids):
        columns = select(Candidate.id, Candidate.sitting_id, Candidate.learner_id)
        for id, sitting_id, learner_id in session.execute(columns.where(Candidate.sitting_id.in_(some))):
            found[id] = sitting_id, learner_id
    return found


def _numbers(session: Session, exams: Iterable[_Exam]) -> dict[UUID, int]:
    """Each question's number on the paper, by its version."""
    papers = {one.paper_id: one.id for one in exams}
    items = (item for id in papers.values() for item in marking.paper_of(session, id).items)
    return {item.version_id: item.number for item in items}


def _row(line: Pooled, asked: Asked, numbers: Mapping[UUID, int], *, knows: bool) -> QuestionRow:
    chosen = line.chosen if knows else None
    other = ""
    if chosen is not None and chosen.other is not None:
        other = " · ".join(lines_of(asked.shown, json.loads(str(chosen.other))))
    return QuestionRow(
        asked.version_id,
        asked.question_id,
        numbers.get(asked.version_id, asked.serial),
        asked.label,
        asked.number,
        line.item,
        line.verdict,
        chosen,
        other,
    )


def _require(session: Session, permission: str) -> Actor:
    """Figures are asked for in somebody's name."""
    actor = session.info.get("actor")
    if not (isinstance(actor, Actor) and actor.may(permission)):
        raise NotAllowed(permission=permission)
    return actor
