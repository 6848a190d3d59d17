"""The database that is open, what works in it off the window's thread, and what others commit there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.app import late
from eduapp.core.gate import Gate
from eduapp.gui.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.app.location import Location
    from eduapp.core.actor import Actor
    from eduapp.core.changes import Topic
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.errors import EduError
    from eduapp.gui.line import Line
    from eduapp.gui.listening import Listening
    from eduapp.gui.tasks import ThreadedTaskRunner


class AtHand:
    """One database at a time, or none. `failed` and `report` get what no page takes."""

    def __init__(
        self,
        line: Line,
        publish: Callable[[frozenset[Topic]], None],
        failed: Callable[[EduError], None],
        report: Callable[[BaseException], None],
    ) -> None:
        self._line, self._publish, self._failed, self._report = line, publish, failed, report
        self.database: Database | None = None
        self.runner: ThreadedTaskRunner | None = None
        self._listening: Listening | None = None

    def take(self, database: Database) -> None:
        """Work with this one from now on, and hear what other PCs and the command line commit there."""
        self.let_go()
        self.database = database
        self._listening = load(late.LISTENING)(database.engine, self._publish, self._line)

    def work_as(self, actor: Actor | None) -> None:
        """In somebody's name, or the program's own. What was held in memory for whoever left is gone."""
        if self.database is None:
            return
        if self.runner is not None:
            self.runner.close()
        database = self.database if actor is None else self.database.acting_as(actor).behind(Gate())
        self.runner = load(late.RUNNER)(database, self._failed, self._report, self._line)

    def set_aside(self) -> ThreadedTaskRunner:
        """Whoever works here goes away from the desk: what works for them, which does nothing new meanwhile.

        Only where somebody works.
        """
        left, self.runner = self.runner, None
        if left is None:
            raise LookupError("nobody works here")
        left.lock()
        self.work_as(None)
        return left

    def take_up(self, runner: ThreadedTaskRunner) -> None:
        """Whoever went away is back."""
        if self.runner is not None:
            self.runner.close()
        self.runner = runner
        runner.unlock()

    def note_unsettled(self, location: Location, *away: ThreadedTaskRunner) -> None:
        """Keep what was sent and not answered, so that the next start can look it up; of who is away, too."""
        runners = [one for one in (self.runner, *away) if one is not None]
        if found := [one for runner in runners for one in runner.unsettled]:
            load(late.NOTE)(location, found)

    def let_go(self) -> None:
        """Of the database that was open before."""
        if self.runner is not None:
            self.runner.close()
        if self._listening is not None:
            self._listening.stop()
            self._listening = None
        if self.database is not None:
            self.database.engine.dispose()
        self.runner = self.database = None
