"""Trying the program with invented people beside the real data, and going from there to the real school."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from eduapp.app import late
from eduapp.app.behind import open_sample
from eduapp.app.location import Location
from eduapp.gui.loading import load

if TYPE_CHECKING:
    from eduapp.app.program import Program
    from eduapp.core.actor import Actor
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.errors import EduError
    from eduapp.gui.tasks import JobHandle


class Trying(QObject):
    """One for each program. `making` is the making of the invented site, once somebody wants one."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.making: JobHandle | None = None

    def begin(self) -> None:
        """A site with invented people beside the real data, to be thrown away whenever one likes."""
        program = self._program
        where = Location.of(program.location.folder / late.SAMPLE_FOLDER)
        order = (where, program.feed.publish, program.clock)
        ready = partial(self._ready, where)
        self.making = program.opener.start(
            open_sample, order, owner=self, done=ready, failed=program.show_error
        )
        program.window.centralWidget().show_progress(self.making)  # type: ignore[union-attr]  # first run

    def end(self) -> None:
        """Ask, put the file of the invented people aside, and go to one's own data or the first run."""
        program = self._program
        shell = program.window.shell
        if shell is not None and shell.page is not None and not shell.page.may_leave():
            return
        if not load(late.MAY_LEAVE)(program):
            return
        left, host = program.location, program.host

        def stayed(error: EduError) -> None:
            program.location, program.host = left, host
            program.show_error(error)

        program.host, program.invented, program.location = None, False, program.home
        program.swap(lambda: load(late.PUT_ASIDE)(left, program.clock), lambda _aside: None, stayed)

    def _ready(self, where: Location, answer: tuple[Database, Actor]) -> None:
        database, actor = answer
        program = self._program
        program.at_hand.take(database)
        program.location, program.host, program.invented = where, actor, True
        program.at_hand.work_as(None)
        program.set_up_done(actor)
