"""A room of exam PCs on a real PostgreSQL: processes that can be killed, and the staff's side beside them.

The clock of the room is this machine's, set to the day of the exam; time can be made to pass for everybody.
What is given to candidates is also noted with a pencil (`given`), so that a test can reckon without the
program.
"""

import json
import os
import queue
import subprocess
import sys
import threading
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg

from eduapp.core.clock import steady_ms, system_clock
from eduapp.core.db.engine import open_engine
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs, service
from eduapp.exams.attempts.queries.board import Known
from eduapp.exams.screens import queries as screens
from eduapp.kiosk.formats.journal import read_journal
from eduapp.people.audit.service import write_audit
from tests.support import accounts, given
from tests.support.engines import leave
from tests.support.given_arrangements import MORE_TIME, a_decision
from tests.support.given_room import a_published_exam
from tests.support.given_screens import CHEAP, OnScreen
from tests.support.postgres import SAFE, fresh_database, running_server
from tests.support.shared import with_staff

ROOT = Path(__file__).parents[2]
OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
PATIENCE = 60  # seconds until somebody has stopped answering
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dagverk kiosk'"
GO_ON = "Here again after it stood still."


class RoomClock:
    """The clock on the wall of the room."""

    def __init__(self):
        self.shift, self.passed, self._still = timedelta(), 0.0, None

    def __call__(self):
        return self._still or system_clock() + self.shift + timedelta(seconds=self.passed)

    @property
    def moment(self):
        return self()

    @moment.setter
    def moment(self, moment):
        self.shift += moment - self()

    @contextmanager
    def still(self):
        """It shows one moment, to the millisecond, as long as the block lasts."""
        now = self()
        self._still = now.replace(microsecond=now.microsecond // 1000 * 1000)
        try:
            yield self._still
        finally:
            self._still = None


class Room(OnScreen):
    """The staff's side: the use cases of the board, and where the PCs find their seats."""

    @classmethod
    def of(cls, url, names, minutes, *, more_time=()):
        """A published exam with tickets for all; the room is open, and all but the last are let in."""
        clock = RoomClock()
        clock.moment = given.NOW
        room_database = Database(open_engine(url), given.LEADER, write_audit, clock=clock)
        sitting, candidates, learners = a_published_exam(room_database, names, minutes, paper=True)
        made = cls(room_database, clock, sitting, candidates, learners)
        for number in more_time:
            a_decision(room_database, learners[number], MORE_TIME)
        order = jobs.MakeTickets(
            sitting_id=sitting, language="en", candidate_ids=tuple(candidates.values()), cost=CHEAP
        )
        told = jobs.make_tickets(room_database, order, NoProgress())
        made.codes = {one.number: one.code for one in told.tickets}
        made.keys = {one.number: (str(one.attempt_id), one.journal_key) for one in told.tickets}
        made.known, made.given = Known(), dict.fromkeys(candidates, 0)
        made.seats = accounts.plain(url, accounts.SEAT)
        made.listening = psycopg.connect(accounts.plain(url), autocommit=True)
        made.listening.execute("LISTEN dagverk_changes")
        return made

    def close(self):
        self.listening.close()
        self.database.engine.dispose()
        leave(accounts.as_owner(self.database.engine.url.render_as_string(hide_password=False)))

    def look(self):
        """The board, as a page that stays open looks again."""
        return self.board(self.known)

    def cards(self):
        return {card.number: card for card in self.look().cards}

    def until(self, so, seconds=PATIENCE):
        """Look again whenever something was told, until it is so; what was so."""
        end = steady_ms() + seconds * 1000
        while not (found := so()):
            assert steady_ms() < end, {n: (c.state, c.needs, c.answered) for n, c in self.cards().items()}
            for _told in self.listening.notifies(timeout=0.5, stop_after=1):
                pass
        return found

    def decide_gaps(self, dice):
        """Every stretch in which a PC stood still: minutes back, or none. Noted with a pencil."""
        for number, card in self.cards().items():
            for gap in card.gaps:
                minutes = dice.choice((0, gap.minutes, gap.minutes + 1))
                self.decide(number, gap.n, minutes)

    def decide(self, number, gap, minutes):
        order = service.DecideGap(
            sitting_id=self.sitting_id,
            attempt_id=self.attempts()[number],
            gap=gap,
            minutes=minutes,
            words=GO_ON,
        )
        self.run(service.decide_gap, order)
        self.given[number] += minutes

    def journal(self, number):
        """Everything that has arrived of one candidate, read with its key."""
        attempt, key = self.keys[number]
        with self.database.reading() as session:
            found = list(screens.frames(session, self.attempts()[number]))
        return read_journal(b"".join(found), key, attempt)

    def cut(self):
        """All connections of exam PCs are gone at once."""
        return len(self.listening.execute(CUT).fetchall())

    @contextmanager
    def no_network(self):
        """No exam PC gets through."""
        self.listening.execute("ALTER ROLE dagverk_seat CONNECTION LIMIT 0")
        self.cut()
        yield
        self.listening.execute("ALTER ROLE dagverk_seat CONNECTION LIMIT 200")


@contextmanager
def a_room(names, minutes, *, safe=False, more_time=()):
    """A server, a database of its own, an exam in it; everybody comes by the account of their PC."""
    with running_server(SAFE if safe else None) as server:
        url = fresh_database(server)
        with_staff(url)
        accounts.make(url)
        room = Room.of(accounts.as_staff(url), names, minutes, more_time=more_time)
        try:
            yield room
        finally:
            room.close()


class Desk:
    """One PC that stands in the room: its disk, its clocks, and the process that runs on it."""

    def __init__(self, room, folder, *, window=False, jump=0.0, pace=0.3):
        self.room, self.folder, self.jump, self.pace = room, folder, jump, pace
        self.module = "tests.support.exam_window" if window else "tests.support.exam_pc"
        self.process, self.number, self.starts, self.switched_on = None, 0, 0, 0
        self.acknowledged = []  # of (candidate, record, question, value)
        self.arrived = []  # what it said of answers that the database has, too
        self.power_cut()

    def power_cut(self):
        """What a cut of the power changes: the steady clock begins anew."""
        self.switched_on += 1
        self.zero = steady_ms() + round(self.room.clock.passed * 1000)

    def sit_down(self, number, code=None):
        """Somebody comes with a ticket."""
        self.number, self.starts = number, self.starts + 1
        clock = self.room.clock
        words = {
            "seats": self.room.seats,
            "data": self.folder,
            "number": number,
            "code": code or self.room.codes[number],
            "seed": number * 1000 + self.starts,
            "shift": clock.shift.total_seconds(),
            "passed": clock.passed,
            "jump": self.jump,
            "machine": f"{self.folder.name}, {self.switched_on}",
            "zero": self.zero,
            "pace": self.pace,
        }
        command = [f"--{name}={value}" for name, value in words.items()]
        self.said = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", self.module, *command],
            cwd=ROOT,
            env=OFFSCREEN,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.reader = threading.Thread(target=self._read, args=(self.process, self.said, number), daemon=True)
        self.reader.start()
        return self

    def tell(self, *words):
        """A line of what it obeys."""
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        return self

    def hears(self, said, **facts):
        """What it says next of this kind."""
        heard = []
        while True:
            try:
                told = self.said.get(timeout=PATIENCE)
            except queue.Empty:
                told = None
            if told is None:
                end = self.process.stderr.read() if self.process.poll() is not None else ""
                raise AssertionError(f"PC of {self.number} never said {said} {facts}: {heard[-5:]} {end}")
            heard.append(told)
            if told["said"] == said and facts.items() <= told.items():
                return told

    def kill(self):
        """At once. What it had still said was acknowledged."""
        self.process.kill()
        self.process.wait()
        self.reader.join()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            pipe.close()
        self.process = None
        return self

    def again(self):
        """Started anew, and the same ticket typed."""
        return self.sit_down(self.number)

    def _read(self, process, said, number):
        for line in process.stdout:
            told = json.loads(line)
            if told["said"] == "kept":
                self.acknowledged.append((number, told["n"], told["question"], told["value"]))
            elif told["said"] == "arrived":
                self.arrived.append(told | {"number": number})
            said.put(told)
        said.put(None)
