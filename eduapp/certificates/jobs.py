"""Issuing and saving papers: the long work. Each paper is whole or not there, also when stopped."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.certificates import queries, service
from eduapp.certificates.drawing import TEMPLATE_OF_KIND, check, draw
from eduapp.certificates.drawing.facts import CertificateFacts, Language
from eduapp.certificates.queries import Item
from eduapp.core.errors import EduError, Refused
from eduapp.core.files import safe_file_name, write_atomically
from eduapp.core.i18n import N_, _
from eduapp.core.progress import Cancelled

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

LONGEST_DRAWING = timedelta(minutes=2)
INTERRUPTED = N_("The PC stopped while the paper was being made.")


@dataclass(frozen=True)
class IssueBatch:
    """Papers to issue, in order, each with the name to show while it is made."""

    items: tuple[tuple[Item, str], ...]
    language: Language | None = None


@dataclass(frozen=True)
class Refusal:
    """Somebody whose paper could not be issued, and why."""

    name: str
    reasons: str


@dataclass(frozen=True)
class BatchReport:
    """What became of a batch."""

    issued: tuple[UUID, ...]
    refused: tuple[Refusal, ...]
    left: int  # not begun, because somebody pressed Stop


@dataclass(frozen=True)
class Preview:
    """What a paper would look like, and what stands against it."""

    pdf: bytes | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class SaveFiles:
    """Issued papers to write into a folder, one PDF each."""

    certificate_ids: tuple[UUID, ...]
    folder: Path


def issue_batch(database: "Database", command: IssueBatch, progress: "Progress") -> BatchReport:
    """Reserve, draw, confirm: one paper after the other. A refusal does not stop the others."""
    issued: list[UUID] = []
    refused: list[Refusal] = []
    total = len(command.items)
    try:
        for count, (item, name) in enumerate(command.items):
            progress.step(count, total, name)
            try:
                issued.append(issue_one(database, item, command.language))
            except Refused as error:
                refused.append(Refusal(name, error.sentence()))
        progress.step(total, total)
    except Cancelled:
        pass
    return BatchReport(tuple(issued), tuple(refused), total - len(issued) - len(refused))


def issue_one(database: "Database", item: Item, language: Language | None = None) -> UUID:
    """One paper. Whether it can be drawn is known before a number is taken."""
    with database.reading() as session:
        basis = queries.basis_of(session, item, database.today(), language)
    if basis.facts is not None and not basis.violations:
        _refuse_undrawable(basis.facts)
    certificate_id = database.execute(service.reserve, service.Reserve(item=item, language=language))
    try:
        with database.reading() as session:
            head = queries.certificate(session, certificate_id)
        pdf = draw(CertificateFacts.from_dict(head.facts), head.template) if head else b""
        return database.execute(service.confirm, service.Confirm(certificate_id=certificate_id, pdf=pdf))
    except EduError as error:
        database.execute(service.void, service.Void(certificate_id=certificate_id, reason=error.sentence()))
        raise


def preview(database: "Database", command: tuple[Item, Language | None], _progress: "Progress") -> Preview:
    """The real page as it would be issued today, and all that stands against it."""
    item, language = command
    with database.reading() as session:
        basis = queries.basis_of(session, item, database.today(), language)
    reasons = [violation.sentence() for violation in basis.violations]
    if basis.facts is None:
        return Preview(None, tuple(reasons))
    template = TEMPLATE_OF_KIND[basis.kind]
    problems = check(basis.facts, template)
    if problems:
        return Preview(None, (*reasons, *(problem.sentence() for problem in problems)))
    return Preview(draw(basis.facts, template), tuple(reasons))


def save_files(database: "Database", command: SaveFiles, progress: "Progress") -> tuple[Path, ...]:
    """Write papers as files named after person, course and date. A full disk leaves whole files only."""
    written: list[Path] = []
    done: list[UUID] = []
    total = len(command.certificate_ids)
    try:
        for count, certificate_id in enumerate(command.certificate_ids):
            with database.reading() as session:
                [(row, pdf)] = queries.pdfs(session, (certificate_id,))
            progress.step(count, total, row.name)
            path = command.folder / file_name(row)
            write_atomically(path, pdf)
            written.append(path)
            done.append(certificate_id)
        progress.step(total, total)
    except Cancelled:
        pass
    finally:
        if done:
            database.execute(
                service.note_printed, service.NotePrinted(certificate_ids=tuple(done), as_files=True)
            )
    return tuple(written)


def mend_unfinished(database: "Database", _command: None, _progress: "Progress") -> int:
    """After a crash: numbers without a paper are voided with the reason. How many there were.

    Fresh ones are left alone: another PC may be drawing them just now.
    """
    with database.reading() as session:
        left = queries.unfinished(session, database.clock() - LONGEST_DRAWING)
    for certificate_id in left:
        database.execute(service.void, service.Void(certificate_id=certificate_id, reason=_(INTERRUPTED)))
    return len(left)


def file_name(row: queries.CertificateRow) -> str:
    """`Haddad-Karim-Truckteori-2026-11-19.pdf`; the number keeps two papers of one day apart."""
    return safe_file_name(row.name, row.title, row.number, suffix=".pdf")


def _refuse_undrawable(facts: CertificateFacts) -> None:
    problems = check(facts, TEMPLATE_OF_KIND[facts.kind])
    if problems:
        raise Refused(*problems)
