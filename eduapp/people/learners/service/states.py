"""Where somebody is: changed at once or dated ahead, put right, called off, begun when the day is opened.

Rows are added; of those that stand only the phase moves on. A locked learner makes two PCs take turns.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.people.learners import queries, rules, terms
from eduapp.people.learners.models import Learner, StateChange
from eduapp.people.learners.queries import Whereabouts
from eduapp.people.learners.rules import LearnerState, Phase, Wish


@dataclass(frozen=True, kw_only=True)
class ChangeState(Command):
    """Somebody is somewhere else from a day on. A day to come is kept until that day is opened.

    On the day on which the present state began, it takes the place of that one: a slip is put right.
    """

    learner_id: UUID
    version: int
    state: str  # code: learner_states
    from_day: date
    expected_back: date | None = None


@dataclass(frozen=True, kw_only=True)
class CallOffState(Command):
    """What was dated ahead will not be."""

    learner_id: UUID
    change_id: UUID


@dataclass(frozen=True, kw_only=True)
class BeginDueStates(Command):
    """A day is opened: what was dated ahead until then begins. Without a day it is today."""

    day: date | None = None


def change_state(uow: UnitOfWork, command: ChangeState) -> UUID:
    """Say where somebody is from a day on, unless the table of states knows no such step."""
    uow.require(terms.CHANGE_STATES)
    uow.lock(Learner, command.learner_id)
    learner = uow.session.get(Learner, command.learner_id)
    now = queries.whereabouts(uow.session, command.learner_id)
    if learner is None or now is None:
        raise NotFound
    uow.expect_version(learner, command.version)
    wish = Wish(command.state, command.from_day, command.expected_back)
    uow.enforce(rules.check_change(now.standing, wish, uow.today))

    change = _change(uow, command)
    if command.from_day > uow.today:
        change.phase, change.replaces_id = Phase.PLANNED, now.planned.id if now.planned else None
        _move_on(uow, learner.id, Phase.PLANNED, Phase.REPLACED)
        action = terms.STATE_PLANNED
    else:
        action = _take_effect(uow, learner, change, now)
    uow.session.add(change)
    uow.session.flush()
    uow.audit(action, change.id, learner.id, name=now.standing.name, **_told(change))
    uow.publish(terms.LEARNERS_CHANGED)
    return change.id


def call_off_state(uow: UnitOfWork, command: CallOffState) -> None:
    """Take back what is dated ahead; the row stays and says so."""
    uow.require(terms.CHANGE_STATES)
    uow.lock(Learner, command.learner_id)
    change = uow.session.get(StateChange, command.change_id)
    if change is None or change.learner_id != command.learner_id or change.phase != Phase.PLANNED:
        raise NotFound
    change.phase = Phase.CALLED_OFF
    name = queries.names(uow.session, [change.learner_id])[change.learner_id]
    uow.audit(terms.STATE_CALLED_OFF, change.id, change.learner_id, name=name, **_told(change))
    uow.publish(terms.LEARNERS_CHANGED)


def begin_due_states(uow: UnitOfWork, command: BeginDueStates) -> tuple[UUID, ...]:
    """Let begin what was dated ahead up to a day; for whom. May be repeated: it does nothing then."""
    uow.require(terms.BEGIN_STATES)
    day = min(command.day or uow.today, uow.today)
    due = _due(uow, day)
    ids = [change.learner_id for change in due]
    people, names = _locked(uow, ids), queries.names(uow.session, ids)
    _end_those_in_force(uow, ids)
    for change in due:
        learner = people[change.learner_id]
        change.phase, change.previous = Phase.IN_FORCE, learner.state
        learner.state = change.state
        uow.audit(terms.STATE_BEGUN, change.id, learner.id, name=names[learner.id], **_told(change))
    if due:
        uow.publish(terms.LEARNERS_CHANGED)
    return tuple(ids)


def _change(uow: UnitOfWork, command: ChangeState) -> StateChange:
    return StateChange(
        learner_id=command.learner_id,
        state=command.state,
        from_day=command.from_day,
        expected_back=command.expected_back,
        entered_by=uow.actor.user_id,
        entered_at=uow.now,
    )


def _take_effect(uow: UnitOfWork, learner: Learner, change: StateChange, now: Whereabouts) -> str:
    """Put a change in force at once; what the trail says of it."""
    standing = now.standing
    puts_right = rules.puts_right(standing, change.from_day)
    ended = _move_on(uow, learner.id, Phase.IN_FORCE, Phase.REPLACED if puts_right else Phase.PAST)
    if now.planned is not None and not rules.may_follow(LearnerState(change.state), now.planned.state):
        _move_on(uow, learner.id, Phase.PLANNED, Phase.REPLACED)
    change.phase = Phase.IN_FORCE
    change.previous = (standing.previous if puts_right else standing.state) or LearnerState.HERE
    change.replaces_id = ended if puts_right else None
    learner.state = change.state
    return terms.STATE_PUT_RIGHT if puts_right else terms.STATE_CHANGED


def _move_on(uow: UnitOfWork, learner_id: UUID, source: Phase, target: Phase) -> UUID | None:
    """Let the one row of a phase go into another before a new one comes; which it was."""
    query = select(StateChange).where(StateChange.learner_id == learner_id, StateChange.phase == source)
    row = uow.session.scalar(query)
    if row is None:
        return None
    row.phase = target
    uow.session.flush()
    return row.id


def _due(uow: UnitOfWork, day: date) -> list[StateChange]:
    query = select(StateChange).where(queries.PLANNED, StateChange.from_day <= day)
    query = query.order_by(StateChange.from_day, StateChange.learner_id)
    return list(uow.session.scalars(query.with_for_update()))


def _locked(uow: UnitOfWork, learner_ids: list[UUID]) -> dict[UUID, Learner]:
    query = select(Learner).where(Learner.id.in_(learner_ids)).order_by(Learner.id)
    return {learner.id: learner for learner in uow.session.scalars(query.with_for_update())}


def _end_those_in_force(uow: UnitOfWork, learner_ids: list[UUID]) -> None:
    """Make room: only one state may be in force."""
    query = select(StateChange).where(StateChange.learner_id.in_(learner_ids), queries.IN_FORCE)
    for change in uow.session.scalars(query).all():
        change.phase = Phase.PAST
    uow.session.flush()


def _told(change: StateChange) -> dict[str, object]:
    """What the trail tells: the state with its list, so that it can be said in any language."""
    told: dict[str, object] = {"state": f"learner_states:{change.state}", "day": change.from_day.isoformat()}
    return told | ({"back": change.expected_back.isoformat()} if change.expected_back else {})
