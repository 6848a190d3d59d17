"""The signed list of papers that were replaced or revoked: what must stand in it, and the newest there is."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.certificates.models import Certificate, CertificateRegisterEntry, CertificateStatusList
from eduapp.certificates.seals.faults import SignedAfterLoss
from eduapp.certificates.seals.key_list import KeyList
from eduapp.certificates.seals.status_list import Entry, Status, entry_of, read_status_list

BEGINNING = 1


@dataclass(frozen=True)
class StatusRow:
    """The newest list, byte for byte as it was signed."""

    number: int
    beginning: int
    as_of: date
    papers: int  # that stand in it by what is recorded now
    content: bytes = field(repr=False)


def newest_list(session: Session) -> StatusRow | None:
    """The list to hand out; None before the first was made."""
    row = session.scalars(
        select(CertificateStatusList).order_by(CertificateStatusList.number.desc()).limit(1)
    ).one_or_none()
    if row is None:
        return None
    ended = session.scalar(select(func.count()).select_from(Certificate).where(*_ENDED)) or 0
    return StatusRow(row.number, row.beginning, row.as_of, ended, row.content)


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
    query = select(Certificate.serial, Certificate.replaced_on, Certificate.revoked_on).where(*_ENDED)
    found = []
    for serial, replaced_on, revoked_on in session.execute(query):
        status = Status.REPLACED if revoked_on is None else Status.REVOKED
        day = begun if (serial, status) in late else revoked_on or replaced_on
        if serial is not None and day is not None:  # as the database itself demands
            found.append(entry_of(serial, status, day))
    return tuple(sorted(found))


def _dated_late(session: Session, anew_on: date | None) -> tuple[date | None, frozenset[tuple[str, Status]]]:
    """The day on which the list began anew last, and what stood in the register by then with a later one."""
    entries = select(CertificateRegisterEntry.serial, CertificateRegisterEntry.act).where(
        CertificateRegisterEntry.act.in_(_ACTS)
    )
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
    return begun, frozenset((serial, _ACTS[act]) for serial, act in found)


_ACTS = {"replaced": Status.REPLACED, "revoked": Status.REVOKED}
_ENDED = (Certificate.serial.is_not(None), Certificate.state.in_(("replaced", "revoked")))
