"""What is older than its rule, for tests of how long something lives."""

from datetime import timedelta
from uuid import UUID

from eduapp.app import catalogue
from eduapp.core.clock import StillClock
from eduapp.core.db.unit_of_work import Database
from eduapp.gui.contributions import HELD
from eduapp.gui.loading import load
from tests.support import given
from tests.support.given_apart import a_closed_pair, a_pair

OFFERED = tuple(load(name) for name in catalogue.answers(HELD, given.LEADER))
HOLDINGS = tuple(one for offered in OFFERED for one in offered())


def long_ago(database: Database, days: int) -> Database:
    """The same database so many days before now."""
    moment = given.NOW - timedelta(days=days)
    return database.at(StillClock(moment))


def somebody_long_gone(database: Database, name: str = "Karim Haddad", days: int = 4000) -> UUID:
    """Of whom nothing is left but name, facts, states and the trail."""
    then = long_ago(database, days)
    person = given.a_learner(then, name, staff_note="Sentinel")
    left = (given.NOW - timedelta(days=days)).date()
    given.a_state(then, person, "released", left)
    given.a_learner(database)  # the trail goes on until today, so the clock is no riddle
    return person


def a_pair_long_ago(database: Database, one: UUID, other: UUID, days: int = 100) -> UUID:
    """Two who were kept apart until then."""
    then = long_ago(database, days)
    return a_closed_pair(then, a_pair(then, one, other))
