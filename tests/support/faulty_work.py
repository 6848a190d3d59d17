"""Work that writes, act by act, for disks that fail: what is done, and what of it is there afterwards.

A `Work` is made anew for each try, on a copy of what `prepare` has left. Its commands are made once, so that
an act that is done again is the same act.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session as Look

from eduapp.app.database_key import take_key
from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.witness import keep_checkpoint
from eduapp.core.actor import Actor
from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.education.attendance import service as attendance
from eduapp.exchange.files import jobs as files
from eduapp.exchange.files.service import BringIn
from eduapp.people.audit import queries as trail
from eduapp.workshops.hours import service as hours
from tests.support import (
    given,
    given_attendance,
    given_education,
    given_imports,
    given_workshops,
    under_key,
)

Act = Callable[[], object]
State = frozenset[tuple[object, ...]]
PEOPLE = given_imports.PEOPLE + "\n".join(f"70{n:02};Lie;Jonas {n};0{n}.02.1990" for n in range(1, 5)) + "\n"
HOURS = given_imports.HOURS + "\n".join(
    f"{day:02}.11.2026;Carpentry;{number};08.00;15.00;30;6,5;" for day in (9, 10) for number in (6001, 6002)
)  # fmt: skip
TIMETABLE = given_imports.TIMETABLE + "NOR;Høst;man, ons;;08.30;10.00;Classroom 2;;;;;;\n"


class Work:
    """Acts in a data folder, in the name of a leader, through a database that is opened by the first."""

    #: whether the state after an act that failed may lie between before and after: it has parts
    in_parts: ClassVar[bool] = False
    #: whether its database is under a key, as those of schools are; None if that changes
    keyed: ClassVar[bool | None] = True

    def __init__(self, home: Path) -> None:
        self.home, self.location = home, Location.of(home / under_key.DATA)
        under_key.come_anew(self.location.folder)
        take_key(self.location, make=False)
        self.clock = StillClock(given.NOW)
        self._database: Database | None = None
        self._kept: dict[str, Any] = {}

    @classmethod
    def prepare(cls, home: Path, template: Path) -> None:
        """What is there before: the staff in a database under a key, and what is asked for."""
        work = cls(home)
        under_key.put_under_key(template, work.location.folder)
        work.start()
        work.given()
        work.stop()
        assert [*under_key.slips(work.location.folder)] == []

    def given(self) -> None:
        """More that is there before."""

    def acts(self) -> Sequence[Act]:
        """What is done, in order; the first opens the database, the last closes the program."""
        return [self.start, *self.work(), self.stop]

    def work(self) -> Sequence[Act]:
        """What is done in between."""
        raise NotImplementedError

    def start(self) -> None:
        """Open the database, as the program does."""
        if self._database is None:
            self._database = open_database(self.location, clock=self.clock)

    def stop(self) -> None:
        """Close it, as the program does."""
        if self._database is not None:
            keep_checkpoint(self.location, self._database)
            self._database.engine.dispose()
            self._database = None

    @property
    def database(self) -> Database:
        """In a leader's name."""
        return self.acting_as(given.LEADER)

    def acting_as(self, actor: Actor) -> Database:
        """In somebody's name."""
        assert self._database is not None
        return self._database.acting_as(actor).unattended()

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What is made the first time, and the same ever after: a command with its id."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def state(self) -> State:
        """What is there, so that no part of an act could go unseen: rows and versions of all tables."""
        assert self.location.file is not None
        with under_key.looked_into(self.location.file) as own:
            tables = [
                name
                for (name,) in own.execute("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name")
            ]
            return frozenset((name, *own.execute(_told_of(own, name)).fetchone()) for name in tables)

    def mend(self) -> None:
        """What the program does once its surroundings are well again, and it was started anew."""

    def faults(self) -> list[str]:
        """What is wrong with what is there; nothing of it may be, at any moment."""
        assert self.location.file is not None
        found = []
        if self.keyed and under_key.opens_without(self.location.file):
            found.append("the database is under no key")
        with under_key.looked_into(self.location.file) as own:
            found += [str(row) for row in own.execute("PRAGMA integrity_check") if row != ("ok",)]
            found += [str(row) for row in own.execute("PRAGMA foreign_key_check")]
        engine = open_engine(self.location.url)
        with Look(engine) as session:
            broken = trail.check(session).broken
            found += [str(broken)] if broken else []
        engine.dispose()
        return found


def _told_of(own: Any, table: str) -> str:
    columns = {row[1] for row in own.execute(f"PRAGMA table_info({table})")}
    versions = "coalesce(sum(version), 0)" if "version" in columns else "0"
    return f"SELECT count(*), {versions} FROM {table}"


class Importing(Work):
    """Learners, hours and a timetable from files."""

    def given(self) -> None:
        workshop = given_workshops.a_workshop(self.database)
        for number in ("6001", "6002"):
            learner = given.a_learner(self.database, f"Ola Nr{number}", number=number)
            post = hours.PlaceLearner(
                workshop_id=workshop, learner_id=learner, first_day=given_workshops.FIRST_DAY
            )
            self.database.execute(hours.place_learner, post)
        given_attendance.a_room(self.database)
        course = given_education.a_course(self.database, code="NOR", name="Norsk A2")
        given_education.a_group(self.database, course, name="Høst")
        for name, text in (("people", PEOPLE), ("hours", HOURS), ("timetable", TIMETABLE)):
            given_imports.a_list(self.home, text, f"{name}.csv")

    def work(self) -> Sequence[Act]:
        return [
            lambda: self._bring_in("people"),
            lambda: self._bring_in("hours"),
            lambda: self._bring_in("timetable"),
        ]

    def _bring_in(self, key: str) -> None:
        order = self.once(key, lambda: self._read(key))
        report = files.bring_in(self.database, order, NoProgress())
        assert (report.entered > 0, report.refused) == (True, 0)

    def _read(self, key: str) -> BringIn:
        looked = given_imports.looked_at(self.database, key, self.home / f"{key}.csv")
        assert not looked.to_fix, given_imports.told(looked)
        return BringIn(subject=key, preview=looked.preview)


class Register(Work):
    """A register taken: somebody absent, somebody late, and everybody else there."""

    def given(self) -> None:
        made = given_attendance.a_class(self.database, 6)
        (self.home / "class.txt").write_text(" ".join(map(str, (made.session_id, *made.learner_ids))))

    def work(self) -> Sequence[Act]:
        session, *people = (UUID(one) for one in (self.home / "class.txt").read_text().split())
        orders = (
            attendance.MarkLearner(session_id=session, learner_id=people[0], code="absent"),
            attendance.MarkLearner(session_id=session, learner_id=people[1], code="late", minutes_late=20),
        )
        rest = attendance.MarkRestPresent(session_id=session)
        return [
            *(lambda order=order: self.database.execute(attendance.mark, order) for order in orders),
            lambda: self.database.execute(attendance.mark_rest_present, rest),
        ]


class Hours(Work):
    """Hours entered by hand and approved by another person."""

    def given(self) -> None:
        workshop = given_workshops.a_workshop(self.database)
        people = given_workshops.placed(self.database, workshop, "Ola Vik", "Kari Berg")
        (self.home / "posts.txt").write_text(" ".join(map(str, (workshop, *people))))

    def work(self) -> Sequence[Act]:
        workshop, *people = (UUID(one) for one in (self.home / "posts.txt").read_text().split())
        shift = given_workshops.ORDINARY_SHIFT
        orders = [
            hours.LogHours(workshop_id=workshop, learner_id=one, day=given_workshops.YESTERDAY, times=shift)
            for one in people
        ]
        return [*(lambda order=order: self._enter(order) for order in orders), self._approve]

    def _enter(self, order: hours.LogHours) -> None:
        entry = self.acting_as(given.WORKSHOP_LEADER).execute(hours.log_hours, order)
        self._kept.setdefault("entries", {})[order.command_id] = entry

    def _approve(self) -> None:
        order = self.once("approval", self._approval)
        self.acting_as(given.OTHER_WORKSHOP_LEADER).execute(hours.approve_hours, order)

    def _approval(self) -> hours.ApproveHours:
        assert self.location.file is not None
        with under_key.looked_into(self.location.file) as own:
            found = own.execute("SELECT id FROM hours_entry").fetchall()
        return hours.ApproveHours(entry_ids=tuple(UUID(str(one)) for (one,) in found))
