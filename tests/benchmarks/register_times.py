"""Run in a fresh process: opens a register in the program so many times, and marks everybody in it by keys.

    python -m tests.benchmarks.register_times FILE ROUNDS

The answer is JSON, milliseconds of each round: from asking for the page until its rows are painted; the same
questions by the program and by the driver alone; the slowest key of a row marked with nothing else under way,
and of one marked while those before are saved. A key has been painted when the table has drawn the row anew.
"""

import json
import sys
from pathlib import Path
from time import perf_counter
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sqlalchemy import func, select

from eduapp.app.sample_data.year import TODAY
from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import Database
from eduapp.education.attendance import queries, rules
from eduapp.education.attendance.ui.looks import looks
from eduapp.education.attendance.ui.register_page import RegisterPage
from eduapp.education.attendance.ui.register_view import RegisterView
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import ACTIVE
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.rules import SessionState
from eduapp.gui.routes import Route
from tests.benchmarks.asking import bare, fetched, statements_of, timed
from tests.benchmarks.page_times import Eye, Runner, Seen, opened, staff

LATER = 960  # minutes after midnight: the lesson is over, and may be marked freely
Found = dict[str, list[float]]


class Painted(QObject):
    """Sees a widget being painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen |= event.type() == QEvent.Type.Paint
        return False


class Typist:
    """Marks everybody in a register, one key a row."""

    def __init__(self, eye: Eye, view: RegisterView, runner: Runner) -> None:
        self._eye, self._view, self._runner = eye, view, runner
        self._painted = Painted(view.viewport())
        self.letters = {look.code: look.letter for look in looks()}
        self.typed = self.behind = 0

    def mark_all(self, code: str, *, waiting: bool) -> float:
        """The slowest key, `waiting` before each until the last mark is saved, or typing on at once."""
        view, slowest = self._view, 0.0
        people = view.table.rowCount()
        if not people:
            raise LookupError("the register shows nobody: no key would be measured")
        view.setFocus()
        view.go_to(0)
        self._eye.wait(self._runner)
        for _row in range(people):
            if waiting:
                self._eye.wait(self._runner)
            self.typed += not waiting
            self.behind += not waiting and self._runner.busy
            slowest = max(slowest, self._key(self.letters[code]))
        self._eye.wait(self._runner)
        return slowest

    def _key(self, letter: str) -> float:
        self._painted.seen = False
        started = perf_counter()
        QTest.keyClick(self._view, letter)
        while not self._painted.seen:
            self._eye.application.processEvents()
        return (perf_counter() - started) * 1000


def measure(database: Database, file: Path, rounds: int) -> dict[str, object]:
    """All of it; the first time, which reads modules, is not counted."""
    by = list(staff(database))[1]
    lesson = lesson_of(database, by)
    seen, eye = Seen("register", Route("attendance.register", lesson), by), Eye(database, 0)
    eye.open(seen)
    found: Found = {"opened": [], "keys": [], "busy": []}
    people = typed = behind = 0
    for _round in range(rounds):
        with eye.opened(seen) as (page, runner, took):
            assert isinstance(page, RegisterPage)
            typist = Typist(eye, page.view, runner)
            found["opened"].append(took)
            found["keys"].append(typist.mark_all(rules.PRESENT, waiting=True))
            found["busy"].append(typist.mark_all(rules.ABSENT, waiting=False))
            people, typed, behind = page.view.table.rowCount(), typed + typist.typed, behind + typist.behind
    eye.close()
    return {**found, "asked": asked(database, file, lesson, rounds), "people": people} | {
        "typed": typed,
        "behind": behind,
    }


def asked(database: Database, file: Path, lesson: UUID, rounds: int) -> list[tuple[float, float]]:
    """What the page asks first, by the program and by the driver alone."""

    def ask() -> None:
        with database.reading() as look:
            assert queries.register(look, lesson) is not None

    statements = statements_of(database, ask)
    with bare(file) as raw:
        ours, theirs = timed(ask), timed(lambda: fetched(raw, statements))
        ours(), theirs()
        return [(ours(), theirs()) for _round in range(rounds)]


def lesson_of(database: Database, teacher: Actor) -> UUID:
    """A lesson of today with most people, of those a teacher holds: of others a teacher is told nobody."""
    with database.reading() as look:
        query = (
            select(Session.id)
            .join(CourseGroup, CourseGroup.id == Session.group_id)
            .join(Enrolment, Enrolment.group_id == Session.group_id)
            .where(CourseGroup.teacher_id == teacher.user_id, Session.day == TODAY)
            .where(Session.state == SessionState.PLANNED, Enrolment.state == ACTIVE)
            .group_by(Session.id)
            .order_by(func.count().desc(), Session.id)
        )
        return look.scalars(query.limit(1)).one()


if __name__ == "__main__":
    path = Path(sys.argv[1])
    site = opened(path, LATER)
    sys.stdout.write(json.dumps(measure(site, path, int(sys.argv[2]))) + "\n")
    site.engine.dispose()
