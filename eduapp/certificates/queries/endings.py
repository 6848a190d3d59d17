"""What became of a paper: what replaced it, who proposed that it is revoked, to whom it was handed when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.certificates.issue.rules import Checked, Standing
from eduapp.certificates.models import (
    Certificate,
    CertificateCheck,
    CertificateHandover,
    CertificateRevocation,
)
from eduapp.certificates.queries.basis import Item
from eduapp.core.clock import zone
from eduapp.core.errors import NotFound
from eduapp.people.access.models import User

_Second, _Refuser = aliased(User), aliased(User)
_OPEN = (CertificateRevocation.attested_at.is_(None), CertificateRevocation.refused_at.is_(None))


@dataclass(frozen=True)
class RevocationRow:
    """That a paper should not count: who proposed it, who decided, and why."""

    id: UUID
    version: int
    certificate_id: UUID
    basis: str  # code: revocation_bases
    reason: str
    proposer_id: UUID
    proposed_by: str
    proposed_at: datetime
    attested_by: str  # "" while it waits
    attested_at: datetime | None
    refused_by: str
    refused_at: datetime | None
    refused_reason: str

    @property
    def waits(self) -> bool:
        """Whether nobody has decided on it."""
        return self.attested_at is None and self.refused_at is None


@dataclass(frozen=True)
class Link:
    """Another paper that this one replaced, or that replaced it."""

    id: UUID
    number: str
    cause: str  # code: certificate_causes
    day: date


@dataclass(frozen=True)
class HandoverRow:
    """One handing over."""

    id: UUID
    on_day: date
    how: str  # code: handover_ways
    by: str


@dataclass(frozen=True)
class Endings:
    """All of it, of one paper."""

    replaces: Link | None
    replaced_by: Link | None
    revocations: tuple[RevocationRow, ...]  # the oldest first
    handovers: tuple[HandoverRow, ...]


def endings(session: Session, certificate_id: UUID) -> Endings:
    """What became of one paper."""
    return Endings(
        _link(session, _replaced_paper(certificate_id)),
        _link(session, _replacing_paper(certificate_id)),
        tuple(_revocations(session, certificate_id)),
        tuple(_handovers(session, certificate_id)),
    )


def serial_replaced(session: Session, certificate_id: UUID) -> str:
    """The serial of the paper whose place one takes; "" if it takes none's, or that one had none."""
    new = aliased(Certificate)
    query = select(Certificate.serial).join(new, new.replaces_id == Certificate.id)
    return session.scalar(query.where(new.id == certificate_id)) or ""


def waiting_revocations(session: Session) -> list[tuple[UUID, str, str]]:
    """Proposals nobody has decided on, the oldest first: paper, its number, who proposed it."""
    query = (
        select(Certificate.id, Certificate.number, User.name)
        .select_from(CertificateRevocation)
        .join(Certificate, Certificate.id == CertificateRevocation.certificate_id)
        .join(User, User.id == CertificateRevocation.proposed_by)
        .where(*_OPEN)
        .order_by(CertificateRevocation.proposed_at, CertificateRevocation.id)
    )
    return [(id, number, name) for id, number, name in session.execute(query)]


def standing(session: Session, certificate: Certificate) -> Standing:
    """What the rules ask about a paper that is to be replaced, revoked or handed over."""
    query = (
        select(User.name)
        .join(CertificateRevocation, CertificateRevocation.proposed_by == User.id)
        .where(CertificateRevocation.certificate_id == certificate.id, *_OPEN)
    )
    return Standing(certificate.number, certificate.state, session.scalar(query) or "")


def standing_of(session: Session, certificate_id: UUID) -> Standing:
    """The same of a paper by its id. Raises NotFound."""
    certificate = session.get(Certificate, certificate_id)
    if certificate is None:
        raise NotFound
    return standing(session, certificate)


def newest_check(session: Session, item: Item, kind: str) -> Checked | None:
    """The last time a second person looked at a paper of this kind before it was issued."""
    query = (
        select(CertificateCheck.checked_by, User.name, CertificateCheck.checked_at, CertificateCheck.matter)
        .join(User, User.id == CertificateCheck.checked_by)
        .where(
            CertificateCheck.basis_id == item.basis_id,
            CertificateCheck.learner_id == item.learner_id,
            CertificateCheck.kind == kind,
        )
        .order_by(CertificateCheck.checked_at.desc(), CertificateCheck.id.desc())
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        return None
    return Checked(row.checked_by, row.name, row.checked_at.astimezone(zone()).date(), row.matter)


def _replaced_paper(certificate_id: UUID) -> Select[UUID, str, str, date]:
    new = aliased(Certificate)
    return (
        select(Certificate.id, Certificate.number, new.cause, Certificate.issued_on)
        .join(new, new.replaces_id == Certificate.id)
        .where(new.id == certificate_id)
    )


def _replacing_paper(certificate_id: UUID) -> Select[UUID, str, str, date]:
    return select(Certificate.id, Certificate.number, Certificate.cause, Certificate.issued_on).where(
        Certificate.replaces_id == certificate_id, Certificate.state.not_in(("void", "reserved"))
    )


def _link(session: Session, query: Select[UUID, str, str, date]) -> Link | None:
    row = session.execute(query).one_or_none()
    if row is None:
        return None
    id, number, cause, day = row
    return Link(id, number, cause, day)


def _revocations(session: Session, certificate_id: UUID) -> list[RevocationRow]:
    query: Select[*tuple[Any, ...]] = (
        select(
            CertificateRevocation,
            User.name,
            func.coalesce(_Second.name, ""),
            func.coalesce(_Refuser.name, ""),
        )
        .join(User, User.id == CertificateRevocation.proposed_by)
        .outerjoin(_Second, _Second.id == CertificateRevocation.attested_by)
        .outerjoin(_Refuser, _Refuser.id == CertificateRevocation.refused_by)
        .where(CertificateRevocation.certificate_id == certificate_id)
        .order_by(CertificateRevocation.proposed_at, CertificateRevocation.id)
    )
    return [
        RevocationRow(
            id=row.id,
            version=row.version,
            certificate_id=row.certificate_id,
            basis=row.basis,
            reason=row.reason,
            proposer_id=row.proposed_by,
            proposed_by=first,
            proposed_at=row.proposed_at,
            attested_by=second,
            attested_at=row.attested_at,
            refused_by=refuser,
            refused_at=row.refused_at,
            refused_reason=row.refused_reason,
        )
        for row, first, second, refuser in session.execute(query)
    ]


def _handovers(session: Session, certificate_id: UUID) -> list[HandoverRow]:
    query = (
        select(CertificateHandover.id, CertificateHandover.on_day, CertificateHandover.how, User.name)
        .join(User, User.id == CertificateHandover.handed_by)
        .where(CertificateHandover.certificate_id == certificate_id)
        .order_by(CertificateHandover.on_day, CertificateHandover.noted_at, CertificateHandover.id)
    )
    return [HandoverRow(*row) for row in session.execute(query)]
