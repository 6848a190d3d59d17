"""A carpentry workshop for a month, with the verbs of its day: open, close, fill a sheet, sign, approve."""

import re
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pytest

from eduapp.core.clock import StillClock
from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import Refused
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours import service
from eduapp.workshops.hours.rules.deviation import NONE, Deviation
from eduapp.workshops.hours.rules.sheet import Absence, SheetLine
from tests.support import (
    given,
    given_attendance,
    given_education,
    given_machines,
    given_statements,
    given_tools,
    given_workshops,
)

TERJE, SIRI = given.WORKSHOP_LEADER, given.OTHER_WORKSHOP_LEADER
OLA, KARIM, GEIR, JONAS = PEOPLE = ("Ola Vik", "Karim Haddad", "Geir Moen", "Jonas Lie")
CUTTING, JOINING, SANDING, FINISHING = TASKS = (
    "Måling og kapping", "Sammenføying", "Sliping", "Overflatebehandling",
)  # fmt: skip


def october(number):
    return date(2026, 10, number)


def leaders(number):
    """Who enters a day, and who approves it: by turns."""
    return (TERJE, SIRI) if number % 2 else (SIRI, TERJE)


def refused(*names, tells=""):
    """Stopped for these reasons and no others, none of which a reason sets aside."""

    def so(error):
        told = [one.sentence() for one in error.violations]
        return (
            {one.name for one in error.violations} == set(names)
            and not any(one.overridable for one in error.violations)
            and all(re.search(tells, one) for one in told)
        )

    return pytest.raises(Refused, check=so)


@dataclass
class Carpentry:
    """The workshop with its room, its bandsaw, its board, its people and a lesson next door."""

    database: Database
    clock: StillClock
    id: UUID
    who: dict[str, UUID]
    tasks: dict[str, UUID]
    saw: UUID
    board: UUID
    plane: UUID
    lessons: UUID

    def at(self, number, hour, minute=0, month=10):
        given_workshops.at(self.clock, date(2026, month, number), hour, minute)

    def read(self, question, *arguments):
        with self.database.reading() as look:
            return question(look, *arguments)

    def open(self, number):
        """In the morning the tools are counted before anybody takes one."""
        self.at(number, 8)
        given_tools.counted(self.database, self.board, by=leaders(number)[0])

    def close(self, number, missing=()):
        """A few minutes to three the tools are counted again; of what is missing there are none."""
        self.at(number, 14, 55)
        found = dict.fromkeys(missing, 0)
        given_tools.counted(self.database, self.board, "closing", found, by=leaders(number)[0])

    def lesson(self, number, **late):
        """The register of Tuesday's lesson, half past eight to ten; late: minutes by person."""
        self.at(number, 10)
        session = given_attendance.a_session(self.database, self.lessons, october(number))
        teacher = self.database.acting_as(given.TEACHER)
        for name in (OLA, KARIM):
            minutes = late.get(name.split()[0], 0)
            told = {"code": "late", "minutes_late": minutes} if minutes else {}
            given_attendance.mark(teacher, session, self.who[name], **told)

    def sheet(self, number, *, home=None, away=None, off=None, lost=None, saw=(), tasks=()):
        """The sheet as it was filled from the plan and the registers, with the day's exceptions tapped."""
        plan = self.read(hours.sheet_view, self.id, october(number)).plan
        gone = {self.who[name]: reason for name, reason in (away or {}).items()}
        ends = {self.who[name]: end for name, end in (home or {}).items()}
        minus = {self.who[name]: Deviation(*told) for name, told in (off or {}).items()}
        sawing = {self.who[name] for name in saw}

        def tapped(line):
            times = replace(line.times, end=ends.get(line.learner_id, line.times.end))
            deviation = minus.get(line.learner_id, NONE)
            if lost:
                times = replace(times, end=times.end - lost[0])
                deviation = replace(deviation, lost=lost[0], lost_reason=lost[1])
            used = frozenset({self.saw} if line.learner_id in sawing else ())
            return SheetLine(line.learner_id, times, used, deviation)

        return service.SignShift(
            workshop_id=self.id,
            day=october(number),
            times=plan.times,
            lines=tuple(tapped(line) for line in plan.lines if line.learner_id not in gone),
            absences=tuple(Absence(id, reason) for id, reason in gone.items()),
            task_ids=frozenset(self.tasks[name] for name in tasks),
        )

    def sign(self, order):
        self.database.acting_as(leaders(order.day.day)[0]).execute(service.sign_shift, order)

    def approve(self, by, only=None):
        """Everything that waits, as the screen shows it: with the digest of what was read."""
        waiting = [row for row in self.read(hours.to_approve, self.id) if only in (None, row.id)]
        order = service.ApproveHours(
            entry_ids=tuple(row.id for row in waiting), seen=tuple(row.digest for row in waiting)
        )
        self.database.acting_as(by).execute(service.approve_hours, order)

    def a_day(self, number, lesson=False, **exceptions):
        """Open, work, count, sign, and let the other leader approve."""
        self.open(number)
        if lesson:
            self.lesson(number)
        self.close(number)
        self.sign(self.sheet(number, **exceptions))
        self.approve(leaders(number)[1])

    def by_hand(self, number, name, times, by, task=None):
        """One stretch entered beside the sheet."""
        given_workshops.some_hours(
            self.database, self.id, self.who[name], october(number), times, by,
            task_id=self.tasks[task] if task else None,
        )  # fmt: skip

    def entry(self, number, name):
        """Somebody's hours of a day, as the ledger shows them."""
        [cell] = [
            week.days[october(number)]
            for week in self.read(hours.hours_of_week, self.id, october(number), october(number))
            if week.id == self.who[name]
        ]
        return self.read(hours.entry, cell.entries[0])

    def month(self):
        return given_statements.month_row(self.database, self.id)


def a_carpentry(database, clock):
    """Early on 1 October: everything is in place, and two of the four are trained at the bandsaw."""
    given_workshops.at(clock, october(1), 7)
    given_education.the_school(database)
    room = given_education.a_place(database, "Snekkerrommet", "workshop")
    shop = given_workshops.a_workshop(
        database, "Snekkerverksted", TASKS,
        field_of_work="trevarearbeid", place_id=room, leader_id=SIRI.user_id,
    )  # fmt: skip
    early = given_workshops.placed(database, shop, OLA, KARIM, GEIR, since=october(1))
    late = given_workshops.placed(database, shop, JONAS, since=october(12))
    who = dict(zip(PEOPLE, [*early, *late], strict=True))
    saw = given_machines.a_machine(database, place_id=room)
    for name in (OLA, GEIR):
        given_machines.trained(database, saw, who[name], day=october(1), by=TERJE)
    board = given_tools.a_board(database, "Håndverktøy", room)
    plane, *_others = given_tools.three_tools(database, board)
    lessons = given_attendance.a_running_group(database, "Norsk A2")
    for name in (OLA, KARIM):
        given_attendance.enrolled_again(database, lessons, who[name], ended=None, begins=october(1))
    with database.reading() as look:
        tasks = {task.name: task.id for task in hours.tasks(look, shop)}
    return Carpentry(database, clock, shop, who, tasks, saw, board, plane, lessons)
