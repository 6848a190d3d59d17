"""Tables of certificates."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import CanonicalJson, UtcDateTime

# A praksisattest may follow an earlier one when more hours have come; the service sees to that.
_LIVE = text("state IN ('reserved', 'issued') AND kind <> 'praksisattest'")


class NumberSeries(Base):
    """The last number given in a year. Locked while a number is taken."""

    __tablename__ = "certificate_series"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_number: Mapped[int]


class Certificate(Record):
    """One paper. Reserved (a number is taken), issued (the PDF is stored), or void with a reason."""

    __tablename__ = "certificate"
    __table_args__ = (
        # One living paper for one achievement: a double click or two PCs make one.
        Index(
            "uq_certificate_live_basis_id_learner_id",
            "basis_id",
            "learner_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_certificate_basis_id_learner_id", "basis_id", "learner_id", "state"),
        CheckConstraint("state <> 'issued' OR sha256 IS NOT NULL", name="issued_has_digest"),
        CheckConstraint("state <> 'void' OR void_reason <> ''", name="void_has_reason"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # code: certificate_kinds
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    basis_id: Mapped[UUID]  # the enrolment, or for a praksisattest the workshop, it rests on
    school_id: Mapped[UUID] = mapped_column(ForeignKey("school.id"))
    state: Mapped[str]
    language: Mapped[str]
    issued_on: Mapped[date] = mapped_column(index=True)  # the date on the paper; never backdated
    issued_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    facts: Mapped[Any] = mapped_column(CanonicalJson)  # exactly what is printed
    facts_sha256: Mapped[str]
    rules_version: Mapped[str]
    template: Mapped[str]
    template_version: Mapped[int]
    sha256: Mapped[str | None]  # of the PDF
    void_reason: Mapped[str] = mapped_column(default="")


class CertificateFile(Base):
    """The PDF as it was issued, byte for byte. Apart from the record, so that lists never read it."""

    __tablename__ = "certificate_file"

    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), primary_key=True)
    pdf: Mapped[bytes] = mapped_column(LargeBinary)


class CertificateSource(Base):
    """What a line of a paper rests on: the marks, hours, enrolments and results behind it."""

    __tablename__ = "certificate_source"

    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), primary_key=True)
    line: Mapped[str] = mapped_column(primary_key=True)  # code: which fact of the paper
    source_kind: Mapped[str] = mapped_column(primary_key=True)  # mark, hours, enrolment, result
    source_id: Mapped[UUID] = mapped_column(primary_key=True)
