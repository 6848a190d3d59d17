"""What can be told of places: lists, pickers, one place with its days out of service."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.codes import code_list
from eduapp.core.db.prepared import Prepared
from eduapp.core.names import folded, sort_key
from eduapp.education.places.models import Place, PlaceOut
from eduapp.education.places.rules import OutSpan, PlaceFacts, Standing, standing
from eduapp.people.access.models import User


@dataclass(frozen=True)
class PlaceRow:
    """One place in a list. `out` tells whether it is out of service on the day the list was asked for."""

    id: UUID
    version: int
    name: str
    kind: str
    seats: int
    active: bool
    machines: int = 0
    highest_level: str = ""
    hidden: bool = False
    archive_reason: str = ""
    site: str = ""
    out: OutSpan | None = None

    @property
    def label(self) -> str:
        """For pickers: the name."""
        return self.name

    @property
    def kind_label(self) -> str:
        """Its kind in the language spoken now."""
        return code_list("place_kinds")[self.kind].label

    @property
    def facts(self) -> PlaceFacts:
        """What is recorded of it."""
        return PlaceFacts(
            self.name, self.kind, self.seats, self.active,
            self.machines, self.highest_level, self.hidden, self.archive_reason, self.site,
        )  # fmt: skip

    @property
    def standing(self) -> Standing:
        """In use, out of service, not in lists or archived."""
        return standing(self.facts, self.out is not None)


@dataclass(frozen=True)
class OutRow:
    """Days out of service with who opened and who ended them; `span` holds the days as they turned out."""

    id: UUID
    version: int
    span: OutSpan
    planned_last: date | None
    opened_by: str
    opened_at: datetime
    ended_on: date | None
    ended_by: str
    ended_at: datetime | None

    @property
    def taken_back(self) -> bool:
        """Whether it never came to be."""
        return self.ended_on is not None and self.ended_on < self.span.first_day

    def lasts_on(self, day: date) -> bool:
        """Whether the place is out of service on a day by this."""
        return self.span.covers(day)

    def is_over(self, day: date) -> bool:
        """Whether its last day lies before a day."""
        return self.span.last_day is not None and self.span.last_day < day


@dataclass(frozen=True)
class PlaceHead:
    """One place with its days out of service, the newest first."""

    place: PlaceRow
    periods: tuple[OutRow, ...]


_ROW = (
    Place.id,
    Place.version,
    Place.name,
    Place.kind,
    Place.seats,
    Place.active,
    Place.machines,
    Place.highest_level,
    Place.hidden,
    Place.archive_reason,
    Place.site,
)
_last_day = func.coalesce(PlaceOut.ended_on, PlaceOut.last_day)  # the last day as it turned out
_ORDER = {Standing.HIDDEN: 1, Standing.ARCHIVED: 2}


def places(session: Session, kind: str = "") -> list[PlaceRow]:
    """All places, or those of one kind, in Norwegian order; then those not in lists, the archived last."""
    query = select(*_ROW)
    if kind:
        query = query.where(Place.kind == kind)
    rows = [PlaceRow(*values) for values in session.execute(query)]
    return sorted(rows, key=lambda row: (_ORDER.get(row.standing, 0), sort_key(row.name), row.name))


def listed(session: Session, typed: str = "", kind: str = "", day: date | None = None) -> list[PlaceRow]:
    """For the list: places whose name holds what was typed, perhaps of one kind only, and as of a day."""
    wanted = folded(typed)
    rows = [row for row in places(session, kind) if wanted in folded(row.name)]
    if day is None:
        return rows
    out = {span.place_id: span for span in out_of_service(session, None, day, day)}
    return [replace(row, out=out.get(row.id)) for row in rows]


def in_use(session: Session, typed: str = "") -> list[PlaceRow]:
    """For pickers: places in use whose name holds what was typed; none that is not in lists or archived."""
    return [row for row in listed(session, typed) if row.standing is Standing.IN_USE]


def place(session: Session, place_id: UUID) -> PlaceRow | None:
    """One place, or None."""
    values = session.execute(select(*_ROW).where(Place.id == place_id)).one_or_none()
    return None if values is None else PlaceRow(*values)


def place_head(session: Session, place_id: UUID, day: date) -> PlaceHead | None:
    """One place as of a day with all its days out of service, or None."""
    row = place(session, place_id)
    if row is None:
        return None
    periods = _periods(session, place_id)
    out = next((one.span for one in periods if one.lasts_on(day)), None)
    return PlaceHead(replace(row, out=out), periods)


def by_name(session: Session, name: str) -> PlaceRow | None:
    """The place with this name, however it is written, or None. A site has tens of places, not thousands."""
    wanted = folded(name)
    return next((row for row in places(session) if folded(row.name) == wanted), None)


def sites(session: Session) -> list[str]:
    """The sites at which there are places, in Norwegian order."""
    found = session.scalars(select(Place.site).where(Place.site != "").distinct())
    return sorted(found, key=lambda name: (sort_key(name), name))


def site_named(session: Session, typed: str, but: UUID | None = None) -> str:
    """A site as other places write it, however it was typed: berg is Berg. New ones stay as typed."""
    query = select(Place.site).where(Place.site != "").distinct()
    known = session.scalars(query if but is None else query.where(Place.id != but))
    return {folded(site): site for site in known}.get(folded(typed), typed)


def is_elsewhere(session: Session, site: str, but: UUID | None) -> bool:
    """Whether there is another place at a site."""
    return session.scalar(select(Place.id).where(Place.site == site, Place.id != but).limit(1)) is not None


def at(sites: Collection[str]) -> Select[UUID]:
    """The ids of the places at some sites and of those that are everybody's; a part of a statement."""
    return select(Place.id).where(Place.site.in_([*sorted(sites), ""]))


def out_of_service(
    session: Session, place_ids: Iterable[UUID] | None, first: date, last: date | None
) -> list[OutSpan]:
    """When places (None: all) are out of service from a first to a last day (None: for ever), oldest first.

    Spans are whole: they may begin before and end after. What was taken back is none.
    """
    asked: dict[str, object] = {"first": first}
    if last is not None:
        asked["last"] = last
    if place_ids is not None:
        asked["places"] = list(place_ids)
    return [OutSpan(*values) for values in _spans("last" in asked, "places" in asked).rows(session, asked)]


_SPAN = (PlaceOut.id, PlaceOut.place_id, PlaceOut.first_day, _last_day, PlaceOut.reason, PlaceOut.words)


@cache
def _spans(until: bool, some: bool) -> Prepared:
    """Days out of service from a day on; those that begin `until` a last day, those of `some` places."""
    query: Select[*tuple[Any, ...]] = select(*_SPAN).where(
        or_(_last_day.is_(None), _last_day >= bindparam("first")),
        or_(PlaceOut.ended_on.is_(None), PlaceOut.ended_on >= PlaceOut.first_day),
    )
    if until:
        query = query.where(PlaceOut.first_day <= bindparam("last"))
    if some:
        query = query.where(PlaceOut.place_id.in_(bindparam("places", expanding=True)))
    return Prepared(query.order_by(PlaceOut.first_day))


def _periods(session: Session, place_id: UUID) -> tuple[OutRow, ...]:
    opener, ender = aliased(User), aliased(User)
    query = (
        select(
            PlaceOut.version,
            PlaceOut.last_day,
            opener.name,
            PlaceOut.opened_at,
            PlaceOut.ended_on,
            func.coalesce(ender.name, ""),
            PlaceOut.ended_at,
            *_SPAN,
        )
        .join(opener, opener.id == PlaceOut.opened_by)
        .outerjoin(ender, ender.id == PlaceOut.ended_by)
        .where(PlaceOut.place_id == place_id)
        .order_by(PlaceOut.first_day.desc(), PlaceOut.opened_at.desc())
    )
    return tuple(_period(list(values)) for values in session.execute(query))


def _period(values: list[Any]) -> OutRow:
    """In the order of the query: what is kept of the row, then its span."""
    version, *rest = values[: -len(_SPAN)]
    span = OutSpan(*values[-len(_SPAN) :])
    return OutRow(span.id, version, span, *rest)
