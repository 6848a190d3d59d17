"""Tables of the trail."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import CanonicalJson, UtcDateTime


class AuditEntry(Base):
    """One thing that was done. Never updated; the details may be shredded, the chain stays whole."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_learner_id_seq", "learner_id", "seq"),
        Index("ix_audit_entry_actor_id_seq", "actor_id", "seq"),
        Index("ix_audit_entry_subject_id_seq", "subject_id", "seq"),
    )

    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor_id: Mapped[UUID]
    actor_name: Mapped[str]  # as it was then
    action: Mapped[str]  # asked for by how it begins, which no index answers
    subject_id: Mapped[UUID]
    learner_id: Mapped[UUID | None]  # no foreign key: the trail outlives the person's record
    details: Mapped[Any] = mapped_column(CanonicalJson, nullable=True)
    commitment: Mapped[str]  # keyed digest of the details; the chain covers this, not the details
    previous: Mapped[str]
    digest: Mapped[str]


class AuditHead(Base):
    """The end of the chain: one row that every writer locks, so that two PCs never fork it."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger)
    digest: Mapped[str]


class DetailKey(Base):
    """The key of one learner's details, or of all that concern no learner. Deleting it shreds them."""

    __tablename__ = "audit_detail_key"

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary)


class AuditShredding(Base):
    """Whose details are gone, all up to an entry. The entry `seq` tells of it, without whom."""

    __tablename__ = "audit_shredding"
    __table_args__ = (CheckConstraint("until_seq < seq", name="before_it_is_told"),)

    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    owner_id: Mapped[UUID]  # the learner; by now nobody's name
    until_seq: Mapped[int] = mapped_column(BigInteger)


class AuditRead(OfOnePerson, Base):
    """How often somebody opened the file of a person on a day. No entry of the chain: nothing was changed."""

    __tablename__ = "audit_read"
    __table_args__ = (
        Index("ix_audit_read_actor_id_day", "actor_id", "day"),
        CheckConstraint("times > 0", name="was_read"),
    )

    learner_id: Mapped[UUID] = mapped_column(primary_key=True)  # no foreign key, as above
    day: Mapped[date] = mapped_column(primary_key=True)
    actor_id: Mapped[UUID] = mapped_column(primary_key=True)
    actor_name: Mapped[str]  # as it was then
    times: Mapped[int]
    first_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
