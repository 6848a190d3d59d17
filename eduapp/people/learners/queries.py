"""What can be told of learners. Answers are frozen rows, never mapped objects."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select, text
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import SQLCoreOperations

from eduapp.core.db.prepared import Prepared
from eduapp.core.db.reach import is_narrowed, of_everybody, of_others
from eduapp.core.names import all_begin_words, folded, search_patterns, tidy
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner, StateChange
from eduapp.people.learners.rules import (
    LearnerFacts,
    LearnerState,
    Phase,
    Standing,
    means_somebody,
    states_in,
)

FIND_LIMIT = 50
PALETTE_LIMIT = 8
OTHERS_LIMIT = 8  # people whom somebody does not reach
LOOKED_THROUGH = 1000  # of them, for a name
AnyColumns = tuple[Any, ...]

# Written so that SQLite and PostgreSQL both see the condition of the partial index in it.
IN_FORCE, PLANNED = text("learner_state.phase = 'in_force'"), text("learner_state.phase = 'planned'")


@dataclass(frozen=True)
class LearnerRow:
    """One learner in a list."""

    id: UUID
    number: str
    name: str  # family name first
    sort_key: str
    norwegian_level: str
    site: str
    unit: str
    available_until: date | None
    available_source: str
    available_as_of: date | None
    state: LearnerState
    expected_back: date | None

    @property
    def here(self) -> bool:
        """Whether here now."""
        return self.state.is_here

    @property
    def label(self) -> str:
        """For pickers: name and number."""
        return f"{self.name} ({self.number})"


@dataclass(frozen=True)
class KnownPerson:
    """Somebody here already, as a list from outside is matched: name without accents, and date of birth."""

    name: str
    person: tuple[str, date | None]
    facts: LearnerFacts  # without notes, which no list brings


@dataclass(frozen=True)
class FoundLearner:
    """One hit in the command palette."""

    id: UUID
    label: str
    detail: str


@dataclass(frozen=True)
class KnownName:
    """Somebody of whom no more is told than it takes to choose the right one."""

    id: UUID
    name: str  # family name first
    number: str
    unit: str = ""  # of whom one reaches

    @property
    def label(self) -> str:
        """For pickers: name and number."""
        return f"{self.name} ({self.number})"


@dataclass(frozen=True)
class LearnerHead:
    """One learner, whole, for the learner's page and for papers."""

    id: UUID
    version: int
    state: LearnerState
    facts: LearnerFacts

    @property
    def here(self) -> bool:
        """Whether here now."""
        return self.state.is_here

    @property
    def participation(self) -> str:
        """Whether work is an offer or a duty (code: participations). Education is always an offer."""
        return self.facts.participation


@dataclass(frozen=True)
class StateRow:
    """One change of state, as it was entered."""

    id: UUID
    state: LearnerState
    from_day: date
    expected_back: date | None
    phase: Phase
    previous: str  # the state before, once it holds
    entered_by: str
    entered_at: datetime
    replaces_id: UUID | None


@dataclass(frozen=True)
class Whereabouts:
    """How it is with one learner now, what is dated ahead, and every change there was."""

    id: UUID
    version: int
    standing: Standing
    planned: StateRow | None = None
    history: tuple[StateRow, ...] = ()  # the latest first


def learners(
    session: Session, typed: str = "", group: str = "", *, limit: int | None = None
) -> list[LearnerRow]:
    """Those whose name or number begins with every typed word, in Norwegian order; perhaps of one group."""
    query = _matching(typed)
    if group:
        query = query.where(Learner.state.in_(states_in(group)))
    query = query.order_by(Learner.sort_key, Learner.id).limit(limit)
    return [_row(row) for row in session.execute(query)]


def leaving_before(session: Session, typed: str, today: date, within: int) -> list[LearnerRow]:
    """Those expected to leave within so many days from today, the first to leave on top."""
    soon = Learner.available_until.between(today, today + timedelta(days=within))
    query = _matching(typed).where(soon, belongs())
    return [_row(row) for row in session.execute(query.order_by(Learner.available_until, Learner.sort_key))]


def find(session: Session, typed: str) -> list[LearnerRow]:
    """Find as you type: the first fifty."""
    return learners(session, typed, limit=FIND_LIMIT)


def found(session: Session, typed: str) -> list[FoundLearner]:
    """The first few for the command palette."""
    rows = learners(session, typed, limit=PALETTE_LIMIT)
    return [FoundLearner(row.id, row.name, " · ".join(filter(None, (row.number, row.unit)))) for row in rows]


def known(session: Session, typed: str) -> list[KnownName]:
    """For whoever takes somebody in: the first fifty who are here or come back."""
    return to_choose(session, typed, belongs())


def to_choose(
    session: Session, typed: str, *conditions: ColumnElement[bool], limit: int = FIND_LIMIT
) -> list[KnownName]:
    """For a picker: the first of those whom somebody reaches, and then others, if it is clear who is meant.

    Of others a few, by name and number alone: nobody may go through all people here by it.
    """
    query = select(Learner.id, Learner.family_name, Learner.given_name, Learner.number, Learner.unit)
    query = query.where(*conditions).order_by(Learner.sort_key, Learner.id)
    rows = list(session.execute(query.where(*_fits(typed)).limit(limit)))
    found = [KnownName(id, _listed(family, given), number, unit) for id, family, given, number, unit in rows]
    if not is_narrowed(session):
        return found
    whole = tidy(typed).casefold()
    meant = func.lower(Learner.number) == whole
    if means_somebody(typed):
        meant = or_(meant, and_(*_fits(typed)))
    others = query.where(meant, of_others(session, Learner.id)).limit(LOOKED_THROUGH)
    told = session.execute(of_everybody(others, "whoever is taken in is found first, by name and number"))
    named = (
        KnownName(id, _listed(family, given), number)
        for id, family, given, number, _unit in told
        # By the name: letters that all numbers here begin with would tell of everybody.
        if number.casefold() == whole or all_begin_words(typed, family, given)
    )
    return [*found, *islice(named, OTHERS_LIMIT)]


def _fits(typed: str) -> list[ColumnElement[bool]]:
    """That each word that was typed begins a word of the name, or the number."""
    return [Learner.search_text.like(pattern, escape="!") for pattern in search_patterns(typed)]


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


def states(session: Session, learner_id: UUID) -> list[StateRow]:
    """Every change of state of one learner, the latest first; what is dated ahead stands on top."""
    query = (
        select(*_STATE)
        .join(User, User.id == StateChange.entered_by)
        .where(StateChange.learner_id == learner_id)
        .order_by(StateChange.from_day.desc(), StateChange.entered_at.desc(), StateChange.id.desc())
    )
    return [_state_row(row) for row in session.execute(query)]


def belongs() -> ColumnElement[bool]:
    """That a learner is here or comes back: who has moved or was released does not belong any more."""
    return Learner.state.not_in(states_in("left"))


def state_on(day: date | SQLCoreOperations[date]) -> ColumnElement[str]:
    """A learner's state on a day, in a statement that selects from Learner: as it was, is or is planned."""
    of_learner = StateChange.learner_id == Learner.id
    held = StateChange.phase.in_((Phase.PAST, Phase.IN_FORCE, Phase.PLANNED))
    since = select(StateChange.state).where(of_learner, held, StateChange.from_day <= day)
    latest = since.order_by(StateChange.from_day.desc(), StateChange.entered_at.desc()).limit(1)
    first = (
        select(StateChange.previous)
        .where(of_learner, StateChange.phase.in_((Phase.PAST, Phase.IN_FORCE)))
        .order_by(StateChange.from_day, StateChange.entered_at)
        .limit(1)
    )
    earlier = first.correlate(Learner).scalar_subquery()
    # `day` may be a column of the statement around: correlating the learner alone would mean any such day.
    around = latest.correlate_except(StateChange).scalar_subquery()
    return func.coalesce(around, earlier, Learner.state)


def here_on(day: date | SQLCoreOperations[date]) -> ColumnElement[bool]:
    """That a learner was, is or will be here on a day; whoever left since was here then."""
    return state_on(day) == LearnerState.HERE.value


def states_on(session: Session, ids: Iterable[UUID], day: date) -> dict[UUID, LearnerState]:
    """Where several learners were, are or will be on a day. One statement."""
    query = select(Learner.id, state_on(day)).where(Learner.id.in_(list(ids)))
    return {id: LearnerState(state) for id, state in session.execute(query)}


def away_on(session: Session, ids: Iterable[UUID], day: date) -> dict[UUID, LearnerState]:
    """Those of several learners who are not expected in a register of that day, and where they are."""
    found = states_on(session, ids, day)
    return {id: state for id, state in found.items() if not state.may_be_marked}


def whereabouts(session: Session, learner_id: UUID) -> Whereabouts | None:
    """Where one learner is, was and will be, or None if there is no such learner. Two statements."""
    learner = head(session, learner_id)
    if learner is None:
        return None
    history = tuple(states(session, learner_id))
    live = {row.phase: row for row in history}
    now = live.get(Phase.IN_FORCE)
    standing = Standing(learner.facts.listed_name, learner.state)
    if now is not None:
        previous = LearnerState(now.previous)
        standing = Standing(standing.name, now.state, now.from_day, now.expected_back, previous)
    return Whereabouts(learner.id, learner.version, standing, live.get(Phase.PLANNED), history)


def names(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The listed names of several learners."""
    rows = _NAMES.rows(session, {"people": list(ids)})
    return {id: _listed(family, given) for id, family, given in rows}


# Asked with nearly every change, so it is made once.
_NAMES = Prepared(
    select(Learner.id, Learner.family_name, Learner.given_name).where(
        Learner.id.in_(bindparam("people", expanding=True))
    )
)


def ids_by_number(session: Session) -> dict[str, UUID]:
    """Every number and its learner: for matching whole files."""
    return {number: id for number, id in session.execute(select(Learner.number, Learner.id))}  # noqa: C416 - rows


def known_people(session: Session) -> tuple[dict[str, KnownPerson], dict[tuple[str, date | None], str]]:
    """Everybody by number, and the numbers by name and date of birth: for matching whole files."""
    wanted = [field.name for field in fields(LearnerFacts) if not field.name.endswith("_note")]
    columns = (getattr(Learner, name) for name in wanted)
    by_number: dict[str, KnownPerson] = {}
    by_person: dict[tuple[str, date | None], str] = {}
    for row in session.execute(select(*columns)):
        facts = LearnerFacts(**dict(zip(wanted, row, strict=True)))
        person = (folded(facts.printed_name), facts.birth_date)
        by_number[facts.number] = KnownPerson(facts.listed_name, person, facts)
        by_person[person] = facts.number
    return by_number, by_person


def by_number(session: Session, number: str) -> LearnerHead | None:
    """The learner with a number, or None."""
    learner = session.scalar(select(Learner).where(Learner.number == number))
    return None if learner is None else _head(learner)


def _matching(typed: str) -> Select[*AnyColumns]:
    query = select(
        Learner.id,
        Learner.number,
        Learner.family_name,
        Learner.given_name,
        Learner.sort_key,
        Learner.norwegian_level,
        Learner.site,
        Learner.unit,
        Learner.available_until,
        Learner.available_source,
        Learner.available_as_of,
        Learner.state,
        StateChange.expected_back,
    ).outerjoin(StateChange, and_(StateChange.learner_id == Learner.id, IN_FORCE))
    return query.where(*_fits(typed))


def _row(row: Row[*AnyColumns]) -> LearnerRow:
    id, number, family, given, key, level, site, unit, until, source, as_of, state, back = row
    name = _listed(family, given)
    return LearnerRow(
        id, number, name, key, level, site, unit, until, source, as_of, LearnerState(state), back
    )


_STATE = (
    StateChange.id,
    StateChange.state,
    StateChange.from_day,
    StateChange.expected_back,
    StateChange.phase,
    StateChange.previous,
    User.name,
    StateChange.entered_at,
    StateChange.replaces_id,
)


def _state_row(row: Row[*AnyColumns]) -> StateRow:
    id, state, first, back, phase, previous, by, at, replaces = row
    return StateRow(id, LearnerState(state), first, back, Phase(phase), previous, by, at, replaces)


def _listed(family: str, given: str) -> str:
    return f"{family}, {given}" if family and given else family or given


def _head(learner: Learner) -> LearnerHead:
    return LearnerHead(
        learner.id,
        learner.version,
        LearnerState(learner.state),
        LearnerFacts(**{field.name: getattr(learner, field.name) for field in fields(LearnerFacts)}),
    )
