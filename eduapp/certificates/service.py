"""What can be done with papers. Each function is one use case, one transaction.

A paper is born in two steps, so that no transaction waits for drawing: reserve (a number and frozen facts),
then confirm (the PDF and its digest). What never got confirmed is voided; its number is never used again.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import insert

from eduapp.certificates import queries, rules, terms
from eduapp.certificates.drawing import TEMPLATE_OF_KIND, load_template
from eduapp.certificates.drawing.facts import Language
from eduapp.certificates.models import Certificate, CertificateFile, CertificateSource, NumberSeries
from eduapp.certificates.queries import Basis, Item
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict, NotFound
from eduapp.core.files import sha256
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, kw_only=True)
class Reserve(Command):
    """Take a number for a paper and freeze what it says."""

    item: Item
    language: Language | None = None  # None: the site's language of papers


@dataclass(frozen=True, kw_only=True)
class Confirm(Command):
    """The PDF that was drawn for a reserved number."""

    certificate_id: UUID
    pdf: bytes


@dataclass(frozen=True, kw_only=True)
class Void(Command):
    """Give up a reserved number, with the reason the register shows."""

    certificate_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class NotePrinted(Command):
    """Papers went to a printer, or were saved as files."""

    certificate_ids: tuple[UUID, ...]
    as_files: bool = False


def reserve(uow: UnitOfWork, command: Reserve) -> UUID:
    """Freeze the facts under the next number, unless something stands against the paper."""
    uow.require(terms.ISSUE_CERTIFICATES)
    uow.lock(Learner, command.item.learner_id)
    basis = queries.basis_of(uow.session, command.item, uow.today, command.language)
    uow.enforce(basis.violations)
    if basis.facts is None or basis.school_id is None:
        raise NotFound

    facts = replace(basis.facts, number=_next_number(uow))
    template = load_template(TEMPLATE_OF_KIND[basis.kind])
    certificate = Certificate(
        number=facts.number,
        kind=basis.kind,
        learner_id=basis.item.learner_id,
        basis_id=basis.item.basis_id,
        school_id=basis.school_id,
        state="reserved",
        language=facts.language,
        issued_on=facts.issued_on,
        issued_by=uow.actor.user_id,
        issued_at=uow.now,
        facts=facts.to_dict(),
        facts_sha256=facts.digest(),
        rules_version=rules.RULES_VERSION,
        template=template.name,
        template_version=template.version,
    )
    uow.session.add(certificate)
    uow.session.flush()
    _keep_sources(uow, certificate.id, basis)
    return certificate.id


def confirm(uow: UnitOfWork, command: Confirm) -> UUID:
    """Store the paper; from now on it is issued and never changes."""
    uow.require(terms.ISSUE_CERTIFICATES)
    certificate = _reserved(uow, command.certificate_id)
    digest = sha256(command.pdf)
    uow.session.add(CertificateFile(certificate_id=certificate.id, pdf=command.pdf))
    certificate.sha256, certificate.state = digest, "issued"
    uow.audit(
        terms.ISSUED,
        certificate.id,
        certificate.learner_id,
        number=certificate.number,
        kind=certificate.kind,
        name=str(certificate.facts["name"]),
        sha256=digest,
    )
    uow.publish(terms.CERTIFICATES_CHANGED)
    return certificate.id


def void(uow: UnitOfWork, command: Void) -> None:
    """A number that became no paper. It stays in the register with its reason."""
    uow.require(terms.ISSUE_CERTIFICATES)
    certificate = _reserved(uow, command.certificate_id)
    certificate.state, certificate.void_reason = "void", command.reason or "-"
    uow.audit(
        terms.VOIDED,
        certificate.id,
        certificate.learner_id,
        number=certificate.number,
        reason=certificate.void_reason,
    )
    uow.publish(terms.CERTIFICATES_CHANGED)


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


def _next_number(uow: UnitOfWork) -> str:
    year = uow.today.year
    series = uow.session.get(NumberSeries, year, with_for_update=True)
    if series is None:
        series = NumberSeries(year=year, last_number=0)
        uow.session.add(series)
        uow.session.flush()
    series.last_number += 1
    return rules.number_text(year, series.last_number)


def _keep_sources(uow: UnitOfWork, certificate_id: UUID, basis: Basis) -> None:
    rows = [
        {"certificate_id": certificate_id, "line": line, "source_kind": kind, "source_id": source_id}
        for line, kind, source_id in basis.sources
    ]
    if rows:
        uow.session.execute(insert(CertificateSource), rows)


def _reserved(uow: UnitOfWork, certificate_id: UUID) -> Certificate:
    certificate = uow.session.get(Certificate, certificate_id)
    if certificate is None:
        raise NotFound
    if certificate.state != "reserved":
        raise Conflict
    return certificate
