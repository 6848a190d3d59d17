"""What can be done with certificates and safety training: note, correct, withdraw. Nothing is overwritten."""

from dataclasses import dataclass, replace
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.education.courses import queries, rules, terms
from eduapp.education.courses.models import QualificationHeld
from eduapp.education.courses.rules import QualificationFacts
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, kw_only=True)
class NoteQualification(Command):
    """Somebody holds a certificate or a safety training, and how that is known."""

    learner_id: UUID
    facts: QualificationFacts


@dataclass(frozen=True, kw_only=True)
class CorrectQualification(Command):
    """An entry says something wrong; `reason` says why."""

    entry_id: UUID
    version: int
    facts: QualificationFacts
    reason: str


@dataclass(frozen=True, kw_only=True)
class WithdrawQualification(Command):
    """An entry does not hold any more, or never did; `reason` says why."""

    entry_id: UUID
    version: int
    reason: str


def note_qualification(uow: UnitOfWork, command: NoteQualification) -> UUID:
    """Note what a learner holds, so that courses which ask for it know."""
    uow.require(terms.NOTE_QUALIFICATIONS)
    uow.lock(Learner, command.learner_id)  # before looking: two PCs must not both note it
    name, facts = _name(uow, command.learner_id), _tidied(command.facts)
    others = [row.facts for row in queries.held(uow.session, command.learner_id)]
    uow.enforce(rules.check_qualification(facts, others, name, uow.today))

    entry = _enter(uow, command.learner_id, facts)
    uow.audit(terms.QUALIFICATION_NOTED, entry.id, entry.learner_id, name=name, **_told(facts))
    uow.publish(terms.QUALIFICATIONS_CHANGED)
    return entry.id


def correct_qualification(uow: UnitOfWork, command: CorrectQualification) -> UUID:
    """Put an entry right by a new one with its reason; what stood there is kept."""
    uow.require(terms.NOTE_QUALIFICATIONS)
    old = _current(uow, command.entry_id, command.version)
    name, facts, reason = _name(uow, old.learner_id), _tidied(command.facts), tidy(command.reason)
    others = [row.facts for row in queries.held(uow.session, old.learner_id) if row.id != old.id]
    before = _facts(old)
    uow.enforce([
        *rules.check_put_right(before, facts, reason),
        *rules.check_qualification(facts, others, name, uow.today),
    ])  # fmt: skip

    old.superseded = True
    uow.session.flush()
    entry = _enter(uow, old.learner_id, facts, replaces=old, reason=reason)
    told = _told(before) | {"changed": _changed(before, facts), "name": name, "reason": reason}
    uow.audit(terms.QUALIFICATION_CORRECTED, entry.id, entry.learner_id, **told)
    uow.publish(terms.QUALIFICATIONS_CHANGED)
    return entry.id


def withdraw_qualification(uow: UnitOfWork, command: WithdrawQualification) -> UUID:
    """Say that an entry counts no more, and why; it stays beside what says so."""
    uow.require(terms.NOTE_QUALIFICATIONS)
    old = _current(uow, command.entry_id, command.version)
    name, reason = _name(uow, old.learner_id), tidy(command.reason)
    uow.enforce(rules.check_reason(reason))

    old.superseded = True
    uow.session.flush()
    facts = _facts(old)
    entry = _enter(uow, old.learner_id, facts, replaces=old, reason=reason, withdrawn=True)
    uow.audit(
        terms.QUALIFICATION_WITHDRAWN, entry.id, entry.learner_id, name=name, reason=reason, **_told(facts)
    )
    uow.publish(terms.QUALIFICATIONS_CHANGED)
    return entry.id


def _current(uow: UnitOfWork, entry_id: UUID, version: int) -> QualificationHeld:
    """The entry, if it is the one that counts now."""
    uow.lock(QualificationHeld, entry_id)
    old = uow.session.get(QualificationHeld, entry_id)
    if old is None or old.superseded or old.withdrawn:
        raise NotFound
    uow.lock(Learner, old.learner_id)  # before looking what else is held
    uow.expect_version(old, version)
    return old


def _enter(
    uow: UnitOfWork,
    learner_id: UUID,
    facts: QualificationFacts,
    *,
    replaces: QualificationHeld | None = None,
    reason: str = "",
    withdrawn: bool = False,
) -> QualificationHeld:
    entry = QualificationHeld(
        learner_id=learner_id,
        kind=facts.kind,
        code=facts.code,
        day=facts.day,
        until=facts.until,
        known=facts.known,
        withdrawn=withdrawn,
        noted_by=uow.actor.user_id,
        noted_at=uow.now,
        replaces_id=replaces.id if replaces is not None else None,
        reason=reason,
    )
    uow.session.add(entry)
    uow.session.flush()
    return entry


def _facts(entry: QualificationHeld) -> QualificationFacts:
    return QualificationFacts(entry.kind, entry.code, entry.day, entry.until, entry.known)


def _tidied(facts: QualificationFacts) -> QualificationFacts:
    return replace(facts, code=rules.tidy_code(facts.code))


def _name(uow: UnitOfWork, learner_id: UUID) -> str:
    names = learners.names(uow.session, [learner_id])
    if learner_id not in names:
        raise NotFound
    return names[learner_id]


def _told(facts: QualificationFacts) -> dict[str, str]:
    """What the trail tells of it."""
    told = {
        "what": f"qualification_kinds:{facts.kind}",
        "code": facts.code,
        "day": facts.day.isoformat(),
        "known": f"qualification_proofs:{facts.known}",
    }
    return told if facts.until is None else told | {"until": facts.until.isoformat()}


def _changed(before: QualificationFacts, after: QualificationFacts) -> dict[str, list[str]]:
    """What was corrected, field by field."""
    old, new = _told(before), _told(after)
    return {
        f"held_{key}": [old.get(key, ""), new.get(key, "")]
        for key in ("what", "code", "day", "until", "known")
        if old.get(key) != new.get(key)
    }
