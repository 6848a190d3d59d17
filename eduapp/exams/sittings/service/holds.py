"""Keeping somebody from exams for a while, by law, and letting go; what a failed trade test brings along."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.exams.deadlines.rules import wait
from eduapp.exams.sittings import queries, terms
from eduapp.exams.sittings.models import ExamHold, Sitting
from eduapp.exams.sittings.rules.holds import HOLDS, PRACTICE_WAIT, check_holds
from eduapp.exams.sittings.service.records import name_of


@dataclass(frozen=True, kw_only=True)
class KeepWaits(Command):
    """Everybody who is a practice candidate now: a failed trade test keeps them waiting."""

    learner_ids: frozenset[UUID]


def against_holds(uow: UnitOfWork, sitting: Sitting, learner_id: UUID, name: str) -> Iterator[Violation]:
    """What the law holds against entering somebody for an exam."""
    found = queries.holds_against(uow.session, [learner_id], sitting.course_id, sitting.scale)
    yield from check_holds(found[learner_id], name, sitting.day, uow.today)


def hold(
    uow: UnitOfWork,
    learner_id: UUID,
    course_id: UUID | None,
    kind: str,
    source_id: UUID,
    from_day: date,
    until: date | None,
) -> UUID:
    """Keep somebody from exams of a course, or of all, within the caller's use case; told in the trail.

    `source_id`: the record it follows from. `until`: the first day on which it holds no more.
    """
    kept = ExamHold(
        learner_id=learner_id,
        course_id=course_id,
        kind=kind,
        source_id=source_id,
        from_day=from_day,
        until=until,
        made_by=uow.actor.user_id,
        made_at=uow.now,
    )
    uow.session.add(kept)
    uow.session.flush()
    _tell(uow, terms.HELD, kept)
    return kept.id


def lift(uow: UnitOfWork, source_id: UUID) -> int:
    """Let go of what follows from a record, within the caller's use case; how many holds there were."""
    found = uow.session.scalars(
        select(ExamHold).where(ExamHold.source_id == source_id, ExamHold.lifted_at.is_(None))
    ).all()
    for one in found:
        one.lifted_at, one.lifted_by = uow.now, uow.actor.user_id
        _tell(uow, terms.HOLD_LIFTED, one)
    uow.session.flush()
    return len(found)


def keep_waits(uow: UnitOfWork, command: KeepWaits) -> int:
    """Hold practice candidates back after a trade test they failed (§ 9-66); let go where it was set right.

    How many holds were made or lifted. Repeating it does nothing.
    """
    uow.require(terms.KEEP_WAITS)
    if not any(_waits(uow, command)):
        return 0
    uow.take_turn(terms.WAITS)  # what was not there a moment ago nothing can lock
    missing, over = _waits(uow, command)
    for result_id in over:
        lift(uow, result_id)
    for test in missing:
        until = wait(PRACTICE_WAIT, test.day).first_day
        after = test.day + timedelta(days=1)
        hold(uow, test.learner_id, test.course_id, PRACTICE_WAIT, test.result_id, after, until)
    return len(missing) + len(over)


def _waits(uow: UnitOfWork, command: KeepWaits) -> tuple[list[queries.FailedTest], list[UUID]]:
    """Failed tests that hold nobody back yet, and results that hold somebody back without having failed."""
    rows = queries.holds_of(uow.session, command.learner_ids)
    held = {one.source_id for one in rows if one.hold.kind == PRACTICE_WAIT}
    failed = queries.failed_tests(uow.session, command.learner_ids)
    return [one for one in failed if one.result_id not in held], queries.waits_over(uow.session)


def _tell(uow: UnitOfWork, action: str, kept: ExamHold) -> None:
    name = name_of(uow, kept.learner_id)
    until = kept.until.isoformat() if kept.until is not None else "–"
    uow.audit(action, kept.id, kept.learner_id, name=name, why=f"{HOLDS}:{kept.kind}", until=until)
    uow.publish(terms.SITTINGS_CHANGED)
