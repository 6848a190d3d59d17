"""A school with keys in a database, a paper it issued, and files of it for somebody to show."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from eduapp.certificates import queries
from tests.support import given_register


@dataclass(frozen=True)
class Issued:
    """A paper, and its file on the disk."""

    id: UUID
    serial: str
    number: str
    path: Path


def a_paper_on_disk(database, folder, name="Karim Haddad") -> Issued:
    """A paper of a school with keys, saved as a file."""
    key = given_register.the_key(database)
    paper = given_register.a_paper(database, name, key)
    with database.reading() as session:
        content = queries.pdf(session, paper)
        serials = {digest: serial for serial, digest in queries.stored_digests(session).items()}
        head = queries.certificate(session, paper)
    path = folder / "bevis.pdf"
    path.write_bytes(content)
    return Issued(paper, serials[head.sha256], head.row.number, path)
