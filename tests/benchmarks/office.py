"""Twelve busy PCs on one PostgreSQL: nothing that was acknowledged is lost, and no deadlock reaches a person.

Real processes of the program's own use cases (see office_client.py) against a server that is set up as it
would be in a school: it waits for its disk. Few people, groups and registers, so that PCs meet. Afterwards
everything is counted: numbers that all raised by one, hours, enrolments, the trail.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, func, select

from eduapp.core.db.engine import open_engine
from eduapp.core.db.unit_of_work import Database
from eduapp.core.db.upgrade import upgrade
from eduapp.education.enrolment.models import Enrolment
from eduapp.people.audit import queries as trail
from eduapp.people.audit.service import write_audit
from eduapp.people.learners import queries as learners
from eduapp.workshops.hours.models import HoursEntry
from tests.benchmarks.figures import Effort, Figure, say
from tests.benchmarks.office_client import Plan
from tests.support import given, given_attendance, given_education, given_workshops
from tests.support.postgres import fresh_database, running_server

PLACES = 10  # in each of the groups that all want to enrol in
EVENING = 12 * 3600.0  # 20:00: shifts and lessons of the day are over
SLOW = 1.0  # seconds at p99 that a person may wait when everybody works at once


def measure(effort: Effort) -> list[Figure]:
    """Lost, reached a person (both must be none), and what one waits."""
    with running_server(safe=True) as server:
        url = fresh_database(server)
        upgrade(url)
        engine = open_engine(url)
        try:
            plan = _founded(_database(engine))
            told = _worked(url, plan, effort.clients, effort.office_seconds)
            return _judged(engine, plan, told)
        finally:
            engine.dispose()


def _database(engine: Engine) -> Database:
    return Database(engine, given.LEADER, write_audit, clock=lambda: given.NOW)


def _founded(database: Database) -> Plan:
    """A small school in which all PCs want the same."""
    given.the_staff(database)
    given_education.the_school(database)
    workshops = [given_workshops.a_workshop(database, name) for name in ("Carpentry", "Kitchen")]
    workers = [
        id
        for shop in workshops
        for id in given_workshops.placed(
            database, shop, *given_workshops.FIFTEEN[:8], since=given_education.FIRST_DAY
        )
    ]
    classes = [given_attendance.a_class(database, place=f"Classroom {number}") for number in range(2)]
    return Plan(
        people=given_attendance.people(database, *(f"Person {number}" for number in range(80))),
        counters=tuple(given.a_learner(database, name) for name in given_workshops.FIFTEEN[12:]),
        workshops=tuple(workshops),
        workers=tuple(workers),
        sessions={one.session_id: one.learner_ids for one in classes},
        groups=tuple(given_education.a_group(database, capacity=PLACES) for _number in range(3)),
        evening=EVENING,
    )


def _worked(url: str, plan: Plan, clients: int, seconds: float) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        file = Path(folder) / "plan.json"
        file.write_text(plan.to_json())
        pcs = [
            running.enter_context(
                subprocess.Popen(
                    [
                        sys.executable,
                        "-m",
                        "tests.benchmarks.office_client",
                        url,
                        str(number),
                        str(seconds),
                        file,
                    ],
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for number in range(clients)
        ]
        said = [pc.communicate(timeout=seconds + 120)[0] for pc in pcs]
    return [json.loads(text) for text in said]


def _judged(engine: Engine, plan: Plan, told: Sequence[dict[str, Any]]) -> list[Figure]:
    reached = [error for one in told for error in one["reached"]]
    lost = list(_lost(_database(engine), plan, told))
    for error, count in Counter([*reached, *lost]).most_common(10):
        say(f"  {count} × {error}")
    done = sum(sum(one["done"].values()) for one in told)
    refused = sum(sum(one["refused"].values()) for one in told)
    say(f"  {len(told)} PCs, {done} commands carried out, {refused} refused by rules or overtaken")
    waits = sorted(second for one in told for second in one["seconds"])
    slowest = waits[int(len(waits) * 0.99)]
    return [
        _none("office: acknowledged and lost", len(lost), done),
        _none("office: errors that reached a person", len(reached), done),
        Figure("office: a command at p99", slowest / SLOW, 1.0, "s", slowest, SLOW, len(waits)),
    ]


def _none(name: str, count: int, runs: int) -> Figure:
    """A count that must be nothing: one in all is above the goal."""
    return Figure(name, float(count), 0.5, "", float(count), 0.5, max(runs, 1))


def _lost(database: Database, plan: Plan, told: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What is not as the PCs were told it is."""
    with database.reading() as session:
        for id in plan.counters:
            raised = sum(one["raised"].get(str(id), 0) for one in told)
            head = learners.head(session, id)
            stands = int(head.facts.staff_note or "0") if head is not None else -1
            if stands != raised:
                yield f"a number was raised {raised} times and stands at {stands}"
        for kind, table in (("hours", HoursEntry), ("enrolment", Enrolment)):
            kept = {UUID(id) for one in told for id in one["kept"].get(kind, ())}
            there = set(session.scalars(select(table.id)))
            yield from (f"{kind} {id} was acknowledged and is not there" for id in kept - there)
        for group_id in plan.groups:
            inside = session.scalar(
                select(func.count()).select_from(Enrolment).where(Enrolment.group_id == group_id)
            )
            if (inside or 0) > PLACES:
                yield f"a group of {PLACES} has {inside}"
        if trail.first_break(session) is not None:
            yield "the trail does not hold together"
