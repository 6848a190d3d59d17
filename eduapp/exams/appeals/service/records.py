"""Finding the records of an appeal within a use case, and writing its steps down."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.models import Appeal, AppealEvent
from eduapp.exams.appeals.queries import ResultFacts, Subject
from eduapp.exams.appeals.rules.steps import STEPS, basis_of, counting
from eduapp.exams.grading.rules.kinds import KINDS, Kind
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.people.learners import queries as learners

FactsT = TypeVar("FactsT", bound=Subject)


def locked_result(uow: UnitOfWork, result_id: UUID) -> ResultFacts:
    """A grade whose candidate nobody else works on until this is committed."""
    return _locked(uow, lambda: queries.result_facts(uow.session, result_id))


def locked_subject(uow: UnitOfWork, kind: Kind, subject_id: UUID) -> Subject:
    """What an appeal of such a kind is against, a grade or an annulment, locked in the same way."""
    if kind.of_annulment:
        return _locked(uow, lambda: queries.annulment_facts(uow.session, subject_id))
    return locked_result(uow, subject_id)


def locked_appeal(uow: UnitOfWork, appeal_id: UUID, version: int | None = None) -> tuple[Appeal, Subject]:
    """An appeal as it was shown (or as it is, without a version), and what it is against."""
    appeal = uow.session.get(Appeal, appeal_id)
    if appeal is None:
        raise NotFound
    facts = _locked(uow, lambda: queries.subject(uow.session, appeal.result_id, appeal.annulment_id))
    uow.lock(Appeal, appeal_id)
    uow.session.refresh(appeal)
    uow.expect_version(appeal, version)
    return appeal, facts


def _locked(uow: UnitOfWork, find: Callable[[], FactsT | None]) -> FactsT:
    found = find()
    if found is None:
        raise NotFound
    uow.lock(Sitting, found.sitting_id)
    uow.lock(Candidate, found.candidate_id)
    facts = find()
    if facts is None:
        raise NotFound
    return facts


def steps_of(uow: UnitOfWork, appeal_id: UUID) -> list[tuple[str, date]]:
    """The steps that stand, with their days, the first first."""
    query = select(AppealEvent.step, AppealEvent.on_day).where(AppealEvent.appeal_id == appeal_id)
    rows = uow.session.execute(query.order_by(AppealEvent.number))
    return counting((row.step, row.on_day) for row in rows)


def last_day(uow: UnitOfWork, appeal_id: UUID) -> date:
    """The day of the last step that stands."""
    return max(day for _step, day in steps_of(uow, appeal_id))


def write(
    uow: UnitOfWork,
    appeal: Appeal,
    step: str,
    on_day: date,
    person: str,
    reason: str,
    grade: str = "",
    entered_by: UUID | None = None,
) -> int:
    """Add a step with its paragraph as it is said today; its number. `entered_by`: who acts, unless said."""
    last = select(func.max(AppealEvent.number)).where(AppealEvent.appeal_id == appeal.id)
    event = AppealEvent(
        appeal_id=appeal.id,
        number=(uow.session.scalar(last) or 0) + 1,
        step=step,
        on_day=on_day,
        person=person.strip(),
        reason=reason.strip(),
        basis=basis_of(Kind(appeal.kind), step),
        grade=grade,
        entered_by=entered_by or uow.actor.user_id,
        entered_at=uow.now,
    )
    uow.session.add(event)
    uow.session.flush()
    return event.number


def tell(uow: UnitOfWork, action: str, appeal: Appeal, facts: Subject, **more: object) -> None:
    """Say in the trail what happened to an appeal; of the complaint nothing."""
    details = {
        "name": learners.names(uow.session, [facts.learner_id])[facts.learner_id],
        "number": appeal.number,
        "kind": f"{KINDS}:{appeal.kind}",
        "course": facts.course,
        "day": facts.day.isoformat(),
    }
    uow.audit(action, appeal.id, facts.learner_id, **details, **more)
    uow.publish(terms.APPEALS_CHANGED)


def tell_of_grade(uow: UnitOfWork, action: str, facts: Subject, **more: object) -> None:
    """Say in the trail what happened to a grade, or its annulment, without an appeal."""
    name = learners.names(uow.session, [facts.learner_id])[facts.learner_id]
    details = {"name": name, "course": facts.course, "day": facts.day.isoformat()}
    uow.audit(action, facts.id, facts.learner_id, **details, **more)
    uow.publish(terms.APPEALS_CHANGED)


def require_second(uow: UnitOfWork, first: UUID) -> None:
    """Whoever stands behind what `first` wrote down works on appeals, and one of the two is a leader."""
    uow.require(terms.KEEP_APPEALS)
    if first not in queries.leaders(uow.session):
        uow.require(terms.DECIDE_APPEALS)


def step_word(step: str) -> str:
    """A step as the trail keeps it."""
    return f"{STEPS}:{step}"
