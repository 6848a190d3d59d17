"""Ready-made roads to a trade certificate, and practice from elsewhere, for tests."""

from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Database
from eduapp.workshops.road import service
from eduapp.workshops.road.rules.entering import PracticeFacts, RoadFacts
from tests.support import given

JOINERY, CARPENTRY = "BASNE3----", "BATMF3----"
START = date(2026, 8, 17)


def road_facts(**facts: object) -> RoadFacts:
    """A practice candidate in joinery, by the year of 1,740 hours."""
    known = {"trade": JOINERY, "way": "practice_candidate", "year": "hours_1740", "start_day": START} | facts
    return RoadFacts(**known)  # type: ignore[arg-type]


def practice_facts(**facts: object) -> PracticeFacts:
    """A year of a whole post, with a certificate that was shown."""
    known = {
        "trade": JOINERY,
        "first_day": date(2023, 1, 1),
        "last_day": date(2023, 12, 31),
        "percent": 100,
        "minutes": None,
        "employer": "Nordlys Snekkeri, kitchens",
        "proof": "attest_seen",
    }
    return PracticeFacts(**(known | facts))  # type: ignore[arg-type]


def a_road(database: Database, learner_id: UUID, *workshops: UUID, **facts: object) -> UUID:
    """A road whose hours come from some workshops."""
    order = service.SetRoad(learner_id=learner_id, facts=road_facts(workshops=frozenset(workshops), **facts))
    return database.acting_as(given.WORKSHOP_LEADER).execute(service.set_road, order)


def a_practice(database: Database, learner_id: UUID, **facts: object) -> UUID:
    """Practice elsewhere."""
    order = service.NotePractice(learner_id=learner_id, facts=practice_facts(**facts))
    return database.acting_as(given.WORKSHOP_LEADER).execute(service.note_practice, order)
