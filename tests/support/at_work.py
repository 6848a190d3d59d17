"""The program at work, to be killed: `python -m tests.support.at_work`, driven by tests/support/hands.py.

It has everything loaded that takes long, and forks a process for each piece of work, which opens the database
as the program does and sends use cases without end. What it says is one JSON object a line: `done` of a
command only when `execute` has come back, `kept` of an answer of the exam only when the journal has it.
"""

import ctypes
import json
import os
import random
import signal
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import Engine, event, func, select

from eduapp.app.bringing_back import encrypt_here, note
from eduapp.app.database_key import take_key
from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.certificates.jobs.issuing import LONGEST_MAKING, issue_one
from eduapp.certificates.models import Certificate
from eduapp.certificates.queries import Item
from eduapp.core.clock import StillClock
from eduapp.core.db import commands
from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import EduError, Unreachable
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import CourseFacts
from eduapp.education.courses.service import AddCourse, add_course
from eduapp.exams.attempts import service as attempts
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.keeping import Clocks, Keeping
from eduapp.people.learners.rules import LearnerFacts
from eduapp.people.learners.service import AdmitLearner, admit_learner
from eduapp.workshops.hours import service as hours
from eduapp.workshops.hours.models import HoursEntry as Entry
from tests.support import found, given, given_attendance, given_education, given_workshops, under_key
from tests.support.given_room import DAY
from tests.support.given_screens import OnScreen, Pc, an_exam_on_screen
from tests.support.shared import with_staff

DAYS = 4  # of hours somebody has, approved in one command
SEATS = 10  # in a group
COMING = 4  # on the first day


def say(**told):
    line = json.dumps(told)
    recorder = ctypes.CDLL(None)
    if hasattr(recorder, "recorder_acknowledge"):
        recorder.recorder_acknowledge(line.encode())
    os.write(1, f"{line}\n".encode())


def opened(told, clock):
    location = Location.of(Path(told["folder"]), told.get("url"))
    return open_database(location, clock=clock).unattended()


def clock_of(told, later=timedelta()):
    return StillClock(datetime.fromisoformat(told["site"]["now"]) + later)


# ── The site ──────────────────────────────────────────────────────────────────────────────────────


def make_site(told):
    """Somewhere to work, and an exam on screen if it is asked for; all that is known of it."""
    folder, url = Path(told["folder"]), told.get("url")
    folder.mkdir(parents=True, exist_ok=True)
    location, keyed = Location.of(folder, url), not (url or told.get("plain"))
    under_key.come_anew(folder)
    if keyed:
        take_key(location)
    if not url:
        with_staff(location.url)
    clock = StillClock(given.NOW)
    database = open_database(location, clock=clock).unattended()
    site = _exam(database, clock) if told.get("exam") else _workplace(database)
    site |= {"now": clock.moment.isoformat(), "before": found.now(database), "keyed": keyed}
    database.engine.dispose()
    assert not keyed or [*under_key.slips(folder)] == []
    return site


def _workplace(database):
    given_education.the_school(database)
    taught = given_attendance.a_class(database)
    shop = given_workshops.a_workshop(database, "Snekkerverksted", field_of_work="trevarearbeid")
    for _person in range(5):
        [*_steps] = Person(database, {"shop": shop}).steps()
    a_paper(database, {"shop": shop})  # and what a paper needs is loaded
    people = list(map(str, taught.learner_ids))
    return {"session": str(taught.session_id), "people": people, "shop": str(shop)}


def _exam(database, clock):
    hall = OnScreen(database, clock, *an_exam_on_screen(database)).let_in()
    hall.at("09:00")
    hall.start()
    number = min(hall.candidates)
    attempt, key = hall.attempts()[number], Pc(hall, number)._key
    assert clock.moment.date() == DAY
    return {"sitting": str(hall.sitting_id), "attempt": str(attempt), "key": key.hex()}


# ── Work ──────────────────────────────────────────────────────────────────────────────────────────


class Person:
    """Somebody who comes, works, and has the hours approved."""

    def __init__(self, database, site):
        self._database, self._leader = database, database.acting_as(given.LEADER)
        self._shop = UUID(str(site["shop"]))

    def steps(self):
        """One command after the other."""
        name = "".join(chr(ord("a") + int(digit, 16)) for digit in uuid4().hex[:8]).title()
        facts = LearnerFacts(
            given_name=name, family_name="Vik", number=str(uuid4().int % 10**9), birth_date=date(1990, 6, 5)
        )
        learner = self._leader.execute(admit_learner, AdmitLearner(facts=facts))
        yield learner
        post = {"learner_id": learner, "first_day": given_workshops.FIRST_DAY}
        self._leader.execute(hours.place_learner, hours.PlaceLearner(workshop_id=self._shop, **post))
        yield learner
        entries = []
        for back in range(DAYS):
            day = given_workshops.YESTERDAY - timedelta(days=back)
            entries.append(given_workshops.some_hours(self._database, self._shop, learner, day))
            yield learner
        given_workshops.approved(self._database, *entries)
        yield learner


def a_paper(database, site):
    """For somebody who has the hours and no paper yet; whether there is anybody."""
    shop = UUID(str(site["shop"]))
    with database.reading() as look:
        approved = select(Entry.learner_id).where(Entry.workshop_id == shop, Entry.state == "approved")
        has_one = select(Certificate.learner_id).where(Certificate.state != "void")
        learner = look.scalars(approved.where(Entry.learner_id.not_in(has_one)).limit(1)).first()
    if learner is not None:
        issue_one(database.acting_as(given.LEADER), Item(shop, learner, practice=True))
    return learner is not None


def approve(database, _folder, site, _dice):
    """Hours, which are entered and approved."""
    while True:
        yield from Person(database, site).steps()


def mixed(database, folder, site, dice):
    """Registers, hours, papers, enrolments and an exam seat beside each other."""
    teacher = database.acting_as(given.TEACHER)
    session, people = UUID(site["session"]), [UUID(one) for one in site["people"]]
    marks = count(dice.randrange(10**6))

    def register():
        while True:
            late = {"code": "late", "minutes_late": 1 + next(marks) % 80}
            yield given_attendance.mark(teacher, session, dice.choice(people), **late)

    def newcomers():
        while True:
            code = f"K{uuid4().hex[:8]}"
            course = given_education.a_course(database, code=code, name=code)
            group = given_education.a_group(database, course, capacity=SEATS)
            for _seat in range(SEATS):
                [learner, *_same] = Person(database, site).steps()
                yield given_education.an_enrolment(database, learner, group)

    def papers():
        while True:
            yield a_paper(database, site)

    works = [register(), newcomers(), papers(), answers_on_disk(folder, bytes(32), "attempt", dice)]
    while True:
        yield next(dice.choices(works, (4, 1, 1, 4))[0])


def answers_on_disk(folder, key, attempt, dice):
    """An exam seat: what is answered is in the journal of this PC."""
    keeping = Keeping(found.journal_of(folder, attempt), key, attempt, Clocks())
    while True:
        event = r.Event(r.ANSWER, dice.randrange(3), 1 + dice.randrange(9))
        record = keeping.append(event)
        say(kept=record.n, mac=record.mac)
        yield keeping


def answers(database, folder, site, dice):
    """The same, and every few answers what was kept comes into the database."""
    watch = database.acting_as(given.INVIGILATOR)
    ids = {"sitting_id": UUID(site["sitting"]), "attempt_id": UUID(site["attempt"])}
    for keeping in answers_on_disk(folder, bytes.fromhex(site["key"]), site["attempt"], dice):
        if dice.random() < 0.5:
            watch.execute(attempts.keep_journal, attempts.KeepJournal(frames=tuple(keeping.frames), **ids))
        yield keeping


def first_day(database):
    """Of a school whose database was made just now: the staff, and people who come."""
    given.the_staff(database)
    for number in range(COMING):
        facts = LearnerFacts(
            given_name="Ola", family_name="Vik", number=f"70{number:02}", birth_date=date(1990, 6, 5)
        )
        database.acting_as(given.LEADER).execute(admit_learner, AdmitLearner(facts=facts))


def encrypt(told):
    """A database of before there were keys goes under one, as `eduapp backup encrypt` does it."""
    say(begun=True)
    location = Location.of(Path(told["folder"]))
    done = encrypt_here(location)
    say(encrypted=True)
    note(opened(told, clock_of(told)), done)
    say(noted=True)


def failing(database, _folder, site, told):
    """Some commands, and then one at whose COMMIT the disk fails; what is told of it."""
    steps = Person(database, site).steps()
    for _step in range(told["after"]):
        next(steps)
    order, recorder = a_course(), ctypes.CDLL(None)
    if told.get("left"):
        Database._write_over = lambda _self: None
    recorder.recorder_fail(b"-wal", told["times"])
    try:
        database.acting_as(given.LEADER).execute(add_course, order)
        say(told="saved", command=order.command_id.hex)
    except Unreachable:
        say(told="not known", command=order.command_id.hex)
    except EduError:
        say(told="not saved", command=order.command_id.hex)
    os.kill(os.getpid(), signal.SIGKILL)


def a_course(command_id=None):
    """A command that is known by its id."""
    known = {"command_id": command_id or uuid4()}
    facts = CourseFacts("FAIL", "Course", "basic", planned_hours=60, minutes_per_hour=45)
    return AddCourse(facts=facts, **known)


WORKS: dict[str, Callable] = {"mixed": mixed, "approve": approve, "answers": answers}


def acknowledging(execute):
    """Say of every command when it has come back, or that nobody knows what became of it."""

    def told(self, use_case, command):
        answer = execute(self, use_case, command)
        more = {"entries": list(map(str, command.entry_ids))} if use_case is hours.approve_hours else {}
        more |= {"frames": len(command.frames)} if use_case is attempts.keep_journal else {}
        say(done=str(command.command_id), what=use_case.__name__, answer=str(answer), **more)
        return answer

    return told


def work(told):
    """Until it is killed, or has done as much as was asked for."""
    Database.execute = acknowledging(Database.execute)
    if "log" in told:
        ctypes.CDLL(None).recorder_start(told["below"].encode(), told["log"].encode())
    if told.get("synchronous"):
        event.listen(Engine, "begin", lambda connection: less_safely(connection, told["synchronous"]))
    if told.get("unsynced"):
        os.fsync = os.fdatasync = lambda _file: None
    dice, folder = random.Random(told["seed"]), Path(told["folder"])
    say(pid=os.getpid())
    try:
        if told["kind"] == "encrypt":
            encrypt(told)
            return
        database = opened(told, clock_of(told))
        if told["kind"] in {"open", "new"}:
            say(opened=True)
            if told["kind"] == "new":
                first_day(database)
            return
        say(begun=True)
        if told["kind"] == "failing":
            failing(database, folder, told["site"], told)
        steps = WORKS[told["kind"]](database, folder, told["site"], dice)
        for _step in range(told.get("most") or sys.maxsize):
            next(steps)
    except EduError as error:
        say(stopped=type(error).__name__, sentence=error.sentence())


def less_safely(connection, how):
    connection.exec_driver_sql(f"PRAGMA synchronous={how}")


def look(told):
    """What the next start says and finds."""
    clock = clock_of(told, LONGEST_MAKING + timedelta(minutes=1))
    say(**found.after_a_crash(told, clock), **(again(told, clock) if "command" in told else {}))


def again(told, clock):
    """Whether a command was there, and whether it is there once when it is sent again."""
    database, order = opened(told, clock), a_course(UUID(told["command"]))
    with database.reading() as session:
        there = commands.was_done(session, order.command_id)
    database.acting_as(given.LEADER).execute(add_course, order)
    with database.reading() as session:
        courses = session.scalar(select(func.count()).select_from(Course).where(Course.code == "FAIL"))
    database.engine.dispose()
    return {"command_is_there": there, "once": courses == 1}


# ── The process that is not killed ────────────────────────────────────────────────────────────────


def forked(job, told):
    if os.fork():
        return
    try:
        under_key.come_anew(Path(told["folder"]))
        job(told)
    except BaseException as error:
        say(broke=repr(error))
        raise
    finally:
        os._exit(0)


def main():
    """Obey, line by line."""
    say(ready=True)
    for line in sys.stdin:
        told = json.loads(line)
        if told["do"] == "site":
            say(site=make_site(told))
        elif told["do"] == "reap":
            while True:
                try:
                    os.wait()
                except ChildProcessError:
                    break
            say(reaped=True)
        else:
            forked({"work": work, "look": look}[told["do"]], told)


if __name__ == "__main__":
    main()
