"""The signed list of papers that were replaced or revoked: what must stand in it, and the newest there is."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.certificates.models import Certificate, CertificateStatusList
from eduapp.certificates.seals.status_list import Entry, Status, entry_of

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


def status_entries(session: Session) -> tuple[Entry, ...]:
    """What the list must say now, in its order: every signed paper that was replaced or revoked."""
    query = select(Certificate.serial, Certificate.replaced_on, Certificate.revoked_on).where(*_ENDED)
    found = []
    for serial, replaced_on, revoked_on in session.execute(query):
        status = Status.REPLACED if revoked_on is None else Status.REVOKED
        day = revoked_on or replaced_on
        if serial is not None and day is not None:  # as the database itself demands
            found.append(entry_of(serial, status, day))
    return tuple(sorted(found))


_ENDED = (Certificate.serial.is_not(None), Certificate.state.in_(("replaced", "revoked")))
