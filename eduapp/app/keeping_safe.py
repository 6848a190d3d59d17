"""What the window does to keep the database safe: backups daily and at close, the way back from damage."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from eduapp.app import late
from eduapp.app.behind import back_up
from eduapp.app.running_mark import RunningMark
from eduapp.app.sign_in import SignInPage
from eduapp.core.bug_log import hear_libraries
from eduapp.core.i18n import N_, _, date_text
from eduapp.gui.loading import load
from eduapp.people.audit.terms import TRAIL_CHANGED
from eduapp.safekeeping import terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.app.program import Program
    from eduapp.app.starting import DamagedHere, Started
    from eduapp.core.changes import Topic
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.errors import EduError
    from eduapp.gui.tasks import JobHandle

CLOSING_PAGE = "eduapp.app.closing_page:ClosingPage"
USE_BACKUP = N_("Use the backup of {day}")
_SAYS_NOTHING = frozenset({TRAIL_CHANGED, terms.BACKUPS_CHANGED})  # of the school's own


class KeepingSafe(QObject):
    """One for each program. `wanted` is off where no backup is made by itself: tests, and invented people."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._mark: RunningMark | None = None
        self._crashed, self._changed = False, False
        self._back: Any = None  # what became of the file, until the trail was told
        self._closing: JobHandle | None = None
        self.wanted = True
        program.feed.changed.connect(self._hear)

    def open(self) -> Started:
        """Open the database; runs off the window's thread."""
        hear_libraries()  # they are read here at first
        location = self._program.location
        if location.beside.is_dir():
            if self._mark is None:
                self._mark = RunningMark(location.beside)
            self._crashed = self._mark.take() or self._crashed
        start: Callable[..., Started] = load(late.START)
        begun = self._program.feed.publish, self._program.given_clock
        return start(location, *begun, crashed=self._crashed, back=self._back)

    def opened(self, started: Started) -> None:
        """It is open: say how it came to be, and make the backup of the day behind whoever signs in."""
        self._crashed, self._back, self._changed = False, None, False
        if started.sentence:
            self._say(started.sentence)

    def daily(self) -> None:
        """The backup of the day, if one is due and nobody closes just now."""
        if self._is_on and self._closing is None and self._program.database is not None:
            self._start(
                self._program.database,
                terms.DAILY,
                lambda _made: None,
                lambda error: self._say(error.sentence()),
            )

    def may_close(self) -> bool:
        """Whether the window may go; otherwise a backup is being made, and the window goes by itself."""
        database = self._program.database
        if self._closing is not None:
            return True  # it is done, or nobody waits for it
        if not (self._is_on and self._changed and self._program.alone) or database is None:
            return True
        handle = self._start(database, terms.CLOSING, lambda _made: self._close(), self._could_not)
        self._closing = handle
        self._program.window.show_entrance(load(CLOSING_PAGE)(self._program.theme, handle, self._close))
        self._program.say_goodbye()
        self._program.leave()
        return False

    def offer(self, entrance: SignInPage, error: DamagedHere) -> None:
        """Tell that the database is damaged, with one click to the last backup, and a way to others."""
        entrance.show_problem(error.sentence(), again=self._program.try_again)
        newest = error.backup
        words = "" if newest is None else _(USE_BACKUP).format(day=date_text(newest.manifest.day))
        entrance.offer_backup(words, self.bring_back, self.choose)

    def bring_back(self, named: Path | None = None, code: str = "") -> None:
        """Set the database aside and bring the newest whole backup back, or the one in a folder.

        The `code` on paper is asked for, and it begins anew, where this PC has not got the key.
        """
        program = self._program
        where = replace(program.location, passphrase=code) if code else program.location
        bring: Callable[..., object] = load(late.BRING_BACK)
        work = partial(bring, where, program.settings, named)
        program.swap(work, self.take_back, partial(self._not_back, named))

    def choose(self) -> None:
        """Ask for the folder of a backup, and bring that one back."""
        from eduapp.gui.files import DialogFileChooser  # noqa: PLC0415 - seldom needed

        found = DialogFileChooser().folder(_("Choose the folder of a backup"), self._program.window)
        if found is not None:
            self.bring_back(found)

    def take_back(self, back: object) -> None:
        """Another file took the place of the database: the trail is told once it is open."""
        self._back = back

    def let_go(self) -> None:
        """The program ends as it should."""
        if self._mark is not None:
            self._mark.let_go()

    # ── Inside ───────────────────────────────────────────────────────────────────────────────────

    @property
    def _is_on(self) -> bool:
        return self.wanted and not self._program.invented

    def _start(
        self,
        database: Database,
        occasion: str,
        done: Callable[[object], None],
        failed: Callable[[EduError], None],
    ) -> JobHandle:
        command = load(late.MAKE_BACKUP)(place=self.place(), occasion=occasion)
        return self._program.opener.start(back_up, (database, command), owner=self, done=done, failed=failed)

    def place(self) -> object:
        """Where backups of this PC go."""
        away = self._program.settings.get(terms.AWAY_FOLDER)
        return load(late.PLACE)(self._program.location.beside, Path(away) if away else None)

    def _say(self, sentence: str) -> None:
        """Where it keeps nobody from working."""
        shown = self._program.window.centralWidget()
        if isinstance(shown, SignInPage):
            shown.say(sentence)
        else:
            self._program.window.tell(sentence)

    def _close(self) -> None:
        self._program.window.close()

    def _could_not(self, error: EduError) -> None:
        page = self._program.window.centralWidget()
        if page is not None and hasattr(page, "show_problem"):
            page.show_problem(error.sentence())

    def _not_back(self, named: Path | None, error: EduError) -> bool:
        """Say why not; True where the code on paper helps, and is asked for."""
        entrance = self._program.window.centralWidget()
        if "mark" not in error.facts or not isinstance(entrance, SignInPage):
            self._program.show_error(error)
            return False
        entrance.ask_passphrase(error.sentence(), partial(self.bring_back, named), _("Code on paper"))
        entrance.show_problem(error.sentence(), again=self._program.try_again, verb=_("Back"))
        return True

    def _hear(self, topics: frozenset[Topic]) -> None:
        self._changed = self._changed or bool(topics - _SAYS_NOTHING)
