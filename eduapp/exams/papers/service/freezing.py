"""A sitting that is published freezes its paper: from then on nothing of it changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Violation
from eduapp.exams.papers import drawing, queries, terms
from eduapp.exams.papers.models import ExamPaper, ExamPaperVersion, FrozenPaper
from eduapp.exams.papers.queries import Composed
from eduapp.exams.papers.rules import frozen
from eduapp.exams.papers.rules.paper import check_complete
from eduapp.exams.papers.rules.shuffling import check_versions


@dataclass(frozen=True, kw_only=True)
class NotePrint(Command):
    """A paper went to a printer or into a file, in so many copies."""

    paper_id: UUID
    what: str  # what was printed
    copies: int


def freeze(uow: UnitOfWork, paper_id: UUID) -> str:
    """Freeze a paper within the caller's transaction and answer its digest; a no-op when it is frozen.

    Raises Refused with everything that is missing.
    """
    uow.require(terms.FREEZE_PAPERS)
    uow.lock(ExamPaper, paper_id)
    if digest := queries.frozen_digest(uow.session, paper_id):
        return digest
    paper = queries.composed(uow.session, paper_id)
    if paper is None:
        raise NotFound
    uow.enforce(_against(paper))
    facts = queries.facts_of(paper)
    rows = select(ExamPaperVersion).where(ExamPaperVersion.paper_id == paper_id)
    for row in uow.session.scalars(rows):
        row.digest = frozen.version_digest(facts, row.letter)
    uow.session.flush()
    digest = frozen.digest(facts)
    uow.session.add(
        FrozenPaper(
            paper_id=paper_id, digest=digest, facts=facts, frozen_by=uow.actor.user_id, frozen_at=uow.now
        )
    )
    uow.session.flush()
    uow.audit(terms.PAPER_FROZEN, paper_id, title=paper.facts.title, digest=digest)
    uow.publish(terms.PAPERS_CHANGED)
    return digest


def note_print(uow: UnitOfWork, command: NotePrint) -> None:
    """Keep in the trail that what is asked left on paper."""
    uow.require(terms.PRINT_PAPERS)
    head = queries.paper_head(uow.session, command.paper_id)
    if head is None:
        raise NotFound
    uow.audit(
        terms.PAPER_PRINTED, command.paper_id, title=head.title, what=command.what, copies=command.copies
    )


def _against(paper: Composed) -> Iterator[Violation]:
    items = [one.item for one in paper.items]
    yield from check_complete(items, paper.rules, paper.asked)
    yield from check_versions(paper.versions)
    for version in list(queries.printed_of(paper, "", {}).values())[:1]:  # the others have the same words
        yield from drawing.check(version)
