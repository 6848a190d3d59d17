"""Conflicts in a site of 250 people and 5,000 sessions: one enrolment, and everything looked through again.

Ours: the calendar read, as a use case reads it, and judged by the engine. Beside it stand the limits that
were promised, and what the database alone takes to say which sessions overlap (without unknown times,
keep-apart, or what else is booked), on an open connection, all rows fetched.
"""

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import sqlcipher3

from eduapp.core.db.base import new_id
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.education.courses.models import CourseGroup
from eduapp.education.timetable import queries
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries import Stay
from eduapp.education.timetable.rules import Apart, Needed, clashes, conflicts_of
from eduapp.people.audit.service import write_audit
from eduapp.people.learners.models import Learner
from tests.benchmarks.asking import timed
from tests.benchmarks.blank import blank_database
from tests.benchmarks.figures import Effort, Figure, compared
from tests.support import given, given_attendance, given_education

ONE_LIMIT, SITE_LIMIT = 20.0, 1000.0  # ms
RAW_GOAL = 60.0
GROUPS, GROUPS_A_PERSON, PLACES = 50, 4, 13
FIRST = date(2026, 8, 17)
STARTS = (510, 615, 720, 795)
OVERLAPS = """
    SELECT a.id, b.id FROM session a JOIN session b
    ON a.group_id = ? AND b.day = a.day AND a.start_minute < b.end_minute AND b.start_minute < a.end_minute
    AND b.group_id IN ({slots}) AND a.state = 'planned' AND b.state = 'planned'
"""
Roll = dict[UUID, list[Stay]]


def measure(effort: Effort) -> list[Figure]:
    """Both, beside their limits, and the one beside the bare database."""
    people, sessions = (250, 5_000) if effort.people > 10_000 else (20, 200)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "site.db"
        blank_database(path)
        engine = open_engine(sqlite_url(path))
        database = Database(engine, given.LEADER, write_audit, clock=lambda: given.NOW)
        roll, apart = a_site(database, people, sessions)
        raw = sqlcipher3.connect(path)
        try:
            learner, wanted = next(iter(roll)), wanted_of(roll)
            one = timed(lambda: enrolment(database, roll, apart, learner, wanted))
            bare = timed(lambda: overlaps(raw, roll[learner], wanted))
            site = timed(lambda: whole(database, roll, apart))
            runs = effort.runs * 3
            return [
                compared(
                    "conflicts of one enrolment, of 20 ms", 1.0, "ms", one, lambda: ONE_LIMIT, runs=runs
                ),
                compared("conflicts of one enrolment, bare database", RAW_GOAL, "ms", one, bare, runs=runs),
                compared("conflicts of a whole site, of 1 s", 1.0, "ms", site, lambda: SITE_LIMIT, runs=runs),
            ]
        finally:
            raw.close()
            engine.dispose()


def enrolment(database: Database, roll: Roll, apart: Apart, learner: UUID, group_id: UUID) -> int:
    """Everything that stands against a learner joining a group until its end; how much that is."""
    last = FIRST + timedelta(days=365)
    company = {one: roll[one] for one in {learner, *apart.of(learner)}}
    with database.reading() as look:
        booked = queries.bookings(look, FIRST, last, learners=company, groups=[group_id])
    joined = [
        type(one)(
            one.kind, one.source_id, one.day, one.span, learners=frozenset({learner}), place_id=one.place_id
        )
        for one in booked
        if one.group_id == group_id
    ]
    return len(conflicts_of(joined, booked, apart, only={Needed.LEARNER, Needed.APART}))


def whole(database: Database, roll: Roll, apart: Apart) -> int:
    """The whole site looked through; how many pairs clash."""
    with database.reading() as look:
        booked = queries.bookings(look, FIRST, FIRST + timedelta(days=365), learners=roll, whole=True)
    return len(clashes(booked, apart))


def overlaps(raw: sqlcipher3.Connection, stays: list[Stay], group_id: UUID) -> int:
    """What the database alone says: which sessions of the group overlap others of the learner."""
    groups = [stay.group_id.hex for stay in stays]
    statement = OVERLAPS.format(slots=", ".join("?" * len(groups)))
    return len(raw.execute(statement, (group_id.hex, *groups)).fetchall())


def wanted_of(roll: Roll) -> UUID:
    """A group the first learner is not in."""
    own = {stay.group_id for stay in next(iter(roll.values()))}
    return next(stay.group_id for stays in roll.values() for stay in stays if stay.group_id not in own)


def a_site(database: Database, people: int, sessions: int) -> tuple[Roll, Apart]:
    """Groups with sessions on most days, learners in some of them, and a few who must be kept apart."""
    dice = random.Random(2026)
    given.the_staff(database)
    course = given_education.a_course(database)
    places = [given_attendance.a_room(database, f"Room {n}") for n in range(PLACES)]
    teachers = [actor.user_id for actor in given.STAFF]
    days = [day for n in range(365) if (day := FIRST + timedelta(days=n)).weekday() < 5]
    groups = [new_id() for _n in range(GROUPS)]
    with database.writing() as uow:
        uow.session.add_all(
            CourseGroup(
                id=group, course_id=course, name=f"Group {n}", search_text="",
                teacher_id=teachers[n // 4 % 8],
                place_id=places[n // len(STARTS)], capacity=20, first_day=FIRST, last_day=days[-1],
            )
            for n, group in enumerate(groups)
        )  # fmt: skip
        uow.session.flush()
        for n, group in enumerate(groups):
            start = STARTS[n % len(STARTS)]
            uow.session.add_all(
                Session(
                    group_id=group,
                    place_id=places[n // len(STARTS)],
                    day=day,
                    start_minute=start,
                    end_minute=start + 90,
                )
                for day in dice.sample(days, sessions // GROUPS)
            )
        learners = [new_id() for _n in range(people)]
        uow.session.add_all(
            Learner(id=one, number=str(n), family_name="A", given_name="B", sort_key="", search_text="")
            for n, one in enumerate(learners)
        )
    roll = {one: [Stay(group, FIRST) for group in dice.sample(groups, GROUPS_A_PERSON)] for one in learners}
    pairs = [dice.sample(learners, 2) for _n in range(people // 10)]
    return roll, Apart(pairs)
