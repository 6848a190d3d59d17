"""Saving papers as files: byte copies, each whole or not there, and noted."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.certificates import queries, service
from eduapp.core.files import safe_file_name, write_atomically
from eduapp.core.i18n import _
from eduapp.core.progress import Cancelled

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True)
class SaveFiles:
    """Issued papers to write into a folder, one PDF each."""

    certificate_ids: tuple[UUID, ...]
    folder: Path


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


def file_name(row: queries.CertificateRow) -> str:
    """`Haddad-Karim-Truckteori-2026-11-19.pdf`; the number keeps two papers of one day apart."""
    return safe_file_name(row.name, row.title, row.number, suffix=".pdf")


def print_title(row: queries.CertificateRow) -> str:
    """What a print job is called: a number, and nobody's name."""
    return _("Certificate {number}").format(number=row.number)
