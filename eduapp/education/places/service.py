"""What can be done with places: add one, put it right, take it out of service. None is ever deleted."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.places import queries, rules, terms
from eduapp.education.places.models import Place, PlaceOut
from eduapp.education.places.rules import OutFacts, PlaceFacts
from eduapp.people.access import queries as access

# What the trail calls fields of a place that mean something else elsewhere.
_TOLD = {"kind": "place_kind", "active": "in_use"}


@dataclass(frozen=True, kw_only=True)
class SavePlace(Command):
    """A new place (no `place_id`), or other facts about one that is known.

    Archived is `active` False, for a reason; `hidden` keeps it out of lists while it stays where it is used.
    """

    place_id: UUID | None = None
    version: int | None = None
    name: str
    kind: str = rules.CLASSROOM
    seats: int = 0
    active: bool = True
    machines: int = 0
    highest_level: str = ""
    hidden: bool = False
    archive_reason: str = "other"  # only kept of an archived place
    site: str = ""


@dataclass(frozen=True, kw_only=True)
class TakeOutOfService(Command):
    """A place cannot be used from a day to a day, or until further notice."""

    place_id: UUID
    first_day: date
    last_day: date | None = None
    reason: str  # code: place_out_reasons
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class EndOutOfService(Command):
    """Days out of service end earlier than was planned; without a last day they never came to be."""

    out_id: UUID
    version: int
    last_day: date | None


def save_place(uow: UnitOfWork, command: SavePlace) -> UUID:
    """Enter a place, unless its name is missing or taken."""
    uow.require(terms.CHANGE_PLACES)
    place = _wanted(uow, command)
    before = _facts(place) if command.place_id is not None else None
    facts = PlaceFacts(
        name=tidy(command.name),
        kind=command.kind,
        seats=command.seats,
        active=command.active,
        machines=command.machines,
        highest_level=command.highest_level,
        hidden=command.hidden,
        archive_reason="" if command.active else command.archive_reason,
        site=queries.site_named(uow.session, tidy(command.site), command.place_id),
    )
    uow.enforce(_against(uow, facts, before, command.place_id))
    if facts == before:
        return place.id

    for column, value in asdict(facts).items():
        setattr(place, column, value)
    uow.session.add(place)
    uow.session.flush()
    if before is None:
        uow.audit(terms.PLACE_SAVED, place.id, name=facts.name, seats=facts.seats)
    else:
        uow.audit(terms.PLACE_CHANGED, place.id, name=facts.name, changed=_changes(before, facts))
    uow.publish(terms.PLACES_CHANGED)
    return place.id


def take_out_of_service(uow: UnitOfWork, command: TakeOutOfService) -> UUID:
    """Say that a place cannot be used for a while. What is planned there stays until somebody moves it."""
    uow.require(terms.TAKE_OUT)
    uow.lock(Place, command.place_id)  # before looking: two PCs must not enter the same days twice
    place = queries.place(uow.session, command.place_id)
    if place is None:
        raise NotFound
    facts = OutFacts(command.first_day, command.last_day, command.reason, tidy(command.words))
    known = queries.out_of_service(uow.session, [place.id], facts.first_day, facts.last_day)
    uow.enforce(rules.check_out(place.name, facts, known))

    period = PlaceOut(
        place_id=place.id,
        opened_by=uow.actor.user_id,
        opened_at=uow.now,
        **asdict(facts),
    )
    uow.session.add(period)
    uow.session.flush()
    uow.audit(terms.OUT_OPENED, period.id, None, **_told(place.name, period))
    uow.publish(terms.PLACES_CHANGED)
    return period.id


def end_out_of_service(uow: UnitOfWork, command: EndOutOfService) -> None:
    """Let a place be used again earlier than was planned; the days and who planned them stay on record."""
    uow.require(terms.TAKE_OUT)
    uow.lock(PlaceOut, command.out_id)
    period = uow.session.get(PlaceOut, command.out_id)
    if period is None:
        raise NotFound
    uow.expect_version(period, command.version)
    known = (period.first_day, period.last_day, period.ended_on)
    uow.enforce(rules.check_ending(*known, command.last_day))

    period.ended_on = command.last_day or period.first_day - timedelta(days=1)
    period.ended_by, period.ended_at = uow.actor.user_id, uow.now
    uow.session.flush()
    told = _told(uow.session.get_one(Place, period.place_id).name, period)
    if command.last_day is None:
        uow.audit(terms.OUT_TAKEN_BACK, period.id, None, **told)
    else:
        uow.audit(terms.OUT_ENDED, period.id, None, **told, ended=command.last_day.isoformat())
    uow.publish(terms.PLACES_CHANGED)


def _wanted(uow: UnitOfWork, command: SavePlace) -> Place:
    if command.place_id is None:
        return Place()
    place = uow.session.get(Place, command.place_id)
    if place is None:
        raise NotFound
    uow.expect_version(place, command.version)
    return place


def _against(
    uow: UnitOfWork, facts: PlaceFacts, before: PlaceFacts | None, own_id: UUID | None
) -> Iterator[Violation]:
    yield from rules.check_place(facts, before)
    with uow.session.no_autoflush:
        other = queries.by_name(uow.session, facts.name)
    if facts.name and other is not None and other.id != own_id:
        yield rules.NameTaken(name=other.name)
    if before is not None and before.site and facts.site != before.site:
        with uow.session.no_autoflush:
            left = queries.is_elsewhere(uow.session, before.site, own_id)
            names = [] if left else access.who_works_at(uow.session, before.site)
        if names:
            yield rules.SiteStillNeeded(site=before.site, names=", ".join(names))


def _facts(place: Place) -> PlaceFacts:
    return PlaceFacts(**{column: getattr(place, column) for column in PlaceFacts.__dataclass_fields__})


def _changes(before: PlaceFacts, after: PlaceFacts) -> dict[str, list[str]]:
    old = asdict(before)
    return {
        _TOLD.get(key, key): [str(old[key]), str(new)]
        for key, new in asdict(after).items()
        if old[key] != new
    }


def _told(place: str, period: PlaceOut) -> dict[str, object]:
    """What the trail tells of days out of service; without a last day a dash stands for it."""
    told: dict[str, object] = {
        "place": place,
        "first": period.first_day.isoformat(),
        "reason": period.words or f"place_out_reasons:{period.reason}",
    }
    return told | ({"last": period.last_day.isoformat()} if period.last_day else {})
