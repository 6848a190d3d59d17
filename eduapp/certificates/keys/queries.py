"""What can be told of the keys of the school. Nothing here opens anything."""

import functools
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from eduapp.certificates.keys import rules, terms
from eduapp.certificates.keys.models import KeyAgreement, KeyBox, KeyHalf, KeyListIssue
from eduapp.certificates.seals.key_list import KeyList, KeyRecord, read_key_list
from eduapp.certificates.seals.keys import kid_of
from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.violations import Violation
from eduapp.core.waits import Waits
from eduapp.people.access.models import RoleGrant, User
from eduapp.people.access.rules import permissions_of, wait_after


class Stand(Enum):
    """How it stands with the keys in the database; whether this PC has opened them, its KeyRing tells."""

    NONE = "none"  # no ceremony was held
    READY = "ready"
    WAITS = "waits"  # too many wrong passwords in a row


@dataclass(frozen=True)
class Holder:
    """Who was given a printed half, and when."""

    half: int
    name: str
    day: date


@dataclass(frozen=True)
class ActRow:
    """One list of public keys: what was done, by which two people, and when."""

    number: int
    act: str
    made_by: str
    agreed_by: str
    day: date

    @property
    def words(self) -> str:
        """What was done, in the language spoken now."""
        return code_list("key_acts")[self.act].label


@dataclass(frozen=True)
class KeyState:
    """Everything the page of keys shows. Without keys all is empty."""

    stand: Stand
    name: str = ""  # on the keys
    root_kid: str = ""
    active: KeyRecord | None = None
    next_rotation: date | None = None
    due_soon: bool = False
    waits: timedelta = timedelta()
    keys: KeyList | None = field(default=None, repr=False)
    holders: tuple[Holder, ...] = ()
    acts: tuple[ActRow, ...] = ()  # the newest first


@dataclass(frozen=True)
class BoxRow:
    """The sealed issuing key, and how many wrong passwords were tried in a row."""

    kid: str
    content: bytes = field(repr=False)
    wrong_passwords: int

    def still_to_wait(self, waits: Waits) -> timedelta:
        """What is left here of the wait after wrong passwords, on whichever PC they were tried."""
        return waits.left(self.kid, wait_after(self.wrong_passwords))


def public_keys(session: Session) -> KeyList | None:
    """The newest list of all public keys, read and checked; None before the ceremony."""
    row = _newest(session)
    return None if row is None else _read(row[1], row[0])


def public_key_bytes(session: Session) -> bytes | None:
    """The same list as the root signed it: what is handed out beside papers."""
    row = _newest(session)
    return None if row is None else row[1]


def key_in_use(session: Session) -> KeyRecord | None:
    """The public half of the key that papers are signed with now; None before the ceremony."""
    kept = public_keys(session)
    return None if kept is None else rules.only_active(kept)


def box(session: Session) -> BoxRow | None:
    """The sealed issuing key in use."""
    query = select(KeyBox.kid, KeyBox.content, KeyBox.wrong_passwords)
    row = session.execute(query.order_by(KeyBox.id.desc()).limit(1)).one_or_none()
    return None if row is None else BoxRow(*row)


def key_state(session: Session, today: date) -> KeyState:
    """Who made the keys, since when they sign, and when the next are due."""
    kept, sealed = public_keys(session), box(session)
    if kept is None:
        return KeyState(Stand.NONE)
    active = rules.only_active(kept)
    waits = timedelta()
    if sealed is not None:
        waits = sealed.still_to_wait(session.info["waits"])
    root_kid = kid_of(kept.root).hex()
    return KeyState(
        stand=Stand.WAITS if waits else Stand.READY,
        name=rules.name_of(kept.root_certificate),
        root_kid=root_kid,
        active=active,
        next_rotation=rules.next_rotation(active.first),
        due_soon=rules.is_due_soon(active.first, today),
        waits=waits,
        keys=kept,
        holders=_holders(session, root_kid),
        acts=_acts(session),
    )


def state_now(session: Session) -> KeyState:
    """`key_state` by the clock of the database that is asked."""
    now: datetime = session.info["now"]
    return key_state(session, now.astimezone(zone()).date())


def due_since(session: Session, today: date) -> date | None:
    """The day the issuing key should be renewed, once it is time to think of it; else None."""
    active = key_in_use(session)
    if active is None or not rules.is_due_soon(active.first, today):
        return None
    return rules.next_rotation(active.first)


def agreed(session: Session, digest: str, since: datetime) -> frozenset[UUID]:
    """Who agreed to this very thing since a moment."""
    query = select(KeyAgreement.agreed_by).where(
        KeyAgreement.digest == digest, KeyAgreement.agreed_at >= since
    )
    return frozenset(session.scalars(query))


def against_two(session: Session, first: UUID, digest: str, second: UUID, now: datetime) -> list[Violation]:
    """What stands against it as the act of two people: the second one's rights, and their own agreement."""
    person = session.get(User, second)
    if person is None:
        return [rules.NotAgreed()]
    if not may_keep(session, second):
        return [rules.MayNotKeep(name=person.name)]
    found = agreed(session, digest, now - rules.AGREED_FOR)
    return list(rules.check_agreement(first, found & {second}))


def may_keep(session: Session, user_id: UUID) -> bool:
    """Whether this account is open and a role of it may keep the keys."""
    query = select(RoleGrant.role).join(User, User.id == RoleGrant.user_id)
    roles = session.scalars(query.where(User.id == user_id, User.active))
    return terms.KEEP_KEYS in permissions_of(roles)


# The same bytes are the same list: whoever issues forty papers asks for it a hundred times.
_read = functools.lru_cache(maxsize=8)(read_key_list)


def _newest(session: Session) -> tuple[bytes, bytes] | None:
    query = select(KeyListIssue.root, KeyListIssue.content).order_by(KeyListIssue.number.desc()).limit(1)
    row = session.execute(query).one_or_none()
    return None if row is None else (row.root, row.content)


def _holders(session: Session, kid: str) -> tuple[Holder, ...]:
    query = select(KeyHalf.half, User.name, KeyHalf.given_at).join(User, User.id == KeyHalf.given_to)
    rows = session.execute(query.where(KeyHalf.kid == kid).order_by(KeyHalf.half))
    return tuple(Holder(half, name, at.astimezone(zone()).date()) for half, name, at in rows)


def _acts(session: Session) -> tuple[ActRow, ...]:
    one, other = aliased(User), aliased(User)
    query = (
        select(KeyListIssue.number, KeyListIssue.act, one.name, other.name, KeyListIssue.made_at)
        .join(one, one.id == KeyListIssue.made_by)
        .join(other, other.id == KeyListIssue.agreed_by)
        .order_by(KeyListIssue.number.desc())
    )
    return tuple(
        ActRow(number, act, first, second, at.astimezone(zone()).date())
        for number, act, first, second, at in session.execute(query)
    )


__all__ = [
    "ActRow",
    "BoxRow",
    "Holder",
    "KeyState",
    "Stand",
    "against_two",
    "agreed",
    "box",
    "due_since",
    "key_in_use",
    "key_state",
    "may_keep",
    "public_key_bytes",
    "public_keys",
    "state_now",
]
