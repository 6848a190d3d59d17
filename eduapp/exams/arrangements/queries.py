"""What is granted to whom at exams. Features above ask `in_force`, which tells measures and nothing else.

Decisions themselves are told only to somebody with the right, whatever screen asks; who watches an exam
learns the measures of that exam through the sitting.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.db.parts import in_parts
from eduapp.core.db.reach import expect_reach
from eduapp.core.errors import NotAllowed
from eduapp.core.names import folded
from eduapp.education.courses.models import Course
from eduapp.exams.arrangements import rules, terms
from eduapp.exams.arrangements.models import ArrangementDecision, ArrangementEnd, ArrangementMeasure
from eduapp.exams.arrangements.rules import DecisionFacts, Measure, Other, Stage, Standing
from eduapp.people.access.models import User
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner

SOON, ENDED = "soon", "ended"  # what the list may be asked for beside what holds


@dataclass(frozen=True)
class MeasureRow(Measure):
    """One measure in force, and the decision that grants it."""

    decision_id: UUID | None = None


@dataclass(frozen=True)
class EndRow:
    """How a decision came to hold no more."""

    from_day: date
    reason: str  # code: arrangement_ends
    ended_by: str
    ended_at: datetime


@dataclass(frozen=True)
class DecisionRow:
    """One decision with what it grants and how it stands, for those who may see it."""

    id: UUID
    learner_id: UUID
    learner: str  # listed name
    number: str
    sort_key: str
    facts: DecisionFacts
    course: str  # its name; "" for all exams
    recorded_by: str
    recorded_at: datetime
    standing: Standing
    stage: Stage
    ends_soon: bool
    end: EndRow | None = None

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, with everything that happened to it; None: open."""
        return self.standing.last_day


@dataclass(frozen=True)
class LearnerDecisions:
    """Everything decided for one learner: what holds or will first, the newest on top."""

    learner_id: UUID
    name: str
    decisions: tuple[DecisionRow, ...] = ()


def in_force(
    session: Session,
    learner_ids: Iterable[UUID],
    course_id: UUID | None,
    day: date,
    known_at: datetime | None = None,
) -> dict[UUID, tuple[MeasureRow, ...]]:
    """What is granted to each of some people at an exam in a course on a day; () to whom nothing is.

    `course_id` None: by decisions for all exams only. `known_at`: as it was recorded then, whatever was
    recorded or withdrawn since. Each measure tells the decision that grants it. Asks for no right of its own:
    whoever shows it must see to it that only those learn it who need to.
    """
    wanted = list(dict.fromkeys(learner_ids))
    known = standings(session, wanted, known_at)
    holding = {id: rules.in_force(known.get(id, ()), course_id, day) for id in wanted}
    granted = _measures(session, [one.id for one in holding.values() if one is not None])
    return {
        id: () if one is None else tuple(_row_of(measure, one.id) for measure in granted.get(one.id, ()))
        for id, one in holding.items()
    }


def standings(
    session: Session, learner_ids: Collection[UUID], known_at: datetime | None = None
) -> dict[UUID, list[Standing]]:
    """When and for which exams each decision of some people holds; who has none is left out."""
    query = select(
        ArrangementDecision.learner_id,
        ArrangementDecision.id,
        ArrangementDecision.course_id,
        ArrangementDecision.valid_from,
        ArrangementDecision.valid_until,
    ).order_by(ArrangementDecision.id)
    if known_at is not None:
        query = query.where(ArrangementDecision.recorded_at <= known_at)
    told = [
        row
        for part in in_parts(learner_ids)
        for row in session.execute(query.where(ArrangementDecision.learner_id.in_(part)))
    ]
    ends = _ends(session, [row.id for row in told])
    found: dict[UUID, list[Standing]] = defaultdict(list)
    for learner_id, id, course_id, first, last in told:
        end = ends.get(id)
        known = end is not None and (known_at is None or end.ended_at <= known_at)
        ends_on = end.from_day if end is not None and known else None
        found[learner_id].append(Standing(id, course_id, first, last, ends_on))
    return dict(found)


def others_of(session: Session, learner_id: UUID) -> list[Other]:
    """Every decision of one learner, as another is judged beside them."""
    expect_reach(session, learner_id)
    known = {one.id: one for one in standings(session, [learner_id]).get(learner_id, ())}
    columns = (ArrangementDecision.id, ArrangementDecision.decided_on, ArrangementDecision.reference)
    query = select(*columns).where(ArrangementDecision.learner_id == learner_id)
    rows = session.execute(query.order_by(ArrangementDecision.id))
    return [Other(known[id], decided_on, reference) for id, decided_on, reference in rows]


def of_learner(session: Session, learner_id: UUID, today: date) -> LearnerDecisions:
    """Everything decided for one learner."""
    expect_reach(session, learner_id)
    _require(session)
    name = learners.names(session, [learner_id]).get(learner_id, "")
    rows = _rows(session, _ROWS.where(ArrangementDecision.learner_id == learner_id), today)
    return LearnerDecisions(learner_id, name, tuple(sorted(rows, key=_in_order)))


def decisions(session: Session, today: date, typed: str = "", shown: str = "") -> list[DecisionRow]:
    """Those that hold or will, the first to end on top; `shown`: `soon` those ending soon, `ended` the rest.

    `typed` finds by name, number, course or number of the case.
    """
    _require(session)
    query = _ROWS
    if shown != ENDED:
        still = or_(ArrangementDecision.valid_until.is_(None), ArrangementDecision.valid_until >= today)
        query = query.where(still)
    words = folded(typed).split()
    rows = [row for row in _rows(session, query, today) if _is_shown(row, shown) and _says(row, words)]
    return sorted(rows, key=lambda row: (row.last_day or date.max, row.sort_key, row.id))


def ending_soon(session: Session, today: date) -> int:
    """How many decisions in force end soon by their own last day."""
    _require(session)
    last = today + timedelta(days=rules.limit("soon", "days", today))
    query = select(func.count()).where(
        ArrangementDecision.valid_until.between(today, last),
        ArrangementDecision.valid_from <= today,
        ~exists().where(ArrangementEnd.decision_id == ArrangementDecision.id),
    )
    return session.scalar(query) or 0


def _ends(session: Session, decision_ids: Collection[UUID]) -> Mapping[UUID, EndRow]:
    """How each of some decisions ended, if it did: by the earliest day, said first."""
    found: dict[UUID, EndRow] = {}
    query = (
        select(
            ArrangementEnd.decision_id,
            ArrangementEnd.from_day,
            ArrangementEnd.reason,
            User.name,
            ArrangementEnd.ended_at,
        )
        .join(User, User.id == ArrangementEnd.ended_by)
        .order_by(ArrangementEnd.from_day, ArrangementEnd.id)
    )
    for part in in_parts(decision_ids):
        for decision_id, day, reason, by, at in session.execute(
            query.where(ArrangementEnd.decision_id.in_(part))
        ):
            found.setdefault(decision_id, EndRow(day, reason, by, at))
    return found


def _measures(session: Session, decision_ids: Collection[UUID]) -> Mapping[UUID, list[Measure]]:
    """What each of some decisions grants, in the order of the list."""
    found: dict[UUID, list[Measure]] = defaultdict(list)
    columns = ("kind", "minutes", "percent", "detail")
    query = select(
        ArrangementMeasure.decision_id, *(getattr(ArrangementMeasure, column) for column in columns)
    )
    for part in in_parts(decision_ids):
        for decision_id, *told in session.execute(query.where(ArrangementMeasure.decision_id.in_(part))):
            found[decision_id].append(Measure(*told))
    for granted in found.values():
        granted.sort(key=lambda one: (rules.place_in_list(one.kind), one.detail))
    return found


def _rows(session: Session, query: Select[*tuple[Any, ...]], today: date) -> list[DecisionRow]:
    told = session.execute(query).all()
    ids = [row[0] for row in told]
    granted, ends, soon = _measures(session, ids), _ends(session, ids), rules.limit("soon", "days", today)
    return [_row(row, tuple(granted.get(row[0], ())), ends.get(row[0]), today, soon) for row in told]


def _row(
    row: Row[*tuple[Any, ...]], granted: tuple[Measure, ...], end: EndRow | None, today: date, soon: int
) -> DecisionRow:
    id, learner_id, family, given, number, key, *rest = row
    decider, office, decided_on, reference, first, last, course_id, course, by, at = rest
    standing = Standing(id, course_id, first, last, None if end is None else end.from_day)
    return DecisionRow(
        id,
        learner_id,
        ", ".join(filter(None, (family, given))),
        number,
        key,
        DecisionFacts(decider, office, decided_on, reference, first, last, course_id, granted),
        course or "",
        by,
        at,
        standing,
        standing.stage(today),
        rules.ends_soon(standing, today, soon),
        end,
    )


def _row_of(measure: Measure, decision_id: UUID) -> MeasureRow:
    return MeasureRow(measure.kind, measure.minutes, measure.percent, measure.detail, decision_id)


def _is_shown(row: DecisionRow, shown: str) -> bool:
    if shown == SOON:
        return row.ends_soon
    holds = row.stage in (Stage.IN_FORCE, Stage.COMING)
    return holds is (shown != ENDED)


def _says(row: DecisionRow, words: list[str]) -> bool:
    told = folded(f"{row.learner} {row.number} {row.course} {row.facts.reference}")
    return all(word in told for word in words)


def _in_order(row: DecisionRow) -> tuple[int, int]:
    return list(Stage).index(row.stage) if row.stage != Stage.COMING else 1, -row.id.int


def _require(session: Session) -> None:
    actor = session.info.get("actor")
    if not isinstance(actor, Actor) or not actor.may(terms.SEE_ARRANGEMENTS):
        raise NotAllowed(permission=terms.SEE_ARRANGEMENTS)


_ROWS = (
    select(
        ArrangementDecision.id,
        ArrangementDecision.learner_id,
        Learner.family_name,
        Learner.given_name,
        Learner.number,
        Learner.sort_key,
        ArrangementDecision.decider,
        ArrangementDecision.office,
        ArrangementDecision.decided_on,
        ArrangementDecision.reference,
        ArrangementDecision.valid_from,
        ArrangementDecision.valid_until,
        ArrangementDecision.course_id,
        Course.name,
        User.name,
        ArrangementDecision.recorded_at,
    )
    .join(Learner, Learner.id == ArrangementDecision.learner_id)
    .join(User, User.id == ArrangementDecision.recorded_by)
    .outerjoin(Course, Course.id == ArrangementDecision.course_id)
)
