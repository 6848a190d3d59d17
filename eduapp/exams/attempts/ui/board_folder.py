"""The way by a stick or a folder from the board: answers in, messages out, and this PC lent to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from eduapp.core.i18n import _, ngettext
from eduapp.exams.attempts import jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from eduapp.core.errors import EduError
    from eduapp.exams.attempts.jobs import Synced
    from eduapp.exams.attempts.queries import Card
    from eduapp.gui.page import Page


class BoardFolder(QObject):
    """The folder of a board, once one is chosen. `said` tells why something did not work."""

    chosen = Signal()
    said = Signal(str)

    def __init__(self, page: Page, against: Callable[[], str]) -> None:
        super().__init__(page)
        self._page, self._bench, self._against = page, page.bench, against
        self._folder: Path | None = None
        self._syncing = False
        self._lent = 0  # the number this PC is to be lent to, once all messages lie in the folder
        self._refused: tuple[str, ...] = ()

    @property
    def missing(self) -> str:
        """Why nothing can be done with the folder; "" if there is one."""
        return _("Choose the folder with the seats first.") if self._folder is None else ""

    def choose(self) -> None:
        """Where seats without a server leave their answers; looked at from now on, again and again."""
        self._folder = self._bench.files.folder(_("Read answers from"), self._page)
        self.chosen.emit()
        self.sync()

    def lend(self, card: Card | None) -> None:
        """This PC alone: the chosen candidate sits at it, until staff take it back with their password."""
        if card is None or self._folder is None:
            return
        title = _("Lend this PC to candidate {number}").format(number=card.number)
        told = _(
            "The window is locked, and the exam of this candidate fills the screen. The candidate needs the"
            " ticket. You leave the exam with F12 and your code, and sign in with your password again."
        )
        if self._bench.ask.confirm(title, told, _("Lend it"), self._page):
            self._lent = card.number
            self.sync()

    def sync(self) -> None:
        """Write what was said to each seat, and take in what each has answered."""
        sitting = self._page.route.id
        if self._folder is None or self._syncing or sitting is None or self._against():
            return
        self._syncing = True
        command = jobs.SyncFolder(sitting_id=sitting, folder=self._folder)
        self._bench.runner.start(
            jobs.sync_folder, command, owner=self._page, done=self._synced, failed=self._not_synced
        )

    # --- inside -------------------------------------------------------------------------------------

    def _synced(self, told: Synced) -> None:
        self._syncing = False
        if told.refused and told.refused != self._refused:
            self.said.emit("\n".join(told.refused))
        self._refused = told.refused
        if told.removed:
            said = ngettext(
                "Sealed: {count} file of answers that is kept here was removed from the folder.",
                "Sealed: {count} files of answers that are kept here were removed from the folder.",
                told.removed,
            )
            self.said.emit(said.format(count=told.removed))
        number, self._lent = self._lent, 0
        words = ("kiosk", "--folder", str(self._folder), "--one", str(number))
        if number and not self._bench.lend(words):
            self.said.emit(_("The exam could not be started on this PC. Start it by hand: eduapp kiosk."))

    def _not_synced(self, error: EduError) -> None:
        self._syncing = False
        self._folder, self._lent = None, 0  # asked again, not tried for ever
        self.said.emit(error.sentence())
        self.chosen.emit()
