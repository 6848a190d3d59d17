"""The mapped base class: names of constraints, ids, and the counter against lost updates."""

import os
import time
from typing import Any, ClassVar, cast
from uuid import UUID

from sqlalchemy import MetaData, Table, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


def new_id() -> UUID:
    """A UUID of version 7 (RFC 9562, 5.7): ids made one after another lie side by side in an index."""
    return _version_7(time.time_ns() // 1_000_000, os.urandom(10))


def new_ids(count: int) -> list[UUID]:
    """So many of them at once: the system is asked for chance once, which is most of what one takes."""
    milliseconds = time.time_ns() // 1_000_000
    chance = os.urandom(10 * count)
    return [_version_7(milliseconds, chance[at : at + 10]) for at in range(0, 10 * count, 10)]


def _version_7(milliseconds: int, chance: bytes) -> UUID:
    random = int.from_bytes(chance, "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | 7 << 76 | (random >> 68 & 0xFFF) << 64 | 2 << 62
    return UUID(int=value | random & (1 << 62) - 1)


class Base(DeclarativeBase):
    """Every table of the program."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        }
    )

    def __repr__(self) -> str:
        """Kind and id only: this text reaches logs, and logs name nobody."""
        return f"<{type(self).__name__} {getattr(self, 'id', '?')}>"


def table_of(kind: type[Base]) -> Table:
    """The bare table of a class: for what is said with every change, where mapped statements cost much."""
    return cast("Table", kind.__table__)


class Record(Base):
    """A row with an id that never collides between prisons, and a version against lost updates."""

    __abstract__ = True
    # How actions of the trail begin that tell of each change of such a record, under its id or as its
    # learner's. Empty where some changes are told under another id: then nobody is named.
    told_by: ClassVar[tuple[str, ...]] = ()

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy calls it with the class
        """Every record refuses to be saved over somebody else's change."""
        return {"version_id_col": cls.version}


def values_of(record: Record) -> dict[str, object]:
    """What a record says, by name; secrets aside."""
    columns = inspect(type(record)).column_attrs.keys()
    return {name: getattr(record, name) for name in columns if not name.endswith("_hash")}
