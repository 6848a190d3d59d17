"""What can be appealed against: found by words, of one exam, and one with all the law has for it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Select, false, select
from sqlalchemy.orm import Session

from eduapp.core.i18n import _, date_text
from eduapp.core.names import search_patterns
from eduapp.exams.appeals.models import Annulment, Appeal
from eduapp.exams.appeals.queries.facts import facts_of, result_facts, results
from eduapp.exams.appeals.queries.subjects import annulments, annulments_by
from eduapp.exams.appeals.rules.final import Decided, standing
from eduapp.exams.appeals.rules.starting import start, why_not_begun
from eduapp.exams.appeals.rules.steps import OPEN
from eduapp.exams.appeals.rules.subjects import AnnulmentFacts, ResultFacts, Subject
from eduapp.exams.deadlines import queries as deadlines
from eduapp.exams.deadlines.rules import Deadline
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.sittings.models import IS_TOLD, Candidate, Result, Sitting
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner

MOST_FOUND = 30
FactsT_co = TypeVar("FactsT_co", bound=Subject, covariant=True)
AnyFacts = TypeVar("AnyFacts", bound=Subject)


@dataclass(frozen=True)
class KindRow:
    """One kind of appeal against a grade: until when, why, and whether one is open or decided already."""

    kind: str  # code: appeal_kinds
    last: Deadline | None
    line: str  # that explains the last day, or why there is none yet
    open_number: int | None
    decided: Decided | None = None  # that leaves no appeal of this kind

    def over(self, day: date) -> bool:
        """Whether a day comes too late without a reason."""
        return self.last is not None and self.last.over(day)


@dataclass(frozen=True)
class SubjectRow(Generic[FactsT_co]):
    """A grade or an annulment in force, whose it is, and how it can be appealed against."""

    facts: FactsT_co
    name: str
    kinds: tuple[KindRow, ...]

    @property
    def left(self) -> tuple[KindRow, ...]:
        """The kinds that no instance has decided on."""
        return tuple(one for one in self.kinds if one.decided is None)

    @property
    def id(self) -> UUID:
        """Of what is appealed against, for a picker."""
        return self.facts.id

    @property
    def label(self) -> str:
        """Who, in what, when, which grade or that it is annulled."""
        facts = self.facts
        return f"{self.name} · {facts.course} · {date_text(facts.day)} · {facts.label}"

    @property
    def detail(self) -> str:
        """The candidate number, for a picker."""
        return _("candidate {number}").format(number=self.facts.number)


GradeRow = SubjectRow[ResultFacts]


def find_subjects(session: Session, typed: str) -> list[SubjectRow[Subject]]:
    """What can be appealed against by the learner's name or number: annulments, then grades."""
    return [*_found_annulments(session, typed), *find_grades(session, typed)]


def annulments_of_exam(session: Session, sitting_id: UUID) -> list[SubjectRow[AnnulmentFacts]]:
    """The annulments in force of one exam."""
    return _rows(session, annulments_by(session, _live().where(Sitting.id == sitting_id)))


def find_grades(session: Session, typed: str) -> list[GradeRow]:
    """Grades in force that were told, by the learner's name or number, the newest first."""
    query = (
        results()
        .join(Learner, Learner.id == Candidate.learner_id)
        .where(Result.superseded == false(), IS_TOLD)
        .order_by(Sitting.day.desc(), Candidate.candidate_number)
        .limit(MOST_FOUND)
    )
    for pattern in search_patterns(typed):
        query = query.where(Learner.search_text.like(pattern, escape="!"))
    return _rows(session, facts_of(session, query))


def grades_of(
    session: Session, *, sitting_id: UUID | None = None, learner_id: UUID | None = None
) -> list[GradeRow]:
    """The grades in force of one exam or one learner, as far as they were told."""
    query = results().where(Result.superseded == false(), IS_TOLD)
    if sitting_id is not None:
        query = query.where(Sitting.id == sitting_id)
    if learner_id is not None:
        query = query.where(Candidate.learner_id == learner_id)
    return _rows(session, facts_of(session, query.order_by(Sitting.day.desc(), Candidate.candidate_number)))


def grade_page(session: Session, result_id: UUID) -> GradeRow | None:
    """One grade."""
    facts = result_facts(session, result_id)
    return next(iter(_rows(session, [facts] if facts is not None else [])), None)


def _live() -> Select[*tuple[Any, ...]]:
    newest = (Annulment.decided_on.desc(), Candidate.candidate_number)
    return annulments().where(Annulment.reversed_on.is_(None)).order_by(*newest)


def _found_annulments(session: Session, typed: str) -> list[SubjectRow[AnnulmentFacts]]:
    """Those the law has an appeal against."""
    query = _live().join(Learner, Learner.id == Candidate.learner_id).limit(MOST_FOUND)
    for pattern in search_patterns(typed):
        query = query.where(Learner.search_text.like(pattern, escape="!"))
    return [row for row in _rows(session, annulments_by(session, query)) if row.kinds]


def _rows(session: Session, found: list[AnyFacts]) -> list[SubjectRow[AnyFacts]]:
    names = learners.names(session, {one.learner_id for one in found})
    numbers = _open(session, {one.candidate_id for one in found})
    return [
        SubjectRow(
            one, names[one.learner_id], tuple(_kind(session, one, kind, numbers) for kind in one.kinds)
        )
        for one in found
        if one.learner_id in names
    ]


def _kind(session: Session, facts: Subject, kind: Kind, numbers: Mapping[tuple[UUID, str], int]) -> KindRow:
    if (decided := standing(kind, facts.decided)) is not None:
        return KindRow(kind.key, None, decided.line, None, decided)
    begins = start(kind, facts.notice)
    number = numbers.get((facts.candidate_id, kind.key))
    if begins is None:
        return KindRow(kind.key, None, why_not_begun(kind, facts.notice), number)
    last = deadlines.deadline_of(session, facts.id, kind.deadline, begins)
    return KindRow(kind.key, last, last.line, number)


def _open(session: Session, candidate_ids: Collection[UUID]) -> dict[tuple[UUID, str], int]:
    """Open appeals of these people: one against a grade that was corrected since is of what followed it."""
    query = select(Appeal.candidate_id, Appeal.kind, Appeal.number).where(
        Appeal.candidate_id.in_(candidate_ids), Appeal.state.in_(OPEN)
    )
    return {(candidate_id, kind): number for candidate_id, kind, number in session.execute(query)}
