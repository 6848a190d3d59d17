"""Whether a frozen paper is still what was frozen: everything is reckoned anew and compared."""

from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.i18n import _
from eduapp.exams.papers.models import FrozenPaper
from eduapp.exams.papers.queries.composed import Composed, composed, facts_of, order_facts
from eduapp.exams.papers.queries.papers import versions
from eduapp.exams.papers.rules import frozen
from eduapp.exams.papers.rules.shuffling import version_of


def frozen_digest(session: Session, paper_id: UUID) -> str:
    """What a paper was frozen with, or ""."""
    return session.scalar(select(FrozenPaper.digest).where(FrozenPaper.paper_id == paper_id)) or ""


def verify(session: Session, paper_id: UUID) -> list[str] | None:
    """A sentence for each thing that differs from what was frozen; None if the paper is not frozen."""
    query = select(FrozenPaper.digest, FrozenPaper.facts).where(FrozenPaper.paper_id == paper_id)
    kept = session.execute(query).one_or_none()
    if kept is None:
        return None
    digest, was = kept[0], cast("frozen.Facts", kept[1])
    paper = composed(session, paper_id)
    if paper is None:
        return [_("The paper is gone.")]
    told = [] if frozen.digest(was) == digest else [_("What was kept of the frozen paper was changed.")]
    told += frozen.differences(was, facts_of(paper))
    told += _of_versions(session, paper, was)
    return told


def _of_versions(session: Session, paper: Composed, was: frozen.Facts) -> list[str]:
    """Each version's own digest, and whether its order still follows from its seed."""
    digests = {row.letter: row.digest for row in versions(session, paper.id)}
    questions, told = [one.shuffled for one in paper.items], []
    for one in paper.versions:
        if one.letter in was["versions"] and digests[one.letter] != frozen.version_digest(was, one.letter):
            told.append(_("Version {letter}: its digest was changed.").format(letter=one.letter))
        anew = version_of(one.letter, one.seed, questions)
        if order_facts(anew.order) != order_facts(one.order):
            words = _("Version {letter}: its order does not follow from its seed.")
            told.append(words.format(letter=one.letter))
    return told
