"""An exam for fourteen, planned as a school plans it: paper, room, watch, seats, versions, custody."""

from datetime import date, datetime
from uuid import UUID

from eduapp.core.clock import StillClock, zone
from eduapp.core.db.unit_of_work import Database
from eduapp.core.spans import as_time
from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.queries import SittingHead
from eduapp.exams.sittings.rules.seating import Grid
from tests.support import given, given_apart, given_arrangements, given_education
from tests.support.given_exams import a_room_of, enter_candidate, everybody_seated, plan, trained
from tests.support.given_papers import a_paper, facts, items_of, some_singles
from tests.support.given_room import DAY, Hall, minute

NAMES = (
    "Ola Vik", "Kari Berg", "Amir Hosseini", "Jon Lie", "Eva Dahl", "Per Moen", "Siv Aas", "Nils Foss",
    "Mona Haug", "Leo Nygård", "Tor Sunde", "Ida Rein", "Finn Holt", "Unni Krag",
)  # fmt: skip
ROWS, COLUMNS, EMPTY = 7, 7, 1  # every second seat: sixteen people
MINUTES = 240
QUARTER_MORE = Measure("extra_percent", percent=25)
OWN_ROOM = Measure("own_room")
LARGE = Measure("large_print", percent=150)


def at(clock: StillClock, day: date, time: str) -> None:
    """A moment of the wall clock."""
    clock.moment = datetime.combine(day, as_time(minute(time)), zone())


def an_exam_paper(database: Database, course_id: UUID) -> UUID:
    """Five questions in two versions, four hours."""
    told = facts(title="Matematikk, høst 2026", course_id=course_id, minutes=MINUTES)
    return a_paper(database, items_of(some_singles(database, 5)), told=told, versions=2)


def planned(database: Database, clock: StillClock) -> tuple[Hall, UUID]:
    """The exam with everybody entered by number 101 … 114; and its paper.

    101 has a quarter more time in a room apart, 102 a larger print; 103 and 104 are kept apart.
    """
    at(clock, given.TODAY, "10:00")
    course = given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")
    hall, study = given_education.a_place(database, "Hall"), given_education.a_place(database, "Study 2")
    leads, other = given.INVIGILATOR.user_id, given.OFFICE.user_id
    trained(database, leads, other)
    learners = [given.a_learner(database, name) for name in NAMES]
    given_arrangements.a_decision(database, learners[0], QUARTER_MORE, OWN_ROOM)
    given_arrangements.a_decision(database, learners[1], LARGE)
    given_apart.a_pair(database, learners[2], learners[3], "exam_seat")

    sitting_id = plan(database, course, DAY, place_id=hall)
    paper_id = an_exam_paper(database, course)
    run = database.execute
    run(service.choose_paper, service.ChoosePaper(sitting_id=sitting_id, paper_id=paper_id))
    run(service.choose_watch, service.ChooseWatch(sitting_id=sitting_id, leads=leads, others={other}))
    for place, learner in enumerate(learners):
        apart = study if place == 0 else None
        enter_candidate(database, sitting_id, learner, own_place_id=apart)
    a_room_of(database, sitting_id, ROWS, COLUMNS, EMPTY)
    everybody_seated(database, sitting_id)
    run(service.spread_versions, service.SpreadVersions(sitting_id=sitting_id))
    rows = {row.candidate_number: row for row in head(database, sitting_id).candidates}
    numbers = sorted(rows)
    people = {number: rows[number].id for number in numbers}
    whose = {number: rows[number].learner_id for number in numbers}
    return Hall(database, clock, sitting_id, people, whose), paper_id


def head(database: Database, sitting_id: UUID) -> SittingHead:
    """The exam as it is now."""
    with database.reading() as session:
        found = queries.sitting(session, sitting_id)
    assert found is not None
    return found


def grid() -> Grid:
    """Its room."""
    return Grid(ROWS, COLUMNS, EMPTY)
