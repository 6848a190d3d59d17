"""A paper in the place of another: the same facts, a new number, a new serial, and the day it is made.

The old one is lost, or the person has another name now (opplæringsforskrifta §§ 9-45, 9-54, last
paragraphs: as identical as possible, never backdated). It stays true, and is said to be replaced.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from eduapp.certificates import queries, terms
from eduapp.certificates.drawing import load_template
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.issue import rules as against
from eduapp.certificates.models import Certificate
from eduapp.certificates.seals.facts import new_serial
from eduapp.certificates.seals.register import Act
from eduapp.certificates.service import records, status
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound, Refused
from eduapp.core.violations import Violation
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, kw_only=True)
class ReserveReplacement(Command):
    """Take a number for what replaces a paper, and freeze the same facts under it.

    `version` is the old paper's as it was shown; `cause`: code of certificate_causes.
    """

    certificate_id: UUID
    version: int
    cause: str
    kid: str | None = None


def reserve_replacement(uow: UnitOfWork, command: ReserveReplacement) -> UUID:
    """The old paper counts until the new one is confirmed."""
    uow.require(terms.ISSUE_CERTIFICATES)
    old = records.found(uow, command.certificate_id)
    uow.expect_version(old, command.version)
    uow.lock(Learner, old.learner_id)
    was = CertificateFacts.from_dict(old.facts)
    name = _name_now(uow, old.learner_id)
    standing = queries.standing(uow.session, old)
    problems: list[Violation] = [
        *against.check_replacing(standing, command.cause, was.name, name),
        *records.against_signing(uow, command.kid),
    ]
    uow.enforce(problems)

    facts = replace(
        was,
        number=records.next_number(uow),
        name=name if against.bears_name_now(command.cause) else was.name,
        issued_on=uow.today,
        serial=new_serial() if command.kid else "",
        code="",
        replaces=old.number,
    )
    certificate = records.freeze(
        uow,
        facts,
        old.template,
        command.kid,
        queries.sources_of(uow.session, old.id),
        used=_as_drawn(uow, old, facts),
        learner_id=old.learner_id,
        before=old,
        basis_id=old.basis_id,
        school_id=old.school_id,
        rules_version=old.rules_version,
        replaces_id=old.id,
        cause=command.cause,
        let_words=old.let_words,
        let_reason=old.let_reason,
    )
    return certificate.id


def end_replaced(uow: UnitOfWork, fresh: Certificate, status_list: bytes | None) -> None:
    """The old paper is replaced in the same transaction in which the new one is issued."""
    old = records.found(uow, fresh.replaces_id or fresh.id)
    uow.enforce(against.check_counting(queries.standing(uow.session, old)))
    old.state, old.replaced_on = "replaced", uow.today
    uow.session.flush()
    entry = records.register(uow, old, Act.REPLACED)
    if old.serial is not None:
        status.keep(uow, status_list)
    uow.audit(
        terms.REPLACED,
        old.id,
        old.learner_id,
        number=old.number,
        by=fresh.number,
        cause=f"{against.CAUSES}:{fresh.cause}",
        name=str(fresh.facts["name"]),
        **entry,
    )


def _as_drawn(uow: UnitOfWork, old: Certificate, facts: CertificateFacts) -> queries.Used:
    """What the old paper was drawn with, so that the new one says what it said.

    Its version of a template may be refused today, where the program learned since what such a paper may
    not say; then it is drawn as papers are now. The program's own templates have one version, the newest.
    """
    used = queries.used_again(uow.session, old.id)
    try:
        load_template(old.template, own=used.own)
    except Refused:
        return queries.in_use(uow.session, old.template, facts)
    return used


def _name_now(uow: UnitOfWork, learner_id: UUID) -> str:
    head = learners.head(uow.session, learner_id)
    if head is None:
        raise NotFound
    return head.facts.printed_name
