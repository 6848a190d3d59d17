"""The register of issued papers."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import Session

from eduapp.certificates.models import Certificate, CertificateFile, CertificateSource
from eduapp.certificates.queries.own_parts import own_version
from eduapp.core.db.reach import expect_reach
from eduapp.core.errors import NotFound
from eduapp.core.names import search_patterns
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner

SHOWN = 2000


@dataclass(frozen=True)
class CertificateRow:
    """One number in the register."""

    id: UUID
    number: str
    kind: str
    state: str
    learner_id: UUID
    name: str
    sort_key: str
    title: str
    issued_on: date
    issued_by: str
    void_reason: str


@dataclass(frozen=True)
class CertificateHead:
    """One paper with what was frozen at issue."""

    row: CertificateRow
    facts: dict[str, Any]
    facts_sha256: str
    sha256: str | None
    rules_version: str
    template: str
    template_version: int
    own_template: bool  # the school's own, of which the version is told
    issued_at: datetime
    sources: int
    version: int
    serial: str  # "" for a paper from before the school had keys
    kid: str
    checked_by: str
    let_words: str
    let_reason: str
    replaced_on: date | None
    revoked_on: date | None
    given_name: str  # the parts of the printed name, frozen with it; "" where they were not known
    family_name: str


def register(session: Session, typed: str = "") -> list[CertificateRow]:
    """Every number that was ever given, the newest first; void ones too, with their reason."""
    query = _rows().order_by(Certificate.number.desc()).limit(SHOWN)
    number = literal(" ").concat(
        func.replace(Certificate.number, "-", " ")
    )  # as what is typed is taken apart
    for pattern in search_patterns(typed):
        query = query.where(Learner.search_text.like(pattern, escape="!") | number.like(pattern, escape="!"))
    return [_row(row) for row in session.execute(query)]


def of_learner(session: Session, learner_id: UUID) -> list[CertificateRow]:
    """The papers of one learner, the newest first."""
    expect_reach(session, learner_id)
    query = _rows().where(Certificate.learner_id == learner_id).order_by(Certificate.number.desc())
    return [_row(row) for row in session.execute(query)]


def certificate(session: Session, certificate_id: UUID) -> CertificateHead | None:
    """One paper, whole, or None."""
    record = session.get(Certificate, certificate_id)
    row = session.execute(_rows().where(Certificate.id == certificate_id)).one_or_none()
    if record is None or row is None:
        return None
    count = len(
        session.scalars(
            select(CertificateSource.source_id).where(CertificateSource.certificate_id == certificate_id)
        ).all()
    )
    return CertificateHead(
        _row(row),
        record.facts,
        record.facts_sha256,
        record.sha256,
        record.rules_version,
        record.template,
        record.template_version,
        own_version(session, certificate_id) > 0,
        record.issued_at,
        count,
        record.version,
        record.serial or "",
        record.kid or "",
        _name(session, record.checked_by),
        record.let_words,
        record.let_reason,
        record.replaced_on,
        record.revoked_on,
        record.given_name,
        record.family_name,
    )


def facts_of(session: Session, certificate_id: UUID) -> dict[str, Any]:
    """What was frozen at issue. Raises NotFound, as for somebody who is not reached."""
    query = select(Certificate.facts).join(Learner, Learner.id == Certificate.learner_id)
    found = session.scalar(query.where(Certificate.id == certificate_id))
    if found is None:
        raise NotFound
    return dict(found)


def pdf(session: Session, certificate_id: UUID) -> bytes:
    """The paper as it was issued, byte for byte. Raises NotFound if it never was, or for somebody else."""
    query = (
        select(CertificateFile.pdf)
        .join(Certificate, Certificate.id == CertificateFile.certificate_id)
        .join(Learner, Learner.id == Certificate.learner_id)
    )
    found = session.scalar(query.where(Certificate.id == certificate_id))
    if found is None:
        raise NotFound
    return found


def pdfs(session: Session, ids: tuple[UUID, ...]) -> list[tuple[CertificateRow, bytes]]:
    """Several papers in the order asked for."""
    rows = {row.id: _row(row) for row in session.execute(_rows().where(Certificate.id.in_(ids)))}
    return [(rows[id], pdf(session, id)) for id in ids if id in rows]


def unfinished(session: Session, before: datetime) -> list[UUID]:
    """Numbers reserved before a moment that never became a paper: the work of a power cut."""
    query = select(Certificate.id).where(Certificate.state == "reserved", Certificate.issued_at < before)
    return list(session.scalars(query))


def _name(session: Session, user_id: UUID | None) -> str:
    return session.scalar(select(User.name).where(User.id == user_id)) or "" if user_id else ""


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Certificate.id,
            Certificate.number,
            Certificate.kind,
            Certificate.state,
            Certificate.learner_id,
            Learner.family_name,
            Learner.given_name,
            Learner.sort_key,
            Certificate.facts,
            Certificate.issued_on,
            User.name,
            Certificate.void_reason,
        )
        .join(Learner, Learner.id == Certificate.learner_id)
        .join(User, User.id == Certificate.issued_by)
    )


def _row(row: Any) -> CertificateRow:  # noqa: ANN401 - a row of _rows()
    id, number, kind, state, learner_id, family, given, key, facts, day, by, reason = row
    title = facts.get("course") or facts.get("field_of_work") or ""
    name = ", ".join(filter(None, (family, given)))
    return CertificateRow(id, number, kind, state, learner_id, name, key, title, day, by, reason)
