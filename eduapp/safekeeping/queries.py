"""What can be told of the backups that were made, and what happened since."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from eduapp.core.clock import zone
from eduapp.education.school import queries as school
from eduapp.people.access import terms as access_terms
from eduapp.people.audit import rules as trail_rules
from eduapp.people.audit.models import AuditEntry, AuditHead
from eduapp.safekeeping import terms
from eduapp.safekeeping.formats import database_key
from eduapp.safekeeping.formats.manifest import TrailHead
from eduapp.safekeeping.formats.recovery import mark_of
from eduapp.safekeeping.models import Backup, BackupKey
from eduapp.safekeeping.rules import Last, Standing

_SHOWN = 40
# What the trail tells that no backup need be made for: it changes nothing of the school's.
_NO_CHANGE = (terms.MADE, access_terms.SIGNED_IN, access_terms.SIGN_IN_FAILED)


@dataclass(frozen=True)
class KeyRow:
    """A key of the backups, and its box if a paper code was made for it."""

    number: int
    key: bytes = field(repr=False)
    sealed: bytes | None = field(repr=False)


@dataclass(frozen=True)
class BackupRow:
    """A backup that was made and verified."""

    id: UUID
    number: int
    place: str
    occasion: str
    day: date
    made_at: datetime
    rows: int
    size: int
    trail_seq: int
    key_mark: str


def keys(session: Session) -> list[KeyRow]:
    """All keys, the newest last; the last is the one in use."""
    rows = session.execute(
        select(BackupKey.number, BackupKey.key, BackupKey.sealed).order_by(BackupKey.number)
    )
    return [KeyRow(*row) for row in rows]


def backups(session: Session, count: int = _SHOWN) -> list[BackupRow]:
    """The newest that were made, newest first."""
    return [BackupRow(*row) for row in session.execute(_backups().limit(count))]


def newest(session: Session, place: str | None = None) -> BackupRow | None:
    """The newest of one place, or of all."""
    query = _backups() if place is None else _backups().where(Backup.place == place)
    row = session.execute(query.limit(1)).one_or_none()
    return None if row is None else BackupRow(*row)


def trail_head(session: Session) -> TrailHead:
    """The end of the trail as it stands."""
    row = session.execute(select(AuditHead.seq, AuditHead.digest)).one_or_none()
    return TrailHead(0, trail_rules.START) if row is None else TrailHead(*row)


def changed_since(session: Session, seq: int) -> bool:
    """Whether the trail tells of a change after its entry `seq`."""
    found = select(AuditEntry.seq).where(AuditEntry.seq > seq, AuditEntry.action.not_in(_NO_CHANGE))
    return session.scalar(found.limit(1)) is not None


def acts_after(session: Session, seq: int) -> int:
    """How many entries of the trail would be lost by going back to entry `seq`."""
    head = trail_head(session)
    return max(head.seq - seq, 0)


def holds(session: Session, head: TrailHead) -> bool:
    """Whether the trail has this very entry: a backup is of this database and not of another."""
    if head.seq == 0:
        return True
    return session.scalar(select(AuditEntry.digest).where(AuditEntry.seq == head.seq)) == head.digest


def last_restored(session: Session) -> datetime | None:
    """When a backup was last brought back, as the trail tells."""
    return session.scalar(select(func.max(AuditEntry.at)).where(AuditEntry.action == terms.RESTORED))


def last(session: Session) -> Last:
    """The newest backup, as `rules.is_due` asks for it."""
    found = newest(session)
    if found is None:
        return Last(None, changed_since(session, 0))
    return Last(found.day, changed_since(session, found.trail_seq))


def standing(session: Session, *, has_place: bool = False) -> Standing:
    """How it stands with the backups; `has_place`: whether this PC has a second place chosen."""
    near, away = newest(session, terms.NEAR), newest(session, terms.AWAY)
    in_use = select(func.max(BackupKey.number)).scalar_subquery()
    sealed = session.scalar(select(BackupKey.sealed).where(BackupKey.number == in_use))
    begun = session.scalar(select(AuditEntry.at).where(AuditEntry.seq == 1))
    seen = max((one.trail_seq for one in (near, away) if one is not None), default=0)
    return Standing(
        near=near.day if near else None,
        away=away.day if away else None,
        changed_since=changed_since(session, seen),
        has_code=sealed is not None and _paper_opens(session),
        has_place=has_place,
        begun=begun.astimezone(zone()).date() if begun else None,
        readable=is_readable(session),
    )


def _paper_opens(session: Session) -> bool:
    """Whether the code of the backups opens the database as well, where that is a file under a key."""
    connection = session.connection()
    if connection.dialect.name != "sqlite" or is_readable(session):
        return True
    name = connection.engine.url.database
    told = database_key.read(Path(name).parent) if name else None
    newest_key = keys(session)[-1].key
    return told is None or (bool(told.box) and told.mark == mark_of(newest_key))


def is_readable(session: Session) -> bool:
    """Whether anybody who has the file of the database can read it. A server's disk is its own matter."""
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return False
    return connection.exec_driver_sql("PRAGMA cipher_status").scalar() != "1"


def is_invented(session: Session) -> bool:
    """Whether all people are: then nobody is asked to keep anything safe."""
    return school.is_invented(session)


def _backups() -> Select[UUID, int, str, str, date, datetime, int, int, int, str]:
    return select(
        Backup.id,
        Backup.number,
        Backup.place,
        Backup.occasion,
        Backup.day,
        Backup.made_at,
        Backup.rows,
        Backup.size,
        Backup.trail_seq,
        Backup.key_mark,
    ).order_by(Backup.trail_seq.desc(), Backup.place.desc())
