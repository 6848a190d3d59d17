"""Tables of learners."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eduapp.core.db.base import Record
from eduapp.core.db.types import SortKey


class Learner(Record):
    """A person who takes part. One name is enough: many people have only one."""

    __tablename__ = "learner"
    __table_args__ = (CheckConstraint("family_name <> '' OR given_name <> ''", name="has_a_name"),)

    number: Mapped[str] = mapped_column(unique=True)
    family_name: Mapped[str]
    given_name: Mapped[str]
    sort_key: Mapped[str] = mapped_column(SortKey, index=True)  # core.names.sort_key
    search_text: Mapped[str]  # core.names.search_text
    birth_date: Mapped[date | None]
    first_language: Mapped[str] = mapped_column(default="")
    norwegian_level: Mapped[str] = mapped_column(default="")  # code: norwegian_levels
    unit: Mapped[str] = mapped_column(default="")
    security_level: Mapped[str] = mapped_column(
        default=""
    )  # code: security_levels; of the placement, not the person
    available_until: Mapped[date | None] = mapped_column(index=True)
    here: Mapped[bool] = mapped_column(default=True, index=True)
