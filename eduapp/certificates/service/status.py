"""The signed list of papers that do not count: kept in the very transaction that makes one of them so.

It is signed outside, by who has opened the keys; here it must say exactly what is recorded, under the next
number. Where somebody else was first it does not, and is made anew.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from eduapp.certificates import queries, terms
from eduapp.certificates.issue import rules as against
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.keys import rules as key_rules
from eduapp.certificates.keys import terms as key_terms
from eduapp.certificates.models import CertificateStatusList
from eduapp.certificates.seals.faults import Jumped, OutOfUse, SignedAfterLoss
from eduapp.certificates.seals.status_list import newer_status, read_own_list, read_status_list
from eduapp.core.actor import SYSTEM_ID
from eduapp.core.db.site_settings import store_site_value
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict, EduError
from eduapp.core.files import sha256
from eduapp.core.i18n import N_
from eduapp.people.access.models import User


class ListMovedOn(EduError):
    """Another paper was replaced or revoked meanwhile; the job that is told so signs a new list."""

    message = N_("Another paper was replaced or revoked just now. Try once more.")


@dataclass(frozen=True, kw_only=True)
class KeepStatusList(Command):
    """A list that says what the one before said, so that it is of today."""

    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class BeginListAnew(Command):
    """A list that the root signed, with a new beginning. `second`: who agreed to this very list."""

    content: bytes = field(repr=False)
    second: UUID


@dataclass(frozen=True, kw_only=True)
class ConfirmClock(Command):
    """That the day by the clock is right, though it is weeks after all that is written down.

    `day`: which day it is, as the leader says; the clock must say the same.
    """

    day: date


def keep_status_list(uow: UnitOfWork, command: KeepStatusList) -> int:
    """Keep a list that was signed anew; its number."""
    uow.require(terms.ISSUE_CERTIFICATES)
    number = keep(uow, command.content)
    uow.publish(terms.CERTIFICATES_CHANGED)
    return number


def begin_list_anew(uow: UnitOfWork, command: BeginListAnew) -> int:
    """Keep a list by which two people and the root overrule the one before; its number.

    It is needed where a clock was wrong, and where a key was lost that had signed the one before. Raises
    Jumped for one that another key than the root signed.
    """
    uow.require(key_terms.KEEP_KEYS)
    digest, first = sha256(command.content), uow.actor.user_id
    uow.enforce(keys.against_two(uow.session, first, digest, command.second, uow.now))
    number = _keep(uow, command.content, anew=True)
    second = uow.session.get_one(User, command.second).name
    uow.audit(terms.LIST_BEGUN_ANEW, SYSTEM_ID, None, number=number, second=second)
    uow.publish(terms.CERTIFICATES_CHANGED, key_terms.KEYS_CHANGED)
    return number


def confirm_clock(uow: UnitOfWork, command: ConfirmClock) -> None:
    """From now on the clock counts as looked at on this day."""
    uow.require(terms.SET_RULES)
    uow.enforce(key_rules.check_day(command.day, uow.today))
    before = queries.known_days(uow.session).newest
    store_site_value(uow.session, terms.CLOCK_CONFIRMED, uow.today)
    said = {"day": uow.today.isoformat(), "before": before.isoformat() if before else ""}
    uow.audit(terms.CLOCK_RIGHT, SYSTEM_ID, None, **said)
    uow.publish(terms.CERTIFICATES_CHANGED)


def keep(uow: UnitOfWork, content: bytes | None) -> int:
    """Keep the list if it says what is recorded now. Raises ListMovedOn, Refused without one."""
    if content is None:
        uow.enforce([against.KeysLocked()])
        raise Conflict
    uow.enforce(queries.against_clock(uow.session, uow.today))
    return _keep(uow, content, anew=False)


def _keep(uow: UnitOfWork, content: bytes, *, anew: bool) -> int:
    uow.take_turn(terms.REGISTER_TURN)
    known = keys.public_keys(uow.session)
    if known is None:
        raise Conflict
    try:
        found = read_status_list(content, known)
    except (OutOfUse, SignedAfterLoss):  # opened before it was renewed or told lost
        uow.enforce([against.KeyOutOfUse()])
        raise
    newest = queries.newest_list(uow.session)
    number = queries.next_list_number(uow.session)
    beginning = queries.BEGINNING if newest is None else newest.beginning
    entries = queries.status_entries(uow.session, uow.today if anew else None)
    wanted = (number, beginning + anew, uow.today, entries)
    if (found.number, found.beginning, found.as_of, found.entries) != wanted:
        raise ListMovedOn
    if anew and not found.by_root:  # where there was no list before, the rules of lists let it pass
        raise Jumped(number=number, kept=number - 1)
    newer_status(None if newest is None else read_own_list(newest.content, known), found)
    uow.session.add(
        CertificateStatusList(
            number=number,
            beginning=found.beginning,
            as_of=found.as_of,
            entry=queries.head(uow.session).n,
            content=content,
            made_by=uow.actor.user_id,
            made_at=uow.now,
        )
    )
    uow.session.flush()
    uow.audit(terms.LIST_MADE, SYSTEM_ID, None, number=number, papers=len(found.entries))
    return number
