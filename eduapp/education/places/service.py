"""What can be done with places: add one, put it right, take it out of use. None is ever deleted."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.places import queries, rules, terms
from eduapp.education.places.models import Place
from eduapp.education.places.rules import PlaceFacts


@dataclass(frozen=True, kw_only=True)
class SavePlace(Command):
    """A new place (no `place_id`), or other facts about one that is known."""

    place_id: UUID | None = None
    version: int | None = None
    name: str
    kind: str = rules.CLASSROOM
    seats: int = 0
    active: bool = True


def save_place(uow: UnitOfWork, command: SavePlace) -> UUID:
    """Enter a place, unless its name is missing or taken."""
    uow.require(terms.CHANGE_PLACES)
    place = _wanted(uow, command)
    facts = PlaceFacts(tidy(command.name), command.kind, command.seats, command.active)
    uow.enforce(_against(uow, facts, command.place_id))

    for column, value in asdict(facts).items():
        setattr(place, column, value)
    uow.session.add(place)
    uow.session.flush()
    uow.audit(terms.PLACE_SAVED, place.id, name=facts.name, seats=facts.seats)
    uow.publish(terms.PLACES_CHANGED)
    return place.id


def _wanted(uow: UnitOfWork, command: SavePlace) -> Place:
    if command.place_id is None:
        return Place()
    place = uow.session.get(Place, command.place_id)
    if place is None:
        raise NotFound
    uow.expect_version(place, command.version)
    return place


def _against(uow: UnitOfWork, facts: PlaceFacts, own_id: UUID | None) -> Iterator[Violation]:
    yield from rules.check_place(facts)
    with uow.session.no_autoflush:
        other = queries.by_name(uow.session, facts.name)
    if facts.name and other is not None and other.id != own_id:
        yield rules.NameTaken(name=other.name)
