"""A bundle of papers comes: what it holds, how many, and from whom."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.exams.custody import queries, terms
from eduapp.exams.custody.models import PaperBundle
from eduapp.exams.custody.rules.recording import (
    SealUsed,
    StepFacts,
    check_after_the_seal,
    check_bundle_facts,
    check_step_facts,
)
from eduapp.exams.custody.rules.steps import RECEIVE, UNUSED
from eduapp.exams.custody.service.writing import Told, tell, write
from eduapp.exams.sittings.models import Sitting


@dataclass(frozen=True, kw_only=True)
class ReceiveBundle(Command):
    """Papers were received for a sitting: one bundle, with its receipt."""

    sitting_id: UUID
    label: str  # what stands on it
    holds: str  # code: bundle_kinds
    variant: str = ""  # the letter of the version, where it has one
    count: int | None  # sheets or copies, as the delivery says
    source: str  # from whom
    seal: str = ""  # the number of the seal it came with


def receive_bundle(uow: UnitOfWork, command: ReceiveBundle) -> UUID:
    """Enter a bundle with its receipt, in one (rule 72). Its facts are never changed afterwards."""
    uow.require(terms.RECORD_CUSTODY)
    uow.lock(Sitting, command.sitting_id)
    if uow.session.get(Sitting, command.sitting_id) is None:
        raise NotFound
    sealed = queries.sealed_at(uow.session, command.sitting_id) is not None
    label, variant = tidy(command.label), tidy(command.variant)
    facts = StepFacts(command.count, UNUSED, tidy(command.source), tidy(command.seal))
    key = label.casefold()
    same = select(PaperBundle.id).where(
        PaperBundle.sitting_id == command.sitting_id, PaperBundle.label_key == key
    )
    taken = uow.session.scalar(same) is not None
    problems = [
        *(check_after_the_seal(RECEIVE) if sealed else ()),
        *check_bundle_facts(label, command.holds, variant, taken=taken),
        *check_step_facts(label, RECEIVE, command.holds, facts),
    ]
    if facts.reference and (other := queries.seal_on(uow.session, facts.reference)):
        problems.append(SealUsed(seal=facts.reference, bundle=other))
    uow.enforce(problems)

    kept = PaperBundle(
        sitting_id=command.sitting_id, label=label, label_key=key, holds=command.holds, variant=variant
    )
    uow.session.add(kept)
    uow.session.flush()
    write(uow, Told(kept.id, 1, RECEIVE, facts))
    tell(uow, kept.id, RECEIVE, facts)
    uow.publish(terms.CUSTODY_CHANGED)
    return kept.id
