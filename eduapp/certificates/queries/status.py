"""The signed list of papers that were replaced or revoked: what must stand in it, and the newest there is.

What must stand in it the register tells, not the state of a paper: that may be written by one person alone,
and what was once on the list stays there.
"""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.certificates.keys import queries as keys
from eduapp.certificates.models import CertificateRegisterEntry, CertificateStatusList
from eduapp.certificates.seals.faults import Fault, OutOfUse, SignedAfterLoss
from eduapp.certificates.seals.key_list import KeyList
from eduapp.certificates.seals.status_list import Entry, Status, entry_of, read_status_list

BEGINNING = 1
_ENDS = {"replaced": Status.REPLACED, "revoked": Status.REVOKED}
_KEPT = select(CertificateStatusList.number, CertificateStatusList.content)
_NEWEST_FIRST = _KEPT.order_by(CertificateStatusList.number.desc()).execution_options(yield_per=1)


@dataclass(frozen=True)
class StatusRow:
    """The newest list, byte for byte as it was signed."""

    number: int
    beginning: int
    as_of: date
    papers: int  # that stand in it by what is recorded now
    content: bytes = field(repr=False)


def newest_list(session: Session) -> StatusRow | None:
    """The list to hand out; None before the first was made. What is no list of the school is passed over."""
    known = keys.public_keys(session)
    with session.execute(_NEWEST_FIRST) as kept:
        number = next((number for number, content in kept if _is_ours(number, content, known)), None)
    row = None if number is None else session.get(CertificateStatusList, number)
    if row is None:
        return None
    ended = select(func.count(CertificateRegisterEntry.serial.distinct())).where(_ENDED)
    return StatusRow(row.number, row.beginning, row.as_of, session.scalar(ended) or 0, row.content)


def next_list_number(session: Session) -> int:
    """The number of the list to make; what is no list has taken one, too."""
    return 1 + (session.scalar(select(func.max(CertificateStatusList.number))) or 0)


def unreadable_lists(session: Session) -> list[int]:
    """The numbers of rows that are no list of the school: they are passed over, and somebody wrote them."""
    known = keys.public_keys(session)
    with session.execute(_NEWEST_FIRST) as kept:
        return sorted(number for number, content in kept if not _is_ours(number, content, known))


def is_good(newest: StatusRow, kept: KeyList) -> bool:
    """Whether others take the list: not once the key that signed it was told lost."""
    try:
        read_status_list(newest.content, kept)
    except SignedAfterLoss:
        return False
    return True


def status_entries(session: Session, anew_on: date | None = None) -> tuple[Entry, ...]:
    """What the list must say now, in its order: every signed paper that was replaced or revoked.

    A list tells no day that is after its own. So what a wrong clock had dated later bears, from then on, the
    day on which the root began the list anew (`anew_on`: the day on which it does so now).
    """
    begun, late = _dated_late(session, anew_on)
    told = CertificateRegisterEntry
    found: dict[str, Entry] = {}
    query = select(told.serial, told.act, told.on_day).where(_ENDED).order_by(told.n)
    for serial, act, day in session.execute(query):
        status = _ENDS[act]
        if serial not in found or status is Status.REVOKED:
            on_day = begun if begun is not None and (serial, status) in late else day
            found[serial] = entry_of(serial, status, on_day)
    return tuple(sorted(found.values()))


def _dated_late(session: Session, anew_on: date | None) -> tuple[date | None, frozenset[tuple[str, Status]]]:
    """The day on which the list began anew last, and what stood in the register by then with a later one."""
    entries = select(CertificateRegisterEntry.serial, CertificateRegisterEntry.act).where(_ENDED)
    begun = anew_on
    if begun is None:
        newest = select(func.max(CertificateStatusList.beginning)).scalar_subquery()
        first = (
            select(CertificateStatusList.as_of, CertificateStatusList.entry)
            .where(CertificateStatusList.beginning == newest, CertificateStatusList.beginning > BEGINNING)
            .order_by(CertificateStatusList.number)
            .limit(1)
        )
        row = session.execute(first).one_or_none()
        if row is None:
            return None, frozenset()
        begun = row.as_of
        entries = entries.where(CertificateRegisterEntry.n <= row.entry)
    found = session.execute(entries.where(CertificateRegisterEntry.on_day > begun))
    return begun, frozenset((serial, _ENDS[act]) for serial, act in found)


def _is_ours(number: int, content: bytes, known: KeyList | None) -> bool:
    """Whether the school signed what is kept as a list. One of a key lost or ended since was kept before."""
    if known is None:
        return False
    try:
        return read_status_list(content, known).number == number
    except (SignedAfterLoss, OutOfUse):
        return True
    except Fault:
        return False


_ENDED = CertificateRegisterEntry.act.in_(tuple(_ENDS))
