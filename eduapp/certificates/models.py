"""Tables of certificates: papers, what they rest on, what became of them, and the register that proves it.

Triggers keep what was issued: of a paper with a file nothing changes but what becomes of it, and never back.
Files, entries of the register, lists, checks and handings over are only added. Numbers rise by one, lists
follow each other, and a paper is revoked only where a second person has attested it, once.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record, new_id
from eduapp.core.db.types import CanonicalJson, UtcDateTime

# One paper for one achievement is a matter of some kinds (`once` in certificate_kinds): a praksisattest may
# follow an earlier one when more hours have come, a confirmation another. What replaces a paper is made while
# that one still counts; the service sees to both.
_LIVE = text(
    "state IN ('reserved', 'issued') AND kind IN ('kursbevis', 'deltakerbevis') AND replaces_id IS NULL"
)
_MADE = text("state <> 'void'")
_OPEN = text("attested_at IS NULL AND refused_at IS NULL")


class NumberSeries(Base):
    """The last number given in a year. Locked while a number is taken."""

    __tablename__ = "certificate_series"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_number: Mapped[int]


class Certificate(Record):
    """One paper. Reserved (a number is taken), issued (the PDF is stored), or void with a reason.

    What was issued may be replaced (lost, or another name: it stays true) and revoked (it does not count),
    and never back.
    """

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
        Index(  # one paper in the place of one
            "uq_certificate_replaces_id",
            "replaces_id",
            unique=True,
            sqlite_where=_MADE,
            postgresql_where=_MADE,
        ),
        CheckConstraint("state NOT IN ('replaced', 'revoked') OR sha256 IS NOT NULL", name="kept_has_digest"),
        CheckConstraint("(serial IS NULL) = (kid IS NULL)", name="serial_with_key"),
        CheckConstraint(
            "serial IS NULL OR state IN ('reserved', 'void') OR signed_facts IS NOT NULL",
            name="issued_is_signed",
        ),
        CheckConstraint("state <> 'replaced' OR replaced_on IS NOT NULL", name="replaced_on_a_day"),
        CheckConstraint("(state = 'revoked') = (revoked_on IS NOT NULL)", name="revoked_on_a_day"),
        CheckConstraint("replaces_id <> id", name="replaces_another"),
        CheckConstraint("(replaces_id IS NULL) = (cause = '')", name="replaces_for_a_cause"),
        CheckConstraint("checked_by <> issued_by", name="two_people"),
        CheckConstraint("(let_words = '') = (let_reason = '')", name="let_for_a_reason"),
        CheckConstraint("state <> 'issued' OR sha256 IS NOT NULL", name="issued_has_digest"),
        CheckConstraint("state <> 'void' OR void_reason <> ''", name="void_has_reason"),
    )

    number: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # code: certificate_kinds
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    basis_id: Mapped[UUID]  # the enrolment, or for a praksisattest the workshop, it rests on
    school_id: Mapped[UUID] = mapped_column(ForeignKey("school.id"))
    state: Mapped[str]  # code: certificate_states
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
    # Once the school has keys: the serial that is printed, the key (hexadecimal), and the facts it signed.
    serial: Mapped[str | None] = mapped_column(unique=True)
    kid: Mapped[str | None]
    signed_facts: Mapped[bytes | None] = mapped_column(LargeBinary)
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("certificate.id"))
    cause: Mapped[str] = mapped_column(default="")  # code: certificate_causes; why it takes that one's place
    replaced_on: Mapped[date | None]
    revoked_on: Mapped[date | None]
    checked_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))  # the second person
    # Words that would tell where it was earned and that who issued it let stand, and why.
    let_words: Mapped[str] = mapped_column(default="")
    let_reason: Mapped[str] = mapped_column(default="")
    # The parts of the printed name as they were then: formats of others ask for them. "" where not known.
    given_name: Mapped[str] = mapped_column(default="")
    family_name: Mapped[str] = mapped_column(default="")


class CertificateFile(Base):
    """The PDF as it was issued, byte for byte. Apart from the record, so that lists never read it."""

    __tablename__ = "certificate_file"

    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), primary_key=True)
    pdf: Mapped[bytes] = mapped_column(LargeBinary)


class CertificateOwnPart(Base):
    """What the school has of its own for papers: a template, its emblem, the picture of a signature.

    Versions are only added, and the newest counts; one without content is back to what the program has.
    """

    __tablename__ = "certificate_own_part"
    __table_args__ = (
        UniqueConstraint("kind", "name", "number"),
        CheckConstraint("kind IN ('template', 'logo', 'signature')", name="known_kind"),
        CheckConstraint("number > 0", name="in_order"),
        CheckConstraint("(content IS NULL) = (sha256 IS NULL)", name="content_has_digest"),
        CheckConstraint("(kind = 'logo') = (name = '')", name="named"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str]
    name: Mapped[str]  # of a template its look (kursbevis.a5), of a signature whose it is, in print
    number: Mapped[int]  # from one, of this kind and name
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    sha256: Mapped[str | None]
    kept_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CertificateDrawnWith(Base):
    """Which of those versions a paper is drawn with: frozen with its number."""

    __tablename__ = "certificate_drawn_with"

    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), primary_key=True)
    part_id: Mapped[UUID] = mapped_column(ForeignKey("certificate_own_part.id"), primary_key=True)


class CertificateSource(Base):
    """What a line of a paper rests on: the marks, hours, enrolments and results behind it."""

    __tablename__ = "certificate_source"
    __table_args__ = (Index("ix_certificate_source_source_id", "source_id"),)

    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), primary_key=True)
    line: Mapped[str] = mapped_column(primary_key=True)  # which fact of the paper; no closed list
    source_kind: Mapped[str] = mapped_column(primary_key=True)  # mark, hours, enrolment, result
    source_id: Mapped[UUID] = mapped_column(primary_key=True)


class CertificateRegisterEntry(Base):
    """One act in the chained register of issue (`seals.register`). Digests are hexadecimal."""

    __tablename__ = "certificate_register_entry"
    __table_args__ = (
        UniqueConstraint("certificate_id", "act"),
        UniqueConstraint("previous"),  # the chain never forks
        CheckConstraint("n > 0", name="in_order"),
        CheckConstraint("act IN ('issued', 'replaced', 'revoked', 'voided')", name="known_act"),
        CheckConstraint("(act = 'issued') = (pdf_sha256 IS NOT NULL)", name="issue_has_pdf"),
        CheckConstraint("(act = 'issued') = (facts_sha256 IS NOT NULL)", name="issue_has_facts"),
    )

    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # from one, without gaps
    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"))
    act: Mapped[str]  # code: register_acts
    serial: Mapped[str]
    pdf_sha256: Mapped[str | None]
    facts_sha256: Mapped[str | None]  # of the facts as they were signed
    kid: Mapped[str]
    on_day: Mapped[date]
    previous: Mapped[str]
    digest: Mapped[str]


class CertificateStatusList(Base):
    """The signed list of papers that were replaced or revoked, as handed out; the last number counts."""

    __tablename__ = "certificate_status_list"
    __table_args__ = (CheckConstraint("number > 0", name="in_order"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    beginning: Mapped[int]
    as_of: Mapped[date]
    entry: Mapped[int] = mapped_column(default=0, server_default="0")  # of the register, the last one then
    content: Mapped[bytes] = mapped_column(LargeBinary)
    made_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HeadSeen(Base):
    """How far the register went when somebody wrote it down, or was handed a page that says so.

    Whoever holds it is a witness: what a key had signed by then stays good if the key is lost.
    """

    __tablename__ = "certificate_head"
    __table_args__ = (
        CheckConstraint("n > 0", name="counted"),
        CheckConstraint("length(digest) = 64", name="whole_digest"),
        CheckConstraint("how IN ('noted', 'page')", name="known_way"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    n: Mapped[int]  # of the entry
    digest: Mapped[str]  # its hash, hexadecimal
    how: Mapped[str]
    on_day: Mapped[date] = mapped_column(index=True)
    told_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    told_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CertificateRevocation(Record):
    """That a paper should not count: proposed by one person, attested or refused by a second."""

    __tablename__ = "certificate_revocation"
    __table_args__ = (
        CheckConstraint("attested_by <> proposed_by", name="two_people"),
        CheckConstraint("reason <> ''", name="for_a_reason"),
        CheckConstraint("attested_at IS NULL OR refused_at IS NULL", name="decided_once"),
        CheckConstraint("(attested_by IS NULL) = (attested_at IS NULL)", name="attested_by_somebody"),
        CheckConstraint("(refused_by IS NULL) = (refused_at IS NULL)", name="refused_by_somebody"),
        CheckConstraint("(refused_at IS NULL) = (refused_reason = '')", name="refused_for_a_reason"),
        Index(
            "uq_certificate_revocation_open_certificate_id",
            "certificate_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), index=True)
    basis: Mapped[str]  # code: revocation_bases
    reason: Mapped[str]
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attested_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    attested_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    refused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refused_reason: Mapped[str] = mapped_column(default="")


class CertificateHandover(Base):
    """That the holder, and nobody else, was given the paper."""

    __tablename__ = "certificate_handover"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), index=True)
    on_day: Mapped[date]
    how: Mapped[str]  # code: handover_ways
    handed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CertificateCheck(Base):
    """That a second person looked at how a paper differs from its criteria, before it is issued.

    It holds as long as what the paper would say is the same (`matter`: the digest of it).
    """

    __tablename__ = "certificate_check"
    __table_args__ = (
        Index("ix_certificate_check_basis_id_learner_id_kind", "basis_id", "learner_id", "kind"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    basis_id: Mapped[UUID]
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    kind: Mapped[str]  # code: certificate_kinds
    matter: Mapped[str]
    rules_version: Mapped[str]
    checked_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    checked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CertificateBadge(Base):
    """The Open Badge of a paper as the school signed it, so that whoever asks again gets the same.

    One for each key: of a key that was lost another is made, with the salt of the first.
    """

    __tablename__ = "certificate_badge"

    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), primary_key=True)
    kid: Mapped[str] = mapped_column(primary_key=True)  # hexadecimal
    salt: Mapped[str]  # of the holder's name, whose digest the badge bears
    content: Mapped[str]  # the signed token
    made_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
