"""From a reserved number to an issued paper, or to a void number: never anything between."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID
from weakref import WeakKeyDictionary

from eduapp.certificates import queries, service
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.issue.making import Wanted
from eduapp.certificates.issue.sealing import NO_GRADE
from eduapp.certificates.issue.whole import Ordered, Whole, whole
from eduapp.certificates.jobs.listing import Ended, with_list
from eduapp.certificates.jobs.saving import file_name, print_title
from eduapp.core.db.commands import answer_of, was_done
from eduapp.core.db.faults import Unfinished
from eduapp.core.errors import Conflict, EduError, NotFound
from eduapp.core.i18n import N_, _

if TYPE_CHECKING:
    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.core.db.unit_of_work import Command, Database
    from eduapp.core.violations import Override

INTERRUPTED = N_("The PC stopped while the paper was being made.")
FAILED = N_("The paper could not be made.")

Answer = TypeVar("Answer")
# Why, by number and database: nobody makes a paper for these any more, though they look as if somebody did.
_LEFT: WeakKeyDictionary[object, dict[UUID, str]] = WeakKeyDictionary()
_UNKNOWN: WeakKeyDictionary[object, set[UUID]] = WeakKeyDictionary()  # commands that may have taken a number


def taken(database: "Database", reserve: Callable[[Any, Any], UUID], order: "Command") -> UUID:
    """Carry out what takes a number; the number's id.

    Where the disk failed as it was saved, nobody knows whether it is taken: `void_left` finds out.
    """
    try:
        return database.execute(reserve, order)
    except Unfinished:
        _UNKNOWN.setdefault(database.engine, set()).add(order.command_id)
        raise


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
    paper = made_or_void(database, certificate_id, lambda: whole(ordered(database, certificate_id, key)))
    return kept_or_void(database, certificate_id, paper, key, override, ended)


def made_or_void(database: "Database", certificate_id: UUID, make: Callable[[], Answer]) -> Answer:
    """What is made for a reserved number; whatever stops that makes the number void, and is raised."""
    try:
        return make()
    except Exception as error:
        give_up(database, certificate_id, error)
        raise


def kept_or_void(
    database: "Database",
    certificate_id: UUID,
    paper: Whole,
    key: "KeyPair | None",
    override: "Override | None" = None,
    ended: Ended | None = None,
) -> UUID:
    """Confirm a paper that was made for a reserved number. See `finish`."""
    try:
        return with_list(database, key, ended, partial(_confirm, database, certificate_id, paper, override))
    except Exception as error:
        if give_up(database, certificate_id, error):
            return certificate_id
        raise


def ordered(database: "Database", certificate_id: UUID, key: "KeyPair | None") -> Ordered:
    """All that is needed to make the paper of a reserved number. Raises NotFound."""
    with database.reading() as session:
        head = queries.certificate(session, certificate_id)
        if head is None:
            raise NotFound
        replaces = queries.serial_replaced(session, certificate_id)
        grade = queries.grade_of(session, certificate_id) if key else NO_GRADE
        words = queries.site_words(session)
        own = queries.drawn_with(session, certificate_id)
    facts = CertificateFacts.from_dict(head.facts)
    return Ordered(
        Wanted(facts, head.template, head.issued_at, head.serial, replaces, grade, key, own),
        file_name(head.row),
        print_title(head.row),
        words,
        tuple(filter(None, head.let_words.split(", "))),
    )


def give_up(database: "Database", certificate_id: UUID, error: Exception) -> bool:
    """Make the number void with what stopped it; whether it cannot be: the paper was stored after all."""
    return _is_issued_after_all(
        database, certificate_id, error.sentence() if isinstance(error, EduError) else _(FAILED)
    )


def _confirm(
    database: "Database",
    certificate_id: UUID,
    paper: Whole,
    override: "Override | None",
    status_list: bytes | None,
) -> UUID:
    order = service.Confirm(
        certificate_id=certificate_id,
        pdf=paper.paper.pdf,
        signed_facts=paper.paper.signed_facts,
        status_list=status_list,
        tells=queries.strong_words(paper.found),
        override=override,
    )
    return database.execute(service.confirm, order)


def _is_issued_after_all(database: "Database", certificate_id: UUID, reason: str) -> bool:
    """Make the number void; whether it cannot be, because the paper was stored before the line was cut.

    Of somebody whose account was closed meanwhile, too: their number stands on no paper.
    Where even that cannot be saved (a full disk), the next try of this program sees to it, or the next start.
    """
    left = _LEFT.setdefault(database.engine, {})
    with suppress(EduError):
        try:
            left[certificate_id] = reason
            order = service.Void(certificate_id=certificate_id, reason=reason)
            database.also_when_closed().execute(service.void, order)
            del left[certificate_id]
        except Conflict:
            del left[certificate_id]
            with database.reading() as session:
                head = queries.certificate(session, certificate_id)
            return head is not None and head.row.state == "issued"
    return False


def void_left(database: "Database") -> int:
    """Make numbers void that this program gave up and could not say so of; how many that were."""
    left, unknown = _LEFT.setdefault(database.engine, {}), _UNKNOWN.setdefault(database.engine, set())
    with suppress(EduError), database.reading() as session:
        for command_id in [one for one in unknown if was_done(session, one)]:
            left[cast("UUID", answer_of(session, command_id))] = _(FAILED)
            unknown.remove(command_id)
    before = len(left)
    for certificate_id, reason in list(left.items()):
        _is_issued_after_all(database, certificate_id, reason)
    return before - len(left)
