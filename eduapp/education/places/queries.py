"""What can be told of places."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.codes import code_list
from eduapp.core.names import folded, sort_key
from eduapp.education.places.models import Place


@dataclass(frozen=True)
class PlaceRow:
    """One place in a list."""

    id: UUID
    version: int
    name: str
    kind: str
    seats: int
    active: bool

    @property
    def label(self) -> str:
        """For pickers: the name."""
        return self.name

    @property
    def kind_label(self) -> str:
        """Its kind in the language spoken now."""
        return code_list("place_kinds")[self.kind].label


_ROW = (Place.id, Place.version, Place.name, Place.kind, Place.seats, Place.active)


def places(session: Session, kind: str = "") -> list[PlaceRow]:
    """All places, or those of one kind, in Norwegian order; those out of use last."""
    query = select(*_ROW)
    if kind:
        query = query.where(Place.kind == kind)
    rows = [PlaceRow(*values) for values in session.execute(query)]
    return sorted(rows, key=lambda row: (not row.active, sort_key(row.name), row.name))


def listed(session: Session, typed: str = "", kind: str = "") -> list[PlaceRow]:
    """For the list: places whose name holds what was typed, perhaps of one kind only."""
    wanted = folded(typed)
    return [row for row in places(session, kind) if wanted in folded(row.name)]


def in_use(session: Session, typed: str = "") -> list[PlaceRow]:
    """For pickers: places in use whose name holds what was typed."""
    return [row for row in listed(session, typed) if row.active]


def place(session: Session, place_id: UUID) -> PlaceRow | None:
    """One place, or None."""
    values = session.execute(select(*_ROW).where(Place.id == place_id)).one_or_none()
    return None if values is None else PlaceRow(*values)


def by_name(session: Session, name: str) -> PlaceRow | None:
    """The place with this name, however it is written, or None. A site has tens of places, not thousands."""
    wanted = folded(name)
    return next((row for row in places(session) if folded(row.name) == wanted), None)
