"""Run in a fresh process: opens every page of the program on one database, as people do in the rail.

    python -m tests.benchmarks.page_times FILE ROUNDS REST

The answer is JSON: for each screen the milliseconds from navigation to the rows being painted, and the
longest pause of the event loop until what follows by itself has come to rest; one of each a round. REST is
how many milliseconds a page is watched on: longer than it waits before it asks for a preview. A page is built
anew in every round, in a shell that shows nothing yet, by somebody who may see it.
"""

import json
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QMainWindow
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.app import catalogue
from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.sample_data.school import SIGN_IN_NAMES
from eduapp.app.sample_data.year import TODAY, at
from eduapp.app.shell import Shell
from eduapp.app.stage import Desk
from eduapp.app.today_page import read_rows
from eduapp.certificates.models import Certificate
from eduapp.core.actor import Actor
from eduapp.core.clock import StillClock
from eduapp.core.db.unit_of_work import Database
from eduapp.core.memory import settle
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.places.models import Place
from eduapp.education.timetable.models import Session as Lesson
from eduapp.exams.marking.models import AnswerMark
from eduapp.exams.sittings.models import Candidate
from eduapp.gui.bench import Bench
from eduapp.gui.feed import ChangeFeed
from eduapp.gui.navigation import Navigation
from eduapp.gui.page import Page
from eduapp.gui.qt_words import speak_qt
from eduapp.gui.routes import Route
from eduapp.gui.tasks import ThreadedTaskRunner
from eduapp.gui.theme import Theme, tokens
from eduapp.people.access import queries as access
from eduapp.people.access.rules import actor_with
from eduapp.workshops.hours.models import HoursEntry, Placement
from tests.support.gaps import longest_gap

SIZE = (1366, 696)
OPENED_AT = 490  # minutes after midnight: the day has begun
TODAYS = ("leder", "larer", "verksted")  # Today differs by role

Subject = Callable[[Session], UUID | None]


@dataclass(frozen=True)
class Seen:
    """One screen: its name, the page, and who looks at it."""

    name: str
    route: Route
    by: Actor


def _most(column: Any, *where: Any) -> Subject:
    """What most rows of a table belong to: the heaviest of its kind."""
    query = select(column).where(*where).group_by(column).order_by(func.count().desc(), column).limit(1)
    return lambda session: session.scalar(query)


def _running(session: Session) -> UUID | None:
    """The group with most people that is under way."""
    query = (
        select(CourseGroup.id)
        .join(Enrolment, Enrolment.group_id == CourseGroup.id)
        .where(CourseGroup.first_day <= TODAY, CourseGroup.last_day >= TODAY)
        .group_by(CourseGroup.id)
        .order_by(func.count().desc(), CourseGroup.id)
    )
    return session.scalar(query.limit(1))


def _lesson(session: Session) -> UUID | None:
    """The last session of that group before today."""
    query = select(Lesson.id).where(Lesson.group_id == _running(session), Lesson.day < TODAY)
    return session.scalar(query.order_by(Lesson.day.desc(), Lesson.id).limit(1))


SUBJECTS: dict[str, Subject] = {  # pages that are about one record; every other page stands by itself
    "learners.learner": _most(Enrolment.learner_id),
    "enrolment.group": _running,
    "courses.course": _most(CourseGroup.course_id),
    "places.place": lambda session: session.scalar(select(Place.id).order_by(Place.id).limit(1)),
    "attendance.register": _lesson,
    "workshops.workshop": _most(HoursEntry.workshop_id),
    "workshops.shift": _most(Placement.workshop_id),
    "sittings.sitting": _most(Candidate.sitting_id),
    "marking.sitting": _most(AnswerMark.sitting_id),
    "certificates.certificate": lambda session: session.scalar(
        select(Certificate.id).where(Certificate.state == "issued").order_by(Certificate.id).limit(1)
    ),
}
DETAILS = {"workshops.shift": TODAY.isoformat(), "files.import": "people"}


def screens(database: Database) -> Iterator[Seen]:
    """Every page of the catalogue, by the first person who may see it; left out is what has no record."""
    people = list(staff(database))
    for key, offer in catalogue.pages().items():
        route = Route(key, detail=DETAILS.get(key, ""))
        if key in SUBJECTS:
            with database.reading() as session:
                route = Route(key, SUBJECTS[key](session), DETAILS.get(key, ""))
            if route.id is None:
                continue
        seeing = [actor for actor in people if not offer.permission or actor.may(offer.permission)]
        for actor in seeing[: len(TODAYS) if key == "today" else 1]:
            yield Seen(f"{key}, {actor.title}" if key == "today" else key, route, actor)


def staff(database: Database) -> Iterator[Actor]:
    """Those who can sign in, the leader first."""
    with database.reading() as session:
        for name in SIGN_IN_NAMES:
            facts = access.sign_in_facts(session, name)
            if facts is not None:
                yield actor_with(facts.id, facts.name, facts.title, facts.roles)


class Runner(ThreadedTaskRunner):
    """The program's own, that also tells how many questions are on their way.

    What a page asks when it stands there already is not waited for.
    """

    def __init__(self, database: Database) -> None:
        self.bugs: list[BaseException] = []
        super().__init__(database, self.bugs.append, self.bugs.append)
        self.asked = 0
        self._later: set[Any] = set()

    def _take(self, work: Any, question: Any = None) -> None:
        if question is not None and question[1] is read_rows:
            self._later.add(work)
        self.asked += self._is_waited_for(work)
        super()._take(work, question)

    def _deliver(self, work: Any, future: Future[Any]) -> None:
        self.asked -= self._is_waited_for(work)
        super()._deliver(work, future)

    def _is_waited_for(self, work: Any) -> bool:
        return work.lane == "interactive" and not work.saves and work not in self._later


class Eye:
    """A window in which somebody opens pages, and a watch beside it."""

    def __init__(self, database: Database, rest: int = 400) -> None:
        running = QApplication.instance()
        self.application = running if isinstance(running, QApplication) else QApplication([])
        self.theme = Theme(tokens("light"), 1.0)
        self.theme.apply(self.application)
        speak_qt(self.application)
        self._database, self._rest = database, rest
        self.window = QMainWindow()
        self.window.resize(*SIZE)
        self.window.show()
        self._quiet(100)

    def open(self, seen: Seen) -> tuple[float, float]:
        """Milliseconds until the rows are painted, and the longest pause until all has come to rest."""
        with self._shell(seen) as (shell, runner), longest_gap() as gap:
            took = self._go(shell, runner, seen.route)
            self._quiet(self._rest)
            self.wait(runner)
        return took, gap.longest

    @contextmanager
    def opened(self, seen: Seen) -> Iterator[tuple[Page, Runner, float]]:
        """The page, and milliseconds until its rows were painted; it is left afterwards."""
        with self._shell(seen) as (shell, runner):
            took = self._go(shell, runner, seen.route)
            self.wait(runner)
            if shell.page is None:
                raise LookupError(seen.name)
            yield shell.page, runner, took
            self.wait(runner)

    def wait(self, runner: Runner) -> None:
        """Until nothing is under way any more, and what came of it is painted."""
        while runner.busy:
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._paint()

    @contextmanager
    def _shell(self, seen: Seen) -> Iterator[tuple[Shell, Runner]]:
        """A shell that shows nothing yet, by somebody who may see the page."""
        feed = ChangeFeed()
        database = self._database.acting_as(seen.by).telling(feed.publish)
        runner, navigation = Runner(database), Navigation()
        shell = Shell(self._bench(database, seen.by, runner, navigation, feed), "", self.window.width())
        self.window.setCentralWidget(shell)
        self._quiet(50)
        settle()  # as the program does when somebody has signed in
        yield shell, runner
        shell.leave()
        runner.close()
        if runner.bugs:
            raise runner.bugs[0]

    def _go(self, shell: Shell, runner: Runner, route: Route) -> float:
        """Ask for a page, and wait until its rows are painted."""
        started = perf_counter()
        shell.bench.navigation.go(route)
        self._paint()
        while runner.asked:
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if not runner.asked:
                self._paint()
        return (perf_counter() - started) * 1000

    def close(self) -> None:
        """Put the window away."""
        self.window.close()
        self.window.deleteLater()
        self._paint()

    def _bench(
        self, database: Database, actor: Actor, runner: Runner, navigation: Navigation, feed: ChangeFeed
    ) -> Bench:
        desk = Desk()
        return Bench(
            theme=self.theme,
            runner=runner,
            feed=feed,
            navigation=navigation,
            actor=actor,
            today=database.today,
            files=desk,
            printer=desk,
            tell=lambda *_told: None,
            ask=desk,
            panels=lambda place: catalogue.panels(place, actor),
            sentences=catalogue.audit_sentences(),
        )

    def _paint(self) -> None:
        """Let what has come be laid out and painted."""
        for _round in range(3):
            self.application.sendPostedEvents()
            self.application.processEvents()

    def _quiet(self, milliseconds: int) -> None:
        until = perf_counter() + milliseconds / 1000
        while perf_counter() < until:
            self.application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(file: Path, minute: int = OPENED_AT) -> Database:
    """A made site on the Monday after its year."""
    return open_database(Location(file.parent, f"sqlite:///{file}"), clock=StillClock(at(TODAY, minute)))


def measure(database: Database, rounds: int, rest: int) -> dict[str, dict[str, list[float]]]:
    """Every screen so many times; the first time of all, which reads modules, is not counted."""
    eye, found = Eye(database, rest), dict[str, dict[str, list[float]]]()
    for seen in screens(database):
        eye.open(seen)
        times = [eye.open(seen) for _round in range(rounds)]
        found[seen.name] = {"shown": [took for took, _pause in times], "pause": [gap for _took, gap in times]}
    eye.close()
    return found


if __name__ == "__main__":
    site = opened(Path(sys.argv[1]))
    sys.stdout.write(json.dumps(measure(site, int(sys.argv[2]), int(sys.argv[3]))) + "\n")
    site.engine.dispose()
