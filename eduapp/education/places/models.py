"""Tables of places."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record


class Place(Record):
    """A classroom, workshop or exam room."""

    __tablename__ = "place"
    __table_args__ = (CheckConstraint("seats >= 0", name="seats_counted"),)

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]  # code: place_kinds
    seats: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)
