"""That an issued paper does not count, in two hands: one person proposes, another attests or refuses.

What is revoked stays so: a paper that should have counted after all is issued anew, under a new number.
"""

from dataclasses import dataclass, field
from uuid import UUID

from eduapp.certificates import queries, terms
from eduapp.certificates.issue import rules as against
from eduapp.certificates.models import Certificate, CertificateRevocation
from eduapp.certificates.seals.register import Act
from eduapp.certificates.service import records, status
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.people.access.models import User


@dataclass(frozen=True, kw_only=True)
class ProposeRevocation(Command):
    """Propose that a paper does not count, on a basis (code: revocation_bases) and for a reason.

    `version` is the paper's as it was shown.
    """

    certificate_id: UUID
    version: int
    basis: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AttestRevocation(Command):
    """The second person stands behind it; `status_list` is the signed list in which the paper then stands."""

    revocation_id: UUID
    version: int
    status_list: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class RefuseRevocation(Command):
    """The paper goes on counting, and why; who proposed it takes it back so."""

    revocation_id: UUID
    version: int
    reason: str


def propose_revocation(uow: UnitOfWork, command: ProposeRevocation) -> UUID:
    """Until a second person attests it, the paper counts."""
    uow.require(terms.PROPOSE_REVOCATION)
    certificate = records.found(uow, command.certificate_id)
    uow.expect_version(certificate, command.version)
    standing = queries.standing(uow.session, certificate)
    uow.enforce(against.check_proposing(standing, command.basis, command.reason))
    proposed = CertificateRevocation(
        certificate_id=certificate.id,
        basis=command.basis,
        reason=command.reason.strip(),
        proposed_by=uow.actor.user_id,
        proposed_at=uow.now,
    )
    uow.session.add(proposed)
    uow.session.flush()
    _tell(uow, terms.REVOCATION_PROPOSED, proposed, certificate)
    return proposed.id


def attest_revocation(uow: UnitOfWork, command: AttestRevocation) -> UUID:
    """Stand behind it as the second person: from now on the paper does not count, for ever."""
    uow.require(terms.ATTEST_REVOCATION)
    proposed, certificate = _locked(uow, command.revocation_id, command.version)
    standing = queries.standing(uow.session, certificate)
    own = proposed.proposed_by == uow.actor.user_id
    uow.enforce(against.check_attesting(standing, own=own, decided=_decided(proposed)))
    proposed.attested_by, proposed.attested_at = uow.actor.user_id, uow.now
    uow.session.flush()  # the database lets no paper be revoked before
    certificate.state, certificate.revoked_on = "revoked", uow.today
    uow.session.flush()
    entry = records.register(uow, certificate, Act.REVOKED)
    if certificate.serial is not None:
        status.keep(uow, command.status_list)
    _tell(uow, terms.REVOKED, proposed, certificate, **entry)
    return certificate.id


def refuse_revocation(uow: UnitOfWork, command: RefuseRevocation) -> None:
    """Say that the paper goes on counting. Somebody else's proposal is refused by who may attest it."""
    uow.require(terms.PROPOSE_REVOCATION)
    proposed, certificate = _locked(uow, command.revocation_id, command.version)
    if proposed.proposed_by != uow.actor.user_id:
        uow.require(terms.ATTEST_REVOCATION)
    uow.enforce(against.check_refusing(command.reason, decided=_decided(proposed)))
    proposed.refused_by, proposed.refused_at = uow.actor.user_id, uow.now
    proposed.refused_reason = command.reason.strip()
    _tell(uow, terms.REVOCATION_REFUSED, proposed, certificate, why=proposed.refused_reason)


def _locked(uow: UnitOfWork, revocation_id: UUID, version: int) -> tuple[CertificateRevocation, Certificate]:
    """A proposal with its paper, which nobody else decides on until this is committed."""
    proposed = uow.session.get(CertificateRevocation, revocation_id)
    if proposed is None:
        raise NotFound
    certificate = records.found(uow, proposed.certificate_id)
    uow.session.refresh(proposed)
    uow.expect_version(proposed, version)
    return proposed, certificate


def _decided(proposed: CertificateRevocation) -> bool:
    return proposed.attested_at is not None or proposed.refused_at is not None


def _tell(
    uow: UnitOfWork, action: str, proposed: CertificateRevocation, certificate: Certificate, **more: object
) -> None:
    """Say in the trail which paper, on what basis, why, and who proposed it."""
    told = {
        "number": certificate.number,
        "name": str(certificate.facts["name"]),
        "basis": f"{against.BASES}:{proposed.basis}",
        "reason": proposed.reason,
        "first": uow.session.get_one(User, proposed.proposed_by).name,
    }
    uow.audit(action, certificate.id, certificate.learner_id, **told, **more)
    uow.publish(terms.CERTIFICATES_CHANGED)
