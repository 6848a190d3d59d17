"""Tables of accounts and roles."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import UtcDateTime


class User(Record):
    """A member of staff who may sign in. Never deleted, only closed: old acts keep their name."""

    __tablename__ = "user_account"

    sign_in_name: Mapped[str] = mapped_column(unique=True)  # folded
    name: Mapped[str]
    title: Mapped[str]  # as on papers: faglærer, verkstedleder
    password_hash: Mapped[str]  # argon2id, with its parameters
    active: Mapped[bool] = mapped_column(default=True)
    wrong_passwords: Mapped[int] = mapped_column(default=0)  # in a row
    last_wrong_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_signed_in_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class UnknownName(Base):
    """Wrong tries with names that nobody has, by bucket. They go after a month, at a sign-in."""

    __tablename__ = "unknown_name"

    bucket: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    wrong_passwords: Mapped[int]
    last_wrong_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DeskPin(Record):
    """What somebody unlocks one PC with: the hash of a PIN and of a secret that only that PC has."""

    __tablename__ = "desk_pin"
    __table_args__ = (UniqueConstraint("user_id", "desk"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    desk: Mapped[str]
    pin_hash: Mapped[str]  # argon2id, with its parameters
    wrong_pins: Mapped[int] = mapped_column(default=0)  # in a row


class RecoveryCode(Record):
    """The sealed code that lets somebody be administrator again; used once. One is in force at most."""

    __tablename__ = "recovery_code"

    code_hash: Mapped[str]  # argon2id, with its parameters
    made_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # used, or another was made
    used_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))


class RoleGrant(Base):
    """A role somebody has (codes: resources/codes/roles.toml)."""

    __tablename__ = "role_grant"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)


class WorksAt(Base):
    """A site where somebody works, as places name it. Nobody's rows: everywhere."""

    __tablename__ = "works_at"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), primary_key=True)
    site: Mapped[str] = mapped_column(primary_key=True)
