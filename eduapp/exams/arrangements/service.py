"""Recording what was decided for somebody at exams, and ending it. Nothing is ever changed or deleted.

The trail tells that a decision was recorded, replaced or withdrawn, and never what it grants: many read it.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.names import tidy
from eduapp.education.courses.models import Course
from eduapp.exams.arrangements import queries, rules, terms
from eduapp.exams.arrangements.models import ArrangementDecision, ArrangementEnd, ArrangementMeasure
from eduapp.exams.arrangements.rules import DecisionFacts, Standing
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import names


@dataclass(frozen=True, kw_only=True)
class RecordDecision(Command):
    """Somebody decided this for a learner. From its first day on it takes the place of `replaces`."""

    learner_id: UUID
    facts: DecisionFacts
    replaces: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawDecision(Command):
    """A decision holds no more from today on, for a reason of the list (code: arrangement_ends)."""

    decision_id: UUID
    reason: str


def record_decision(uow: UnitOfWork, command: RecordDecision) -> UUID:
    """Keep a decision as its letter says it, perhaps in place of another one."""
    uow.require(terms.RECORD_ARRANGEMENTS)
    name, facts = _locked(uow, command.learner_id), _tidied(command.facts)
    if facts.course_id is not None and uow.session.get(Course, facts.course_id) is None:
        raise NotFound
    others = queries.others_of(uow.session, command.learner_id)
    replaced = _among([one.standing for one in others], command.replaces) if command.replaces else None
    uow.enforce([*rules.check_decision(facts, uow.today), *rules.check_overlap(facts, others, replaced)])

    decision = ArrangementDecision(
        learner_id=command.learner_id,
        course_id=facts.course_id,
        decider=facts.decider,
        office=facts.office,
        decided_on=facts.decided_on,
        reference=facts.reference,
        valid_from=facts.valid_from,
        valid_until=facts.valid_until,
        recorded_by=uow.actor.user_id,
        recorded_at=uow.now,
    )
    uow.session.add(decision)
    uow.session.flush()
    uow.session.add_all(
        ArrangementMeasure(
            decision_id=decision.id,
            kind=one.kind,
            detail=one.detail,
            minutes=one.minutes,
            percent=one.percent,
        )
        for one in facts.measures
    )
    if replaced is not None:
        _end(uow, replaced.id, facts, decision.id)
    action = terms.DECISION_RECORDED if replaced is None else terms.DECISION_REPLACED
    _tell(uow, action, decision, name)
    return decision.id


def withdraw_decision(uow: UnitOfWork, command: WithdrawDecision) -> None:
    """End a decision from today on. What it granted until yesterday stays so."""
    uow.require(terms.RECORD_ARRANGEMENTS)
    decision = uow.session.get(ArrangementDecision, command.decision_id)
    if decision is None:
        raise NotFound
    name = _locked(uow, decision.learner_id)
    known = queries.standings(uow.session, [decision.learner_id])[decision.learner_id]
    uow.enforce(rules.check_withdrawal(_among(known, decision.id), command.reason, uow.today))

    uow.session.add(
        ArrangementEnd(
            decision_id=decision.id,
            from_day=uow.today,
            reason=command.reason,
            ended_by=uow.actor.user_id,
            ended_at=uow.now,
        )
    )
    reason = code_list(rules.ENDS)[command.reason].label
    _tell(uow, terms.DECISION_WITHDRAWN, decision, name, reason=reason)


def _locked(uow: UnitOfWork, learner_id: UUID) -> str:
    """The learner's name; others who decide about this learner wait meanwhile."""
    uow.lock(Learner, learner_id)
    name = names(uow.session, [learner_id]).get(learner_id)
    if name is None:
        raise NotFound
    return name


def _tidied(facts: DecisionFacts) -> DecisionFacts:
    return replace(facts, office=tidy(facts.office), reference=tidy(facts.reference))


def _among(known: list[Standing], decision_id: UUID) -> Standing:
    found = next((one for one in known if one.id == decision_id), None)
    if found is None:
        raise NotFound
    return found


def _end(uow: UnitOfWork, replaced_id: UUID, facts: DecisionFacts, by_id: UUID) -> None:
    uow.session.add(
        ArrangementEnd(
            decision_id=replaced_id,
            from_day=facts.valid_from,
            reason=terms.REPLACED,
            replaced_by_id=by_id,
            ended_by=uow.actor.user_id,
            ended_at=uow.now,
        )
    )


def _tell(uow: UnitOfWork, action: str, decision: ArrangementDecision, name: str, **more: str) -> None:
    told = {"name": name, "reference": decision.reference, "day": date_text(decision.decided_on)}
    uow.audit(action, decision.id, decision.learner_id, **told, **more)
    uow.publish(terms.ARRANGEMENTS_CHANGED)
