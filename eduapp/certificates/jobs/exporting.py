"""Saving a paper in a format of others: as the badge that is kept with it, or as ELMO."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.certificates import queries, service
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.exports import Form, Names, elmo_document, signed_badge
from eduapp.certificates.exports import badge as badges
from eduapp.certificates.exports import elmo as elmos
from eduapp.certificates.issue.rules import KeysLocked, check_exporting
from eduapp.certificates.neutrality import allowed_by, check_texts
from eduapp.certificates.queries import CertificateHead
from eduapp.core import crockford
from eduapp.core.errors import NotFound, Refused
from eduapp.core.files import safe_file_name, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

SALT_LETTERS = 26  # 130 bits


@dataclass(frozen=True)
class Export:
    """A paper to write in a format of others. `key`: what signs a badge where none is kept that holds."""

    certificate_id: UUID
    form: Form
    path: Path
    key: "KeyPair | None" = field(default=None, repr=False)


@dataclass(frozen=True)
class _Made:
    content: bytes = field(repr=False)
    words: tuple[str, ...]  # what people can read in it


def export(database: "Database", command: Export, _progress: "Progress") -> Path:
    """Write the file; a second time it is the same to the byte.

    Raises Refused for a paper that does not count, that was never signed (badges), or whose file would tell
    where it was earned, and Unavailable if it cannot be written.
    """
    with database.reading() as session:
        head = _head(session, command)
    made = _badge(database, head, command.key) if command.form is Form.BADGE else _elmo(database, head)
    with database.reading() as session:
        tells = _tells(session, head, (*made.words, command.path.name))
    noted = service.NoteExported(certificate_id=head.row.id, form=command.form, tells=tells)
    database.execute(service.note_exported, noted)
    write_atomically(command.path, made.content)
    return command.path


def export_name(row: queries.CertificateRow, form: Form) -> str:
    """What the file is called: as the PDF of the paper, but for its end."""
    return safe_file_name(row.name, row.title, row.number, suffix=form.suffix)


def _head(session: Session, command: Export) -> CertificateHead:
    head = queries.certificate(session, command.certificate_id)
    if head is None:
        raise NotFound
    standing = queries.standing_of(session, command.certificate_id)
    wants = command.form is Form.BADGE
    if against := list(check_exporting(standing, needs_signature=wants, signed=bool(head.serial))):
        raise Refused(*against)
    return head


def _badge(database: "Database", head: CertificateHead, key: "KeyPair | None") -> _Made:
    """The badge that is kept; if there is none that holds, it is signed and kept first."""
    facts = CertificateFacts.from_dict(head.facts)
    with database.reading() as session:
        kept = queries.badge_of(session, head.row.id)
    if kept is None or not kept.holds:
        if key is None:
            raise Refused(KeysLocked())
        salt = kept.salt if kept else crockford.random(SALT_LETTERS)
        token = signed_badge(facts, head.serial, key, salt=salt, valid_until=facts.valid_until)
        order = service.KeepBadge(certificate_id=head.row.id, kid=key.kid.hex(), salt=salt, content=token)
        database.execute(service.keep_badge, order)
        with database.reading() as session:
            kept = queries.badge_of(session, head.row.id)  # another PC may have been first
    if kept is None:
        raise NotFound
    return _Made(kept.content.encode("ascii"), tuple(badges.words_of(badges.told_by(kept.content))))


def _elmo(database: "Database", head: CertificateHead) -> _Made:
    """As it was frozen at issue, which is its moment, too; with the paper itself."""
    facts = CertificateFacts.from_dict(head.facts)
    names = Names(head.given_name, head.family_name)
    with database.reading() as session:
        pdf = queries.pdf(session, head.row.id)
    bare = elmo_document(facts, head.serial, head.issued_at, names=names)
    whole = elmo_document(facts, head.serial, head.issued_at, names=names, pdf=pdf)
    return _Made(whole, tuple(elmos.words_of(bare)))


def _tells(session: Session, head: CertificateHead, words: "Iterable[str]") -> tuple[str, ...]:
    """Words that would tell where it was earned and do not stand on the paper."""
    facts = CertificateFacts.from_dict(head.facts)
    site = queries.site_words(session)
    allowed = allowed_by(facts, site, filter(None, head.let_words.split(", ")))
    printed = queries.strong_words(check_texts(facts.own_words(), site, allowed))
    return queries.strong_words(check_texts(words, site, (*allowed, *printed)))
