"""A road of ten years: 5,000 approved entries in two workshops and some practice elsewhere, within 30 ms.

Ours: the whole calculation, every month with its rule, and the forecast; and once more as the page of a
learner asks for it, with everything read from the database. Beside each stands the limit.
"""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.people.audit.service import write_audit
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.models import HoursEntry
from eduapp.workshops.hours.queries import ApprovedDay
from eduapp.workshops.road import queries
from eduapp.workshops.road.rules.forecast import forecast
from eduapp.workshops.road.rules.numbers import demand_of
from eduapp.workshops.road.rules.reckoning import Outside, Road, reckon
from tests.benchmarks.asking import timed
from tests.benchmarks.blank import blank_database
from tests.benchmarks.figures import Effort, Figure, compared
from tests.support import given, given_roads, given_workshops

LIMIT = 30.0  # ms
ENTRIES = 5_000
TODAY = given.TODAY
MORNING, AFTERNOON = 480, 720
ELSEWHERE = (
    Outside(date(2012, 1, 1), date(2015, 6, 30), percent=100, what="A"),
    Outside(date(2018, 3, 1), date(2018, 12, 31), minutes=60_000, what="B"),
)


def measure(effort: Effort) -> list[Figure]:
    """The calculation, and the question of the page, each beside the limit."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "site.db"
        blank_database(path)
        engine = open_engine(sqlite_url(path))
        database = Database(engine, given.LEADER, write_audit, clock=lambda: given.NOW)
        shops = a_workshop(database, "Carpentry"), a_workshop(database, "Joinery")
        worked = the_entries(ENTRIES if effort.people > 10_000 else 60, shops)
        learner_id = somebody(database, worked)
        try:
            alone, asked = timed(lambda: whole(worked)), timed(lambda: page(database, learner_id))
            return [
                compared(name, 1.0, "ms", ours, lambda: LIMIT, runs=effort.runs * 3)
                for name, ours in (
                    ("a road of ten years, of 30 ms", alone),
                    ("a road of ten years, read and told, of 30 ms", asked),
                )
            ]
        finally:
            engine.dispose()


def whole(worked: list[ApprovedDay]) -> int:
    """What is missing, and whether it could be done in time."""
    demand = demand_of(given_roads.JOINERY, "practice_candidate", "hours_1740", TODAY)
    assert demand is not None
    made = reckon(Road(demand, frozenset(one.workshop_id for one in worked)), worked, ELSEWHERE, TODAY)
    return made.missing + bool(forecast(made, TODAY))


def page(database: Database, learner_id: UUID) -> int:
    """As the panel of a learner asks for it."""
    with database.reading() as look:
        found = queries.of_learner(look, learner_id, TODAY)
    assert found is not None
    made = found.roads[0].made
    assert made is not None
    return made.missing


def the_entries(count: int, shops: tuple[UUID, UUID]) -> list[ApprovedDay]:
    """Mornings and afternoons of weekdays, back from today."""
    days = (TODAY - timedelta(days=n) for n in range(count))
    both = ((day, shop) for day in days if day.weekday() < 5 for shop in shops)
    return [ApprovedDay(day, 150, shop) for day, shop in both][:count]


def a_workshop(database: Database, name: str) -> UUID:
    """A workshop; the staff come with the first."""
    if name == "Carpentry":
        given.the_staff(database)
    return given_workshops.a_workshop(database, name)


def somebody(database: Database, worked: list[ApprovedDay]) -> UUID:
    """A learner with a road to a trade, and all of these hours approved."""
    learner_id = given.a_learner(database)
    shops = sorted({one.workshop_id for one in worked})
    given_roads.a_road(database, learner_id, *shops)
    for one in ELSEWHERE:
        given_roads.a_practice(
            database, learner_id, first_day=one.first, last_day=one.last,
            percent=one.percent, minutes=one.minutes,
        )  # fmt: skip
    with database.writing() as uow:
        uow.session.add_all(
            HoursEntry(
                workshop_id=one.workshop_id,
                learner_id=learner_id,
                day=one.day,
                start_minute=MORNING if one.workshop_id == shops[0] else AFTERNOON,
                end_minute=(MORNING if one.workshop_id == shops[0] else AFTERNOON) + one.minutes,
                break_minutes=0,
                minutes=one.minutes,
                state=terms.APPROVED,
                entered_by=given.WORKSHOP_LEADER.user_id,
                entered_at=given.NOW,
                approved_by=given.LEADER.user_id,
                approved_at=given.NOW,
            )
            for one in worked
        )
    return learner_id
