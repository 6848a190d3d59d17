"""Tables of the keys of the school. No private key that is not in a sealed box, and no root at all."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.certificates.keys import terms
from eduapp.core.db.base import Base, Record
from eduapp.core.db.types import UtcDateTime


class KeyListIssue(Base):
    """A list of public keys, byte for byte as the root signed it. None is ever changed or struck off."""

    __tablename__ = "certificate_key_list"
    __table_args__ = (
        CheckConstraint("number > 0", name="counted"),
        CheckConstraint("made_by <> agreed_by", name="two_people"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    root: Mapped[bytes] = mapped_column(LargeBinary)  # public half of the root's Ed25519 key, 32 bytes
    content: Mapped[bytes] = mapped_column(LargeBinary)
    act: Mapped[str]  # code: key_acts
    made_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    agreed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class KeyBox(Record):
    """The issuing key in use, sealed by the password of issuing. Gone once the key has ended."""

    __tablename__ = "certificate_key_box"
    told_by: ClassVar[tuple[str, ...]] = (terms.PASSWORD_CHANGED,)

    kid: Mapped[str] = mapped_column(unique=True)  # 16 hexadecimal digits
    content: Mapped[bytes] = mapped_column(LargeBinary)
    wrong_passwords: Mapped[int] = mapped_column(default=0)  # in a row
    last_wrong_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class KeyHalf(Record):
    """Who was given which printed half of the root. What stands on it is kept nowhere."""

    __tablename__ = "certificate_key_half"
    __table_args__ = (
        UniqueConstraint("kid", "half"),
        UniqueConstraint("kid", "given_to"),
        CheckConstraint("half IN (1, 2)", name="one_of_two"),
    )

    kid: Mapped[str]  # of the root
    half: Mapped[int]
    given_to: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)


class KeyAgreement(Record):
    """Somebody agreed, in their own name, to exactly this being done with the keys."""

    __tablename__ = "certificate_key_agreement"

    digest: Mapped[str]  # SHA-256 of what is to be kept
    agreed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    agreed_at: Mapped[datetime] = mapped_column(UtcDateTime)
