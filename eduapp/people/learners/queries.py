"""What can be told of learners. Answers are frozen rows, never mapped objects."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from eduapp.core.names import folded, search_patterns
from eduapp.people.learners.models import Learner
from eduapp.people.learners.rules import LearnerFacts

FIND_LIMIT = 50
PALETTE_LIMIT = 8
_Columns = tuple[UUID, str, str, str, str, str, str, date | None, bool]


@dataclass(frozen=True)
class LearnerRow:
    """One learner in a list."""

    id: UUID
    number: str
    name: str  # family name first
    sort_key: str
    norwegian_level: str
    unit: str
    available_until: date | None
    here: bool

    @property
    def label(self) -> str:
        """For pickers: name and number."""
        return f"{self.name} ({self.number})"


@dataclass(frozen=True)
class KnownPerson:
    """Somebody here already, as a list from outside is matched: name without accents, and date of birth."""

    name: str
    person: tuple[str, date | None]
    facts: LearnerFacts


@dataclass(frozen=True)
class FoundLearner:
    """One hit in the command palette."""

    id: UUID
    label: str
    detail: str


@dataclass(frozen=True)
class LearnerHead:
    """One learner, whole, for the learner's page and for papers."""

    id: UUID
    version: int
    here: bool
    facts: LearnerFacts


def learners(session: Session, typed: str = "", *, limit: int | None = None) -> list[LearnerRow]:
    """Those whose name or number begins with every typed word, in Norwegian order."""
    query = _matching(typed).order_by(Learner.sort_key, Learner.id)
    return [_row(row) for row in session.execute(query.limit(limit))]


def leaving_before(session: Session, typed: str, today: date, within: int) -> list[LearnerRow]:
    """Those expected to leave within so many days from today, the first to leave on top."""
    query = _matching(typed).where(Learner.available_until.between(today, today + timedelta(days=within)))
    return [_row(row) for row in session.execute(query.order_by(Learner.available_until, Learner.sort_key))]


def find(session: Session, typed: str) -> list[LearnerRow]:
    """Find as you type: the first fifty."""
    return learners(session, typed, limit=FIND_LIMIT)


def found(session: Session, typed: str) -> list[FoundLearner]:
    """The first few for the command palette."""
    rows = learners(session, typed, limit=PALETTE_LIMIT)
    return [FoundLearner(row.id, row.name, " · ".join(filter(None, (row.number, row.unit)))) for row in rows]


def count(session: Session) -> int:
    """How many learners there are."""
    return session.scalar(select(func.count()).select_from(Learner)) or 0


def head(session: Session, learner_id: UUID) -> LearnerHead | None:
    """Everything recorded of one learner, or None."""
    learner = session.get(Learner, learner_id)
    return None if learner is None else _head(learner)


def heads(session: Session, ids: Iterable[UUID]) -> dict[UUID, LearnerHead]:
    """Several at once."""
    return {
        learner.id: _head(learner)
        for learner in session.scalars(select(Learner).where(Learner.id.in_(list(ids))))
    }


def names(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The listed names of several learners."""
    query = select(Learner.id, Learner.family_name, Learner.given_name).where(Learner.id.in_(list(ids)))
    return {id: _listed(family, given) for id, family, given in session.execute(query)}


def ids_by_number(session: Session) -> dict[str, UUID]:
    """Every number and its learner: for matching whole files."""
    return {number: id for number, id in session.execute(select(Learner.number, Learner.id))}  # noqa: C416 - rows


def known_people(session: Session) -> tuple[dict[str, KnownPerson], dict[tuple[str, date | None], str]]:
    """Everybody by number, and the numbers by name and date of birth: for matching whole files."""
    columns = (getattr(Learner, field.name) for field in fields(LearnerFacts))
    by_number: dict[str, KnownPerson] = {}
    by_person: dict[tuple[str, date | None], str] = {}
    for row in session.execute(select(*columns)):
        facts = LearnerFacts(*row)
        person = (folded(facts.printed_name), facts.birth_date)
        by_number[facts.number] = KnownPerson(facts.listed_name, person, facts)
        by_person[person] = facts.number
    return by_number, by_person


def by_number(session: Session, number: str) -> LearnerHead | None:
    """The learner with a number, or None."""
    learner = session.scalar(select(Learner).where(Learner.number == number))
    return None if learner is None else _head(learner)


def _matching(typed: str) -> Select[*_Columns]:
    query = select(
        Learner.id,
        Learner.number,
        Learner.family_name,
        Learner.given_name,
        Learner.sort_key,
        Learner.norwegian_level,
        Learner.unit,
        Learner.available_until,
        Learner.here,
    )
    for pattern in search_patterns(typed):
        query = query.where(Learner.search_text.like(pattern, escape="!"))
    return query


def _row(row: Row[*_Columns]) -> LearnerRow:
    id, number, family, given, key, level, unit, until, here = row
    return LearnerRow(id, number, _listed(family, given), key, level, unit, until, here)


def _listed(family: str, given: str) -> str:
    return f"{family}, {given}" if family and given else family or given


def _head(learner: Learner) -> LearnerHead:
    return LearnerHead(
        learner.id,
        learner.version,
        learner.here,
        LearnerFacts(
            learner.number,
            learner.family_name,
            learner.given_name,
            learner.birth_date,
            learner.first_language,
            learner.norwegian_level,
            learner.unit,
            learner.security_level,
            learner.available_until,
        ),
    )
