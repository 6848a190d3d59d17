"""Issuing: a number and frozen facts, then the file with all that proves it, or a void number."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from eduapp.certificates import queries, rules, terms
from eduapp.certificates.drawing.facts import CertificateFacts, Language
from eduapp.certificates.issue import rules as against
from eduapp.certificates.issue.making import against_drawing
from eduapp.certificates.issue.sealing import printed_facts
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.models import Certificate, CertificateFile
from eduapp.certificates.queries import Item
from eduapp.certificates.seals import cose
from eduapp.certificates.seals.cose import Purpose
from eduapp.certificates.seals.facts import new_serial, to_bytes
from eduapp.certificates.seals.register import Act
from eduapp.certificates.service import records, replacing
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict, NotFound
from eduapp.core.files import sha256
from eduapp.core.violations import Override, Violation, split
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, kw_only=True)
class Reserve(Command):
    """Take a number for a paper and freeze what it says. `kid`: the key that will sign it (hexadecimal)."""

    item: Item
    language: Language | None = None  # None: the site's language of papers
    kid: str | None = None
    letters: str = ""  # of terms.LETTERS; "" the ordinary ones
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class Confirm(Command):
    """What was made for a reserved number: the file, the signed facts, the list if it replaces another.

    `tells`: words of the finished file that would tell where it was earned.
    """

    certificate_id: UUID
    pdf: bytes = field(repr=False)
    signed_facts: bytes | None = field(default=None, repr=False)
    status_list: bytes | None = field(default=None, repr=False)
    tells: tuple[str, ...] = ()
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class Void(Command):
    """Give up a reserved number, with the reason the register shows."""

    certificate_id: UUID
    reason: str


def reserve(uow: UnitOfWork, command: Reserve) -> UUID:
    """Freeze the facts under the next number, unless something stands against the paper."""
    uow.require(terms.ISSUE_CERTIFICATES)
    uow.lock(Learner, command.item.learner_id)
    basis = queries.basis_of(uow.session, command.item, uow.today, command.language)
    checked = queries.newest_check(uow.session, command.item, basis.kind)
    problems: list[Violation] = [*basis.violations, *records.against_signing(uow, command.kid)]
    matter = _matter(uow, command.item, basis) if checked else ""
    seen = list(against.check_seen(checked, matter, uow.actor.user_id))
    if queries.asks_for_second_person(uow.session):
        problems += seen
    elif seen:
        checked = None  # who checked something else, or issues it too, is no second person
    uow.enforce(problems, command.override)
    if basis.facts is None or basis.school_id is None:
        raise NotFound
    look = queries.look_of(uow.session, basis.kind, command.letters)
    used = queries.in_use(uow.session, look, basis.facts)
    uow.enforce(against_drawing(basis.facts, look, used.own, signs=command.kid is not None))

    serial = new_serial() if command.kid else ""
    certificate = records.freeze(
        uow,
        replace(basis.facts, number=records.next_number(uow), serial=serial),
        look,
        command.kid,
        basis.sources,
        used=used,
        learner_id=basis.item.learner_id,
        basis_id=basis.item.basis_id,
        school_id=basis.school_id,
        rules_version=rules.RULES_VERSION,
        checked_by=checked.by if checked else None,
    )
    _let_stand(certificate, problems, command.override)
    return certificate.id


def confirm(uow: UnitOfWork, command: Confirm) -> UUID:
    """Store the paper with all that proves it; from now on it is issued and never changes."""
    uow.require(terms.ISSUE_CERTIFICATES)
    certificate = records.reserved(uow, command.certificate_id)
    told: list[Violation] = [rules.TellsWhere(words=", ".join(command.tells))] if command.tells else []
    uow.enforce(told, command.override)
    _let_stand(certificate, told, command.override)
    _require_sealed(uow, certificate, command.signed_facts)
    digest = sha256(command.pdf)
    uow.session.add(CertificateFile(certificate_id=certificate.id, pdf=command.pdf))
    certificate.sha256, certificate.signed_facts = digest, command.signed_facts
    certificate.state = "issued"
    facts = sha256(command.signed_facts) if command.signed_facts else None
    entry = records.register(uow, certificate, Act.ISSUED, digest, facts)
    uow.audit(
        terms.ISSUED,
        certificate.id,
        certificate.learner_id,
        number=certificate.number,
        kind=certificate.kind,
        name=str(certificate.facts["name"]),
        sha256=digest,
        **entry,
    )
    if certificate.let_words:
        said = {"number": certificate.number, "words": certificate.let_words}
        uow.audit(
            terms.LET_STAND, certificate.id, certificate.learner_id, reason=certificate.let_reason, **said
        )
    if certificate.replaces_id is not None:
        replacing.end_replaced(uow, certificate, command.status_list)
    uow.publish(terms.CERTIFICATES_CHANGED)
    return certificate.id


def void(uow: UnitOfWork, command: Void) -> None:
    """A number that became no paper. It stays in the register with its reason."""
    uow.require(terms.ISSUE_CERTIFICATES)
    certificate = records.reserved(uow, command.certificate_id)
    certificate.state, certificate.void_reason = "void", command.reason or "-"
    entry = records.register(uow, certificate, Act.VOIDED)
    uow.audit(
        terms.VOIDED,
        certificate.id,
        certificate.learner_id,
        number=certificate.number,
        reason=certificate.void_reason,
        **entry,
    )
    uow.publish(terms.CERTIFICATES_CHANGED)


def _matter(uow: UnitOfWork, item: Item, basis: queries.Basis) -> str:
    """What a second person's check is bound to; asked anew only where the paper speaks another language."""
    if basis.facts is not None and basis.facts.language == "nb":
        return against.matter_of(basis.facts)
    return queries.matter(uow.session, item, uow.today)


def _let_stand(certificate: Certificate, problems: list[Violation], override: Override | None) -> None:
    """Keep with the paper which words a named person let stand, and why."""
    _standing, let = split(problems, override)
    words = [str(one.facts["words"]) for one in let if isinstance(one, rules.TellsWhere)]
    if words and override is not None:
        known = certificate.let_words.split(", ") if certificate.let_words else []
        said = dict.fromkeys([*known, *(word for one in words for word in one.split(", "))])
        certificate.let_words, certificate.let_reason = ", ".join(said), override.reason.strip()


def _require_sealed(uow: UnitOfWork, certificate: Certificate, content: bytes | None) -> None:
    """What was signed is what was frozen, by the key that was reserved for it. Raises Conflict."""
    if (content is None) is not (certificate.serial is None):
        raise Conflict
    if content is None or certificate.serial is None:
        uow.enforce(records.against_keys(uow, None))  # the ceremony may have been held meanwhile
        return
    in_use = keys.key_in_use(uow.session)
    signed = cose.read(content)
    facts = CertificateFacts.from_dict(certificate.facts)
    grade = queries.grade_of(uow.session, certificate.id)
    replaces = queries.serial_replaced(uow.session, certificate.id)
    wanted = to_bytes(printed_facts(facts, certificate.serial, replaces, grade))
    if in_use is None or in_use.kid.hex() != certificate.kid:
        uow.enforce([against.KeyOutOfUse()])
    elif signed.payload != wanted or not signed.is_by(in_use.public, Purpose.CERTIFICATE):
        raise Conflict
