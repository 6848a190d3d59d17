"""The list of papers, and what sittings ask of one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from eduapp.core.names import search_patterns
from eduapp.education.courses.models import Course
from eduapp.exams.papers.models import ExamPaper, ExamPaperItem, ExamPaperVersion, FrozenPaper

MOST_SHOWN = 200


@dataclass(frozen=True)
class PaperVersionRow:
    """One version of a paper; its digest is "" until the paper is frozen."""

    id: UUID
    letter: str
    digest: str


@dataclass(frozen=True)
class PaperHead:
    """What there is to know of a paper without its questions."""

    id: UUID
    title: str
    course_id: UUID | None
    language: str  # code: exam_languages
    minutes: int
    skills: frozenset[str]  # codes: exam_skills
    frozen: bool
    digest: str  # "" until it is frozen


@dataclass(frozen=True)
class PaperRow:
    """A paper in a list."""

    id: UUID
    serial: int
    title: str
    course: str  # "" if it is of none
    language: str
    minutes: int
    questions: int
    points: int
    versions: int
    frozen: bool


_HEADS: Select[*tuple[Any, ...]] = select(
    ExamPaper.id,
    ExamPaper.title,
    ExamPaper.course_id,
    ExamPaper.language,
    ExamPaper.minutes,
    ExamPaper.skills,
    FrozenPaper.digest,
).outerjoin(FrozenPaper, FrozenPaper.paper_id == ExamPaper.id)


@dataclass(frozen=True)
class Asking:
    """What a paper asks: versions of questions that give points, and by letter all of them in their order."""

    questions: frozenset[UUID]
    orders: Mapping[str, tuple[UUID, ...]]


def paper_head(session: Session, paper_id: UUID) -> PaperHead | None:
    """One paper, or None."""
    values = session.execute(_HEADS.where(ExamPaper.id == paper_id)).one_or_none()
    return None if values is None else _head(values)


def papers_of_course(session: Session, course_id: UUID) -> list[PaperHead]:
    """The papers that a sitting in a course can have: those of the course and of none, newest first."""
    of_it = (ExamPaper.course_id == course_id) | ExamPaper.course_id.is_(None)
    rows = session.execute(_HEADS.where(of_it).order_by(ExamPaper.serial.desc()))
    return [_head(values) for values in rows]


def versions(session: Session, paper_id: UUID) -> list[PaperVersionRow]:
    """The versions of a paper, by letter."""
    columns = (ExamPaperVersion.id, ExamPaperVersion.letter, ExamPaperVersion.digest)
    query = select(*columns).where(ExamPaperVersion.paper_id == paper_id).order_by(ExamPaperVersion.letter)
    return [PaperVersionRow(*values) for values in session.execute(query)]


def asked_by(session: Session, paper_ids: Collection[UUID]) -> dict[UUID, Asking]:
    """What some papers ask, and in which order their versions do. Two statements."""
    items: dict[UUID, dict[int, UUID]] = {id: {} for id in paper_ids}
    marked: dict[UUID, set[UUID]] = {id: set() for id in paper_ids}
    columns = (ExamPaperItem.paper_id, ExamPaperItem.place, ExamPaperItem.question_version_id)
    query = select(*columns, ExamPaperItem.points).where(ExamPaperItem.paper_id.in_(paper_ids))
    for paper_id, place, version_id, points in session.execute(query):
        items[paper_id][place] = version_id
        if points:
            marked[paper_id].add(version_id)
    kept = select(ExamPaperVersion).where(ExamPaperVersion.paper_id.in_(paper_ids))
    orders: dict[UUID, dict[str, tuple[UUID, ...]]] = {id: {} for id in paper_ids}
    for one in session.scalars(kept):
        stands = cast("list[tuple[int, list[int], list[int]]]", one.stands)
        known = items[one.paper_id]
        orders[one.paper_id][one.letter] = tuple(known[place] for place, *_ in stands if place in known)
    return {id: Asking(frozenset(marked[id]), orders[id]) for id in paper_ids}


def papers(session: Session, typed: str = "", most: int = MOST_SHOWN) -> list[PaperRow]:
    """Those that hold every word that was typed, newest first. One statement."""
    of_it = (ExamPaperItem.paper_id == ExamPaper.id,)
    questions = select(func.count()).where(*of_it, ExamPaperItem.points > 0).scalar_subquery()
    points = select(func.coalesce(func.sum(ExamPaperItem.points), 0)).where(*of_it).scalar_subquery()
    letters = select(func.count()).where(ExamPaperVersion.paper_id == ExamPaper.id).scalar_subquery()
    query = (
        select(
            ExamPaper.id,
            ExamPaper.serial,
            ExamPaper.title,
            func.coalesce(Course.code, ""),
            ExamPaper.language,
            ExamPaper.minutes,
            questions,
            points,
            letters,
            FrozenPaper.paper_id.is_not(None),
        )
        .outerjoin(Course, Course.id == ExamPaper.course_id)
        .outerjoin(FrozenPaper, FrozenPaper.paper_id == ExamPaper.id)
    )
    for pattern in search_patterns(typed):
        query = query.where(ExamPaper.search.like(pattern, escape="!"))
    rows = session.execute(query.order_by(ExamPaper.serial.desc()).limit(most))
    return [PaperRow(*values) for values in rows]


def next_serial(session: Session) -> int:
    """The number behind that of the newest paper."""
    return (session.scalar(select(func.max(ExamPaper.serial))) or 0) + 1


def _head(values: Iterable[Any]) -> PaperHead:
    id, title, course_id, language, minutes, skills, digest = values
    told = frozenset(cast("list[str]", skills))
    return PaperHead(id, title, course_id, language, minutes, told, digest is not None, digest or "")
