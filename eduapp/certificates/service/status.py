"""The signed list of papers that do not count: kept in the very transaction that makes one of them so.

It is signed outside, by who has opened the keys; here it must say exactly what is recorded, under the next
number. Where somebody else was first it does not, and is made anew.
"""

from dataclasses import dataclass, field

from eduapp.certificates import queries, terms
from eduapp.certificates.issue import rules as against
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.models import CertificateStatusList
from eduapp.certificates.seals.status_list import newer_status, read_status_list
from eduapp.core.actor import SYSTEM_ID
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict, EduError
from eduapp.core.i18n import N_


class ListMovedOn(EduError):
    """Another paper was replaced or revoked meanwhile; the job that is told so signs a new list."""

    message = N_("Another paper was replaced or revoked just now. Try once more.")


@dataclass(frozen=True, kw_only=True)
class KeepStatusList(Command):
    """A list that says what the one before said, so that it is of today."""

    content: bytes = field(repr=False)


def keep_status_list(uow: UnitOfWork, command: KeepStatusList) -> int:
    """Keep a list that was signed anew; its number."""
    uow.require(terms.ISSUE_CERTIFICATES)
    number = keep(uow, command.content)
    uow.publish(terms.CERTIFICATES_CHANGED)
    return number


def keep(uow: UnitOfWork, content: bytes | None) -> int:
    """Keep the list if it says what is recorded now. Raises ListMovedOn, Refused without one."""
    uow.take_turn(terms.REGISTER_TURN)
    if content is None:
        uow.enforce([against.KeysLocked()])
    known = keys.public_keys(uow.session)
    if content is None or known is None:
        raise Conflict
    found = read_status_list(content, known)
    newest = queries.newest_list(uow.session)
    before = None if newest is None else read_status_list(newest.content, known)
    number = queries.next_list_number(uow.session)
    if (found.number, found.as_of, found.entries) != (
        number, uow.today, queries.status_entries(uow.session)
    ):  # fmt: skip
        raise ListMovedOn
    newer_status(before, found)
    uow.session.add(
        CertificateStatusList(
            number=number,
            beginning=found.beginning,
            as_of=found.as_of,
            content=content,
            made_by=uow.actor.user_id,
            made_at=uow.now,
        )
    )
    uow.audit(terms.LIST_MADE, SYSTEM_ID, None, number=number, papers=len(found.entries))
    return number
