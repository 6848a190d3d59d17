"""One PC of an office that is busy: a process of its own that does mixed work until its time is over.

    python -m tests.benchmarks.office_client URL NUMBER SECONDS PLAN

PLAN is a file with the ids of what there is to work on. What was acknowledged, and what reached the person,
is printed as one line of JSON at the end; a rule that says no is ordinary work, any other error is not.
"""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from eduapp.core.db.engine import open_engine
from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import Conflict, EduError, NotFound, Refused
from eduapp.education.attendance import queries as registers
from eduapp.education.attendance.service import MarkLearner, mark
from eduapp.education.enrolment.service import Enrol, enrol
from eduapp.people.audit.service import write_audit
from eduapp.people.learners import queries as learners
from eduapp.people.learners.service import CorrectLearner, correct_learner
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.service import ApproveHours, LogHours, approve_hours, log_hours
from tests.support import given

FIRST_DAY = date(2026, 8, 17)
PAUSE = (0.05, 0.35)  # seconds between what one person does: quicker than people are
MARKS = ("present", "absent", "present")


@dataclass(frozen=True)
class Plan:
    """What the PCs share: few people and groups, so that they get in each other's way."""

    people: tuple[UUID, ...]
    counters: tuple[UUID, ...]  # learners whose note holds a number that everybody raises by one
    workshops: tuple[UUID, ...]
    workers: tuple[UUID, ...]
    sessions: dict[UUID, tuple[UUID, ...]]  # who is on the roll
    groups: tuple[UUID, ...]
    evening: float  # seconds after given.NOW that the clock shows

    def to_json(self) -> str:
        """As a file."""
        told = {name: value for name, value in vars(self).items() if name != "sessions"}
        rolls = {str(id): list(map(str, roll)) for id, roll in self.sessions.items()}
        return json.dumps({**told, "sessions": rolls}, default=str)

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """As it was written."""
        told = json.loads(text)
        lists = ("people", "counters", "workshops", "workers", "groups")
        return cls(
            **{name: tuple(map(UUID, told[name])) for name in lists},
            sessions={UUID(id): tuple(map(UUID, roll)) for id, roll in told["sessions"].items()},
            evening=told["evening"],
        )


@dataclass
class Told:
    """What a PC has to say at the end."""

    raised: Counter[str] = field(default_factory=Counter)  # by counter: acknowledged
    kept: dict[str, list[str]] = field(default_factory=dict)  # ids that were acknowledged, by kind
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    reached: list[str] = field(default_factory=list)  # errors that a person would have seen
    seconds: list[float] = field(default_factory=list)

    def to_json(self) -> str:
        """One line."""
        return json.dumps(vars(self))


class Office:
    """The work of one PC."""

    def __init__(self, database: Database, plan: Plan, dice: random.Random) -> None:
        self._database, self._plan, self._dice = database, plan, dice
        self.told = Told()
        self._work: Sequence[Callable[[], None]] = (
            self._raise_a_counter, self._raise_a_counter, self._mark, self._mark, self._log, self._log,
            self._approve, self._enrol, self._look,
        )  # fmt: skip

    def go_on(self, until: float) -> None:
        """Work until a moment of the monotonic clock."""
        while time.monotonic() < until:
            work = self._dice.choice(self._work)
            name = work.__name__.strip("_")
            started = time.perf_counter()
            try:
                work()
                self.told.done[name] += 1
            except (Refused, Conflict, NotFound) as error:
                self.told.refused[f"{name} {_named(error)}"] += 1
            except Exception as error:  # noqa: BLE001 - whatever it is, a person would have seen it
                self.told.reached.append(f"{name} {_named(error)}")
            self.told.seconds.append(round(time.perf_counter() - started, 4))
            time.sleep(self._dice.uniform(*PAUSE))

    def _send(self, who: Any, use_case: Callable[..., Any], command: Any) -> Any:
        return self._database.acting_as(who).execute(use_case, command)

    def _raise_a_counter(self) -> None:
        """Read, add one, save: what is lost here would be a lost update."""
        id = self._dice.choice(self._plan.counters)
        with self._database.reading() as session:
            record = learners.head(session, id)
        if record is None:
            raise NotFound
        facts = replace(record.facts, staff_note=str(int(record.facts.staff_note or "0") + 1))
        self._send(
            given.LEADER, correct_learner, CorrectLearner(learner_id=id, version=record.version, facts=facts)
        )
        self.told.raised[str(id)] += 1

    def _mark(self) -> None:
        session_id = self._dice.choice(list(self._plan.sessions))
        learner_id = self._dice.choice(self._plan.sessions[session_id])
        order = MarkLearner(session_id=session_id, learner_id=learner_id, code=self._dice.choice(MARKS))
        self._send(given.TEACHER, mark, order)

    def _log(self) -> None:
        day = FIRST_DAY + timedelta(days=self._dice.randrange(90))
        start = 480 + 15 * self._dice.randrange(20)
        order = LogHours(
            workshop_id=self._dice.choice(self._plan.workshops),
            learner_id=self._dice.choice(self._plan.workers),
            day=day,
            times=Times(start, start + 45),
        )
        self._keep("hours", self._send(given.WORKSHOP_LEADER, log_hours, order))

    def _approve(self) -> None:
        with self._database.reading() as session:
            waiting = hours.to_approve(session, self._dice.choice(self._plan.workshops), limit=40)
        some = self._dice.sample(waiting, min(5, len(waiting)))
        if some:
            order = ApproveHours(entry_ids=tuple(row.id for row in some))
            self._send(given.OTHER_WORKSHOP_LEADER, approve_hours, order)

    def _enrol(self) -> None:
        order = Enrol(
            learner_id=self._dice.choice(self._plan.people),
            group_id=self._dice.choice(self._plan.groups),
            first_day=given.TODAY,
            consented_on=given.TODAY,
        )
        self._keep("enrolment", self._send(given.LEADER, enrol, order))

    def _look(self) -> None:
        with self._database.reading() as session:
            registers.register(session, self._dice.choice(list(self._plan.sessions)))

    def _keep(self, kind: str, id: UUID) -> None:
        self.told.kept.setdefault(kind, []).append(str(id))


def _named(error: Exception) -> str:
    names = "+".join(sorted(v.name for v in error.violations)) if isinstance(error, Refused) else ""
    said = str(error) if isinstance(error, EduError) and not isinstance(error, Refused) else ""
    return " ".join(filter(None, (type(error).__name__, names, said)))


def main(url: str, number: str, seconds: str, plan_file: str) -> None:
    """Work, then say what came of it."""
    plan = Plan.from_json(Path(plan_file).read_text())
    database = Database(
        open_engine(url),
        given.LEADER,
        write_audit,
        clock=lambda: given.NOW + timedelta(seconds=plan.evening),
    )
    office = Office(database, plan, random.Random(int(number)))
    office.go_on(time.monotonic() + float(seconds))
    print(office.told.to_json())


if __name__ == "__main__":
    main(*sys.argv[1:5])
