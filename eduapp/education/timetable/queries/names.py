"""What people and places of conflicts are called."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Look

from eduapp.education.places.models import Place
from eduapp.people.access.models import User
from eduapp.people.learners import queries as learners


def names_of(
    look: Look,
    *,
    people: Collection[UUID] = (),
    staff: Collection[UUID] = (),
    places: Collection[UUID] = (),
) -> dict[UUID, str]:
    """The names of learners, of people of the staff and of places, by id."""
    found = learners.names(look, people) if people else {}
    for column, ids in ((User, staff), (Place, places)):
        if ids:
            query = select(column.id, column.name).where(column.id.in_(list(ids)))
            found.update({id: name for id, name in look.execute(query)})  # noqa: C416 - rows
    return found
