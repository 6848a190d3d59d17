"""Heads of the register that somebody else has seen: they tell what a key had signed if it is ever lost."""

from dataclasses import dataclass

from eduapp.certificates import queries, terms
from eduapp.certificates.issue.rules import HeadMovedOn
from eduapp.certificates.models import HeadSeen
from eduapp.core.actor import SYSTEM_ID
from eduapp.core.db.unit_of_work import Command, UnitOfWork

NOTED, PAGE = "noted", "page"
_TOLD = {NOTED: terms.HEAD_NOTED, PAGE: terms.HEAD_HANDED_OUT}


@dataclass(frozen=True, kw_only=True)
class NoteHead(Command):
    """That the last entry (number, hash in hexadecimal) now stands elsewhere: on paper, or in a page.

    `how`: NOTED by hand, or in a PAGE for checking papers.
    """

    n: int
    digest: str
    how: str = NOTED


def note_head(uow: UnitOfWork, command: NoteHead) -> None:
    """Keep who saw how far the register went, and when. Entries may have come since it was shown."""
    uow.require(terms.SEE_CERTIFICATES)
    if not queries.has_head(uow.session, command.n, command.digest):
        uow.enforce([HeadMovedOn(number=command.n)])
    seen = HeadSeen(
        n=command.n,
        digest=command.digest,
        how=command.how,
        on_day=uow.today,
        told_by=uow.actor.user_id,
        told_at=uow.now,
    )
    uow.session.add(seen)
    uow.audit(_TOLD[command.how], SYSTEM_ID, None, entry=command.n, chain=command.digest)
    uow.publish(terms.CERTIFICATES_CHANGED)
