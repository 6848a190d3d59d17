"""What happens to a paper on its way to its holder: printed, saved as a file, handed over."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.certificates import queries, terms
from eduapp.certificates.issue import rules as against
from eduapp.certificates.models import Certificate, CertificateHandover
from eduapp.certificates.service import records
from eduapp.core.db.unit_of_work import Command, UnitOfWork, already_done
from eduapp.core.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class NotePrinted(Command):
    """Papers went to a printer, or were saved as files."""

    certificate_ids: tuple[UUID, ...]
    as_files: bool = False


@dataclass(frozen=True, kw_only=True)
class HandOver(Command):
    """The holder was given the paper: on which day, and how (code: handover_ways)."""

    certificate_id: UUID
    on_day: date
    how: str


@already_done
def note_printed(uow: UnitOfWork, command: NotePrinted) -> None:
    """Keep track of when a paper was printed or saved as a file."""
    uow.require(terms.PRINT_CERTIFICATES)
    action = terms.SAVED_AS_FILE if command.as_files else terms.PRINTED
    for certificate_id in command.certificate_ids:
        certificate = uow.session.get(Certificate, certificate_id)
        if certificate is None:
            raise NotFound
        uow.audit(
            action,
            certificate.id,
            certificate.learner_id,
            number=certificate.number,
            name=str(certificate.facts["name"]),
        )


def hand_over(uow: UnitOfWork, command: HandOver) -> UUID:
    """Note that the holder was given the paper, by who notes it."""
    uow.require(terms.HAND_OUT_CERTIFICATES)
    certificate = records.found(uow, command.certificate_id)
    standing = queries.standing(uow.session, certificate)
    uow.enforce(
        against.check_handing(standing, command.how, command.on_day, certificate.issued_on, uow.today)
    )
    handed = CertificateHandover(
        certificate_id=certificate.id,
        on_day=command.on_day,
        how=command.how,
        handed_by=uow.actor.user_id,
        noted_at=uow.now,
    )
    uow.session.add(handed)
    uow.session.flush()
    uow.audit(
        terms.HANDED_OVER,
        certificate.id,
        certificate.learner_id,
        number=certificate.number,
        name=str(certificate.facts["name"]),
        day=command.on_day.isoformat(),
        how=f"{against.WAYS}:{command.how}",
    )
    uow.publish(terms.CERTIFICATES_CHANGED)
    return handed.id
