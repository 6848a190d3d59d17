"""Deleting what is kept too long: one person proposes, another looks at the same and has it done."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, insert, update

from eduapp.core.clock import zone
from eduapp.core.db.base import table_of
from eduapp.core.db.holding import Held, Holding, Lines, pointed_at
from eduapp.core.db.parts import in_parts
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.violations import Violation
from eduapp.people.audit.service import ShredDetails, shred_details
from eduapp.people.learners.terms import LEARNERS_CHANGED
from eduapp.privacy import queries, rules, terms
from eduapp.privacy.models import Disposal, DisposalLine, DisposalPermit
from eduapp.privacy.queries import Gone, Plan


@dataclass(frozen=True, kw_only=True)
class ProposeDisposal(Command):
    """What was shown is to go: `digest` says that it still is what was shown."""

    holdings: tuple[Held, ...]
    digest: str


@dataclass(frozen=True, kw_only=True)
class ConfirmDisposal(Command):
    """A second person looked at the same, and it goes."""

    run_id: UUID
    version: int
    holdings: tuple[Held, ...]


@dataclass(frozen=True, kw_only=True)
class RefuseDisposal(Command):
    """It does not go, or not now; whoever proposed it may take it back."""

    run_id: UUID
    version: int


def propose_disposal(uow: UnitOfWork, command: ProposeDisposal) -> UUID:
    """Keep that this is to go, without whom it is about: it is reckoned again when a second person comes."""
    uow.require(terms.DISPOSE)
    uow.take_turn(terms.RUNS)
    whole = queries.plan(uow.session, command.holdings, uow.today)
    waits = any(run.waits for run in queries.runs(uow.session))
    against = rules.check_proposal(whole.rows, waits=waits)
    uow.enforce([*_against_clock(uow), *against, *_seen(command, whole)])
    run = Disposal(
        as_of=uow.today,
        digest=whole.digest,
        persons=len(whole.persons),
        rows=whole.rows,
        proposed_by=uow.actor.user_id,
        proposed_at=uow.now,
    )
    uow.session.add(run)
    uow.session.flush()
    uow.audit(terms.DISPOSAL_PROPOSED, run.id, persons=run.persons, rows=run.rows)
    uow.publish(terms.PRIVACY_CHANGED)
    return run.id


def confirm_disposal(uow: UnitOfWork, command: ConfirmDisposal) -> int:
    """Delete what was proposed, if it is still the same; how many rows. What it said is kept nowhere."""
    uow.require(terms.DISPOSE)
    uow.take_turn(terms.RUNS)
    run = _run(uow, command.run_id, command.version)
    whole = queries.plan(uow.session, command.holdings, run.as_of)
    proposal = rules.Proposal(run.proposed_by, run.digest, is_answered=_is_answered(run))
    uow.enforce([*_against_clock(uow), *rules.check_confirmation(proposal, uow.actor.user_id, whole.digest)])
    run.confirmed_by, run.confirmed_at = uow.actor.user_id, uow.now
    uow.session.flush()
    _delete(uow, run.id, whole)
    uow.audit(terms.DISPOSAL_DONE, run.id, persons=run.persons, rows=run.rows)
    for person in whole.shredded:
        shred_details(uow, ShredDetails(learner_id=person))
    uow.publish(terms.PRIVACY_CHANGED, LEARNERS_CHANGED)
    return run.rows


def refuse_disposal(uow: UnitOfWork, command: RefuseDisposal) -> None:
    """Let it stay. It may be proposed anew."""
    uow.require(terms.DISPOSE)
    run = _run(uow, command.run_id, command.version)
    uow.enforce([rules.AnsweredAlready()] if _is_answered(run) else [])
    run.refused_by, run.refused_at = uow.actor.user_id, uow.now
    uow.audit(terms.DISPOSAL_REFUSED, run.id)
    uow.publish(terms.PRIVACY_CHANGED)


# ── Inside ───────────────────────────────────────────────────────────────────────────────────────


def _run(uow: UnitOfWork, run_id: UUID, version: int) -> Disposal:
    uow.lock(Disposal, run_id)
    run = uow.session.get(Disposal, run_id)
    if run is None:
        raise NotFound
    uow.expect_version(run, version)
    return run


def _is_answered(run: Disposal) -> bool:
    return run.confirmed_at is not None or run.refused_at is not None


def _seen(command: ProposeDisposal, whole: Plan) -> Iterator[Violation]:
    if whole.rows and whole.digest != command.digest:
        yield rules.ChangedSince()


def _against_clock(uow: UnitOfWork) -> Iterator[Violation]:
    last = queries.last_entry(uow.session)
    if last is not None:
        said = (date_text(uow.today), date_text(last.astimezone(zone()).date()))
        yield from rules.check_clock(uow.now, last, said)


def _delete(uow: UnitOfWork, run_id: UUID, whole: Plan) -> None:
    """Within a permit, which goes with the transaction."""
    permit = table_of(DisposalPermit)
    uow.session.execute(insert(permit).values(disposal_id=run_id))
    for gone in (*whole.tables, *whole.lines):
        _let_go(uow, gone)
        people = {one for about in gone.rows.values() for one in about}
        uow.session.add(
            DisposalLine(
                disposal_id=run_id,
                kind=gone.holding.name,
                life=gone.holding.life,
                rows=gone.count,
                persons=len(people),
            )
        )
    uow.session.flush()
    uow.session.execute(delete(permit).where(permit.c.disposal_id == run_id))


def _let_go(uow: UnitOfWork, gone: Gone) -> None:
    """The newest first: what replaces another row points to it."""
    if isinstance(gone.holding, Lines):
        _strike(uow, gone.holding, gone)
        return
    keys = sorted(gone.rows, key=lambda key: tuple(map(str, key)), reverse=True)
    for part in in_parts(keys):
        uow.session.execute(delete(gone.table).where(queries.matching(gone.table, part)))
    if gone.holding.leaves:
        _leave_word(uow, gone.holding, gone)


def _strike(uow: UnitOfWork, lines: Lines, gone: Gone) -> None:
    """Take lines out of rows that stay; whoever has such a row before them is told that it changed."""
    for key, people in gone.rows.items():
        row = uow.session.get(lines.kind, key, with_for_update=True)
        if row is None:
            raise NotFound
        setattr(row, lines.column, lines.without(getattr(row, lines.column), people))
    uow.session.flush()


def _leave_word(uow: UnitOfWork, holding: Holding, gone: Gone) -> None:
    """Have what they pointed to say that they went by a rule: a seal over them is not broken then."""
    link, _dot, column = holding.leaves.partition(".")
    place = list(gone.table.primary_key.columns.keys()).index(link)
    target = pointed_at(gone.table.c[link])
    for part in in_parts(sorted({key[place] for key in gone.rows})):
        uow.session.execute(update(target).where(target.c.id.in_(part)).values({column: True}))
