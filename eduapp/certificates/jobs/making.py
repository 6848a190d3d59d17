"""From a reserved number to an issued paper, or to a void number: never anything between."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.certificates import queries, service
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.issue.making import Made, Wanted, made
from eduapp.certificates.issue.rules import CannotBeSealed
from eduapp.certificates.issue.sealing import NO_GRADE
from eduapp.certificates.jobs.listing import Ended, with_list
from eduapp.certificates.jobs.saving import file_name, print_title
from eduapp.certificates.neutrality import Paper, allowed_by, check
from eduapp.certificates.seals.code import text_of
from eduapp.certificates.seals.fields import NotPrintable
from eduapp.core.errors import Conflict, EduError, NotFound, Refused
from eduapp.core.i18n import N_, _

if TYPE_CHECKING:
    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.violations import Override

INTERRUPTED = N_("The PC stopped while the paper was being made.")
FAILED = N_("The paper could not be made.")


def finish(
    database: "Database",
    certificate_id: UUID,
    key: "KeyPair | None",
    override: "Override | None" = None,
    ended: Ended | None = None,
) -> UUID:
    """Draw, sign and confirm a reserved number. Whatever stops that makes the number void, with the reason.

    `ended`: the signed paper whose place it takes. Where the answer to the last save was lost, the number
    tells whether there is a paper.
    """
    try:
        made_, tells = _made(database, certificate_id, key)
        confirm = partial(_confirm, database, certificate_id, made_, tells, override)
        return with_list(database, key, ended, confirm)
    except Exception as error:
        reason = error.sentence() if isinstance(error, EduError) else _(FAILED)
        if _is_issued_after_all(database, certificate_id, reason):
            return certificate_id
        raise


def _made(database: "Database", certificate_id: UUID, key: "KeyPair | None") -> tuple[Made, tuple[str, ...]]:
    """The paper, and the words of it that would tell where it was earned."""
    with database.reading() as session:
        head = queries.certificate(session, certificate_id)
        if head is None:
            raise NotFound
        replaces = queries.serial_replaced(session, certificate_id)
        grade = queries.grade_of(session, certificate_id) if key else NO_GRADE
        words = queries.site_words(session)
        own = queries.drawn_with(session, certificate_id)
    facts = CertificateFacts.from_dict(head.facts)
    wanted = Wanted(facts, head.template, head.issued_at, head.serial, replaces, grade, key, own)
    try:
        paper = made(wanted)
    except NotPrintable as error:
        raise Refused(CannotBeSealed(field=str(error))) from None
    looked = Paper(
        paper.pdf,
        file_name(head.row),
        print_title(head.row),
        words,
        allowed_by(facts, words, filter(None, head.let_words.split(", "))),
        text_of(paper.signed_facts) if paper.signed_facts else "",
    )
    return paper, queries.strong_words(check(looked))


def _confirm(
    database: "Database",
    certificate_id: UUID,
    paper: Made,
    tells: tuple[str, ...],
    override: "Override | None",
    status_list: bytes | None,
) -> UUID:
    order = service.Confirm(
        certificate_id=certificate_id,
        pdf=paper.pdf,
        signed_facts=paper.signed_facts,
        status_list=status_list,
        tells=tells,
        override=override,
    )
    return database.execute(service.confirm, order)


def _is_issued_after_all(database: "Database", certificate_id: UUID, reason: str) -> bool:
    """Make the number void; whether it cannot be, because the paper was stored before the line was cut.

    Where even that cannot be saved (a full disk), the next start sees to it.
    """
    with suppress(EduError):
        try:
            database.execute(service.void, service.Void(certificate_id=certificate_id, reason=reason))
        except Conflict:
            with database.reading() as session:
                head = queries.certificate(session, certificate_id)
            return head is not None and head.row.state == "issued"
    return False
