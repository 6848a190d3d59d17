"""Papers in formats of others: the badge that is kept as it was signed, and what left as a file."""

from dataclasses import dataclass, field
from uuid import UUID

from eduapp.certificates import queries, terms
from eduapp.certificates.exports import Form
from eduapp.certificates.exports.badge import is_signed
from eduapp.certificates.issue import rules as against
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.models import Certificate, CertificateBadge
from eduapp.certificates.service import records
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class KeepBadge(Command):
    """The signed badge of a paper. `kid`: the key that signed it (hexadecimal)."""

    certificate_id: UUID
    kid: str
    salt: str = field(repr=False)
    content: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class NoteExported(Command):
    """A paper leaves as a file in a format of others. `tells`: words of it that would tell where."""

    certificate_id: UUID
    form: Form
    tells: tuple[str, ...] = ()


def keep_badge(uow: UnitOfWork, command: KeepBadge) -> None:
    """Keep what the key in use signed, if it says what was frozen; the first one stays the only one."""
    uow.require(terms.ISSUE_CERTIFICATES)
    certificate = records.found(uow, command.certificate_id)
    _enforce_exportable(uow, certificate, Form.BADGE)
    uow.enforce(records.against_keys(uow, command.kid))
    if uow.session.get(CertificateBadge, (certificate.id, command.kid)) is not None:
        return  # another PC was first
    in_use = keys.key_in_use(uow.session)
    if in_use is None:
        raise Conflict
    told = queries.credential_of(certificate, in_use.public, command.salt)
    if not is_signed(command.content, told, in_use.public):
        raise Conflict
    uow.session.add(
        CertificateBadge(
            certificate_id=certificate.id,
            kid=command.kid,
            salt=command.salt,
            content=command.content,
            made_by=uow.actor.user_id,
            made_at=uow.now,
        )
    )
    said = {"number": certificate.number, "name": str(certificate.facts["name"]), "key": command.kid}
    uow.audit(terms.BADGE_SIGNED, certificate.id, certificate.learner_id, **said)
    uow.publish(terms.CERTIFICATES_CHANGED)


def note_exported(uow: UnitOfWork, command: NoteExported) -> None:
    """Nothing leaves without a line of the trail, and nothing that does not count or that tells where."""
    uow.require(terms.PRINT_CERTIFICATES)
    certificate = records.found(uow, command.certificate_id)
    _enforce_exportable(uow, certificate, command.form)
    if command.tells:
        uow.enforce([against.ExportTells(words=", ".join(command.tells))])
    said = {"number": certificate.number, "name": str(certificate.facts["name"])}
    uow.audit(terms.EXPORTED, certificate.id, certificate.learner_id, form=command.form.label, **said)


def _enforce_exportable(uow: UnitOfWork, certificate: Certificate, form: Form) -> None:
    standing = queries.standing(uow.session, certificate)
    signed = certificate.serial is not None
    uow.enforce(against.check_exporting(standing, needs_signature=form is Form.BADGE, signed=signed))
