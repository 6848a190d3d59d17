"""What papers were made into for others: the badge that was kept."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.exports.badge import credential, did_key
from eduapp.certificates.issue.rules import ISSUED
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.models import Certificate, CertificateBadge
from eduapp.certificates.seals.key_list import State
from eduapp.people.learners.models import Learner


@dataclass(frozen=True)
class KeptBadge:
    """A badge as it was signed; `holds` unless its key was lost since."""

    kid: str
    salt: str = field(repr=False)
    content: str = field(repr=False)
    holds: bool


def badge_of(session: Session, certificate_id: UUID) -> KeptBadge | None:
    """A badge of a paper that holds, else one of a lost key; None if nobody ever asked for one.

    None, too, for somebody who is not reached.
    """
    query = (
        select(CertificateBadge.kid, CertificateBadge.salt, CertificateBadge.content)
        .join(Certificate, Certificate.id == CertificateBadge.certificate_id)
        .join(Learner, Learner.id == Certificate.learner_id)
    )
    of_it = query.where(CertificateBadge.certificate_id == certificate_id)
    rows = session.execute(of_it.order_by(CertificateBadge.made_at.desc())).all()
    kept = keys.public_keys(session) if rows else None
    lost = {one.kid.hex() for one in kept.keys if one.state is State.LOST} if kept else set()
    badges = [KeptBadge(row.kid, row.salt, row.content, row.kid not in lost) for row in rows]
    return next((one for one in badges if one.holds), badges[0] if badges else None)


def badge_needs_key(session: Session, certificate_id: UUID) -> bool:
    """Whether the school has to sign the badge of a paper: it may have one, and none is kept that holds."""
    certificate = session.get(Certificate, certificate_id)
    if certificate is None or certificate.serial is None or certificate.state != ISSUED:
        return False
    kept = badge_of(session, certificate_id)
    return kept is None or not kept.holds


def credential_of(certificate: Certificate, public: bytes, salt: str) -> dict[str, Any]:
    """What the badge of a signed paper says, from what was frozen at issue, with this key (32 bytes)."""
    facts = CertificateFacts.from_dict(certificate.facts)
    serial = certificate.serial or ""
    return credential(facts, serial, did_key(public), salt=salt, valid_until=facts.valid_until)


def id_of_number(session: Session, number: str) -> UUID | None:
    """The paper with this number, or None."""
    return session.scalar(select(Certificate.id).where(Certificate.number == number))
