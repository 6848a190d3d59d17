"""Tables of safekeeping."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, new_id
from eduapp.core.db.types import UtcDateTime


class BackupKey(Base):
    """A key that backups are made under. Who can read this table can read all that the backups hold."""

    __tablename__ = "backup_key"
    __table_args__ = (CheckConstraint("number > 0", name="counted"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[bytes] = mapped_column(LargeBinary)  # 32 bytes
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # the same in a box that the paper code opens
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Backup(Base):
    """A backup that was made, opened again and compared. Never changed; it may be rotated away since."""

    __tablename__ = "backup"
    __table_args__ = (
        CheckConstraint("place IN ('near', 'away')", name="known_place"),
        Index("ix_backup_trail_seq_place", "trail_seq", "place"),
        Index("ix_backup_place_trail_seq", "place", "trail_seq"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    number: Mapped[int]  # counted on in its folder
    place: Mapped[str]  # near: in the data folder of a PC; away: a second folder or a stick
    occasion: Mapped[str]  # code: backup_occasions
    day: Mapped[date]  # at the site
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    rows: Mapped[int] = mapped_column(BigInteger)  # of all tables
    size: Mapped[int] = mapped_column(BigInteger)  # bytes
    sha256: Mapped[str]
    trail_seq: Mapped[int] = mapped_column(BigInteger)  # the last entry of the trail in it
    trail_digest: Mapped[str]
    key_mark: Mapped[str]  # which key opens it, as it stands on the paper with the code
