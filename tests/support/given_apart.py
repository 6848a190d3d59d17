"""Ready-made pairs of people who are kept apart."""

from uuid import UUID

from eduapp.core.db.unit_of_work import Database
from eduapp.people.apart import service
from eduapp.people.apart.service import ClosePair, OpenPair
from tests.support import given


def a_pair(database: Database, one_id: UUID, other_id: UUID, level: str = "session") -> UUID:
    """Two people who may not be together; without a level never in one room."""
    order = OpenPair(one_id=one_id, other_id=other_id, level=level)
    return database.acting_as(given.LEADER).execute(service.open_pair, order)


def a_closed_pair(database: Database, pair_id: UUID) -> UUID:
    """The same pair, closed."""
    order = ClosePair(pair_id=pair_id, version=1)
    database.acting_as(given.LEADER).execute(service.close_pair, order)
    return pair_id
