"""Whether the trail holds: every entry in order, each against the one before, its details and its key.

A million entries go by in seconds and none stays in memory: rows come as the driver has them, in batches,
and only what does not fit is looked at closely (rules.breaks).
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Column, ColumnElement, String, inspect, select, type_coerce

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.clock import zone
from eduapp.core.db.base import table_of
from eduapp.core.progress import NoProgress
from eduapp.people.audit import rules
from eduapp.people.audit.models import AuditEntry, AuditHead, AuditShredding, DetailKey
from eduapp.people.audit.rules import Break, Ends, Written
from eduapp.people.audit.rules.breaks import DETAILS, INSERTED
from eduapp.people.audit.terms import DETAILS_SHREDDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import CursorResult
    from sqlalchemy.orm import Session

    from eduapp.core.progress import Progress
    from eduapp.people.audit.rules import Anchor

_BATCH = 5000  # rows in memory at a time
_BEFORE_ALL = -(2**63)  # there may be numbers below 1, which nobody of us wrote
_DAY, _TIME, _SECONDS, _WHOLE_SECOND = 10, 11, 19, ".000000"
_UNSPELLABLE = (AttributeError, IndexError, TypeError, ValueError)

_Row = tuple[Any, ...]
_entry, _head = table_of(AuditEntry), table_of(AuditHead)
_CHAINED = ("at", "actor_id", "actor_name", "action", "subject_id", "learner_id", "commitment")


@dataclass(frozen=True)
class Checked:
    """What a check of the whole trail found."""

    entries: int  # that hold
    last: Anchor | None  # where it ends, or where it holds up to
    witnessed: Anchor | None  # the latest checkpoint kept elsewhere that it bears out
    broken: Break | None


def check(session: Session, anchors: Sequence[Anchor] = (), progress: Progress | None = None) -> Checked:
    """Look at every entry, and at each checkpoint that somebody kept.

    What does not hold is only told if it is found twice: on a server others write meanwhile.
    """
    found = _look(session, anchors, progress or NoProgress())
    return _look(session, anchors, progress or NoProgress()) if found.broken else found


def first_break(session: Session) -> Break | None:
    """The first entry that was edited, taken out, added or moved; None if the whole chain is sound."""
    return check(session).broken


def _look(session: Session, anchors: Sequence[Anchor], progress: Progress) -> Checked:
    look = _Look(session, {anchor.seq for anchor in anchors})
    broken = look.through(progress)
    if broken is None:
        broken = rules.unlike(anchors, look.digests, look.last)
    borne_out = [one for one in anchors if one.fits(look.digests.get(one.seq, ""))]
    witnessed = max(borne_out, key=lambda one: one.seq, default=None)
    last = rules.Anchor(look.last, look.previous, look.day_at(look.last)) if look.last else None
    return Checked(look.last, last, witnessed, None if broken is None else look.dated(broken))


@dataclass
class _Look:
    """One walk along the trail: how far it holds."""

    session: Session
    wanted: set[int]
    last: int = 0
    previous: str = rules.START
    digests: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        named = _raw(table_of(DetailKey).c.owner_id)
        self._keys: dict[object, bytes] = dict(self._all(select(named, DetailKey.key)))
        shredded = table_of(AuditShredding)
        columns = (shredded.c.seq, _raw(shredded.c.owner_id), shredded.c.until_seq)
        shreds = inspect(self.session.connection()).has_table(shredded.name)  # none in a backup of before it
        gone = self._all(select(*columns).order_by(shredded.c.seq)) if shreds else []
        self._shreddings: dict[int, tuple[object, int]] = {seq: (owner, until) for seq, owner, until in gone}
        self._gone_until: dict[object, int] = {owner: until for _seq, owner, until in gone}
        self._gone: dict[object, list[int]] = {owner: [] for owner in self._gone_until}
        on_server = self.session.get_bind().dialect.name != "sqlite"
        self._system: object = SYSTEM_ID if on_server else SYSTEM_ID.hex

    def through(self, progress: Progress) -> Break | None:
        """Go along until something does not hold."""
        ends = self._ends()
        for part in self._entries(ends):
            if broken := self._along(part, ends):
                return broken
            progress.step(self.last, ends.seq if ends else self.last)
        around = _Around(self.session)
        return rules.ending(self.last, self.previous, ends, around) or self._beyond() or self._untold()

    def _along(self, part: Sequence[_Row], ends: Ends | None) -> Break | None:
        """One batch. This is where the time goes, so what is asked of each entry stands here in one piece."""
        last, previous = self.last, self.previous
        keys, gone_until, wanted, system = self._keys, self._gone_until, self.wanted, self._system
        for row in part:
            seq, learner, commitment, digest, details = row[0], row[6], row[7], row[9], row[10]
            if seq != last + 1 or row[8] != previous or _digest(row) != digest:
                around, known = _Around(self.session), ends or Ends(0, rules.START)
                return rules.diagnose(_written(row), last + 1, previous, known, around)
            owner = learner or system
            if gone_until and seq <= gone_until.get(owner, 0):
                self._gone[owner].append(seq)
                holds = details is None
            else:
                key = keys.get(owner, b"")
                holds = (
                    bool(key)
                    and isinstance(details, str)
                    and hmac.digest(key, details.encode(), "sha256").hex() == commitment
                )
            if not holds or (
                (row[4] == DETAILS_SHREDDED or seq in self._shreddings) and not self._is_told(row)
            ):
                return Break(seq, DETAILS)
            if seq in wanted:
                self.digests[seq] = digest
            self.last, self.previous = last, previous = seq, digest
        return None

    def _is_told(self, row: _Row) -> bool:
        """A shredding is an entry, and the row that says whose details went; both or it was none."""
        owner, until = self._shreddings.get(row[0], (None, 0))
        if row[4] != DETAILS_SHREDDED or owner is None:
            return False
        told = json.loads(row[10]).get("entries")
        return bool(told == sum(seq <= until for seq in self._gone[owner]))

    def _untold(self) -> Break | None:
        """Details that are said to be shredded by an entry that is not there."""
        ahead = (owner for seq, (owner, _until) in self._shreddings.items() if seq > self.last)
        first = [min(self._gone[owner], default=self.last) for owner in ahead]
        return Break(min(first), DETAILS) if first else None

    def _beyond(self) -> Break | None:
        """An entry behind the one that is said to be the last, in one look: others may be writing."""
        end = select(_head.c.seq).where(_head.c.id == 1).scalar_subquery()
        query = select(_entry.c.seq).where(_entry.c.seq > end).order_by(_entry.c.seq).limit(1)
        found = self.session.scalar(query)
        return None if found is None else Break(found, INSERTED)

    def _ends(self) -> Ends | None:
        found = self.session.execute(select(_head.c.seq, _head.c.digest).where(_head.c.id == 1)).one_or_none()
        return None if found is None else Ends(found[0], found[1])

    def _entries(self, ends: Ends | None) -> Iterator[Sequence[_Row]]:
        """Batch after batch, in the driver's own tuples."""
        after, query = _BEFORE_ALL, _raw_entries().order_by(_entry.c.seq).limit(_BATCH)
        if ends is not None:
            query = query.where(_entry.c.seq <= ends.seq)
        while True:
            found = cast("CursorResult[Any]", self.session.execute(query.where(_entry.c.seq > after)))
            part: Sequence[_Row] = found.cursor.fetchall()
            found.close()
            if not part:
                return
            yield part
            after = part[-1][0]

    def _all(self, query: Any) -> list[_Row]:  # noqa: ANN401 - of whatever columns
        return [tuple(row) for row in self.session.execute(query)]

    # ── Days ─────────────────────────────────────────────────────────────────────────────────────

    def dated(self, broken: Break) -> Break:
        """With the days of the entries before and after it."""
        before = select(_raw(_entry.c.at)).where(_entry.c.seq < broken.seq).order_by(_entry.c.seq.desc())
        after = select(_raw(_entry.c.at)).where(_entry.c.seq > max(broken.seq, broken.until))
        first = self.session.scalar(before.limit(1))
        then = self.session.scalar(after.order_by(_entry.c.seq).limit(1))
        return replace(broken, after=_day(first), before=_day(then))

    def day_at(self, seq: int) -> date | None:
        """When an entry was written."""
        return _day(self.session.scalar(select(_raw(_entry.c.at)).where(_entry.c.seq == seq)))


class _Around:
    """What else there is, where something is wrong."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def at(self, seq: int) -> Written | None:
        row = self._session.execute(_raw_entries().where(_entry.c.seq == seq)).one_or_none()
        return None if row is None else _written(tuple(row))

    def following(self, digest: str) -> list[Written]:
        query = _raw_entries().where(_entry.c.previous == digest).limit(8)
        return [_written(tuple(row)) for row in self._session.execute(query)]


def _raw_entries() -> Any:  # noqa: ANN401 - eleven columns
    chained = [_raw(_entry.c[name]) for name in _CHAINED]
    return select(_entry.c.seq, *chained, _entry.c.previous, _entry.c.digest, _raw(_entry.c.details))


def _raw(column: Column[Any]) -> ColumnElement[Any]:
    """As the driver has it: nothing is made of a value that is only looked through."""
    return type_coerce(column, String).label(column.name)


def _digest(row: _Row) -> str:
    """The digest an entry should have; "" of what a file lets anybody write: no moment, no text."""
    seq, at, actor, name, action, subject, learner, commitment, previous, _digest, _details = row
    try:
        number, moment = str(seq), _moment(at)
        return rules.digest_of_spelt(
            f"{_LENGTHS[len(number)]}{number}{_LENGTHS[len(moment)]}{moment}{_spelt_id(actor)}{_spelt(name)}"
            f"{_spelt(action)}{_LENGTHS[36]}{_id(subject)}{_spelt_id(learner)}"
            f"{_LENGTHS[len(commitment)]}{commitment}{_LENGTHS[len(previous)]}{previous}"
        )
    except _UNSPELLABLE:
        return ""


def _written(row: _Row) -> Written:
    """The same to look at closely, whatever stands in it."""
    seq, at, actor, name, action, subject, learner, commitment, previous, digest, _details = row
    try:
        spelt = _moment(at)
    except _UNSPELLABLE:
        spelt = str(at)
    parts = (spelt, _id(actor), str(name), str(action), _id(subject), _id(learner), str(commitment))
    return Written(seq, parts, str(previous), str(digest))


def _moment(at: Any) -> str:  # noqa: ANN401 - text on SQLite, a moment on PostgreSQL
    if not isinstance(at, str):
        return str(at.astimezone(UTC).isoformat())
    if at[_DAY:_TIME] != " ":
        raise ValueError(at)
    rest = at[_TIME:_SECONDS] if at[_SECONDS:] == _WHOLE_SECOND else at[_TIME:]
    return f"{at[:_DAY]}T{rest}+00:00"


def _id(value: Any) -> str:  # noqa: ANN401 - 32 digits on SQLite, a UUID on PostgreSQL
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"


@lru_cache(1 << 16)
def _spelt_id(value: Any) -> str:  # noqa: ANN401 - as above; people come back, what it was done to seldom does
    return rules.spelt(_id(value))


_spelt = lru_cache(1 << 12)(rules.spelt)
_LENGTHS = [rules.length_before(length) for length in range(100)]  # of what is plain letters and digits


def _day(at: object) -> date | None:
    if isinstance(at, str):
        try:
            at = datetime.fromisoformat(at).replace(tzinfo=UTC)
        except ValueError:
            return None
    return at.astimezone(zone()).date() if isinstance(at, datetime) else None
