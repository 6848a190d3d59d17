"""Whether a paper is genuine: drop a file, choose a picture of it, or type its code or number."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton

from eduapp.certificates import terms
from eduapp.certificates.keys import terms as keys
from eduapp.certificates.verification import jobs, queries
from eduapp.certificates.verification.ui.answer import Answer
from eduapp.certificates.verification.web_page import FILE_NAME
from eduapp.core.i18n import N_, _, date_text
from eduapp.gui import shortcuts
from eduapp.gui.drops import DropSheet, dropped_files
from eduapp.gui.loading import load
from eduapp.gui.page import Page
from eduapp.gui.widgets import Bar, Card, announce, button, clear, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.certificates.verification import Judged
    from eduapp.certificates.verification.queries import AtHand
    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

PAPERS = ("*.pdf", "*.png", "*.jpg", "*.jpeg", "*.tif", "*.tiff", "*.gif", "*.webp")
NO_KEYS = N_(
    "The school has no keys yet, so its papers bear no code and no signature. Look for them in the register."
)
_LONGEST_TYPED = 700  # signs; a code has 600 at most
_FIELD = 210  # px at 100 %
_BESIDE = 1000  # logical pixels from which both ways stand beside each other


class CheckPage(Page):
    """One answer at a time, with what the school signed in large letters beside the paper in the hand."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.CERTIFICATES_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.setAcceptDrops(True)
        self._at_hand: AtHand | None = None
        self._busy = False
        self._make()
        self._sheet = DropSheet(self.theme, self)
        shortcuts.bind("choose_file", self, self.choose_file)
        self.set_title(_("Check a paper"), _("No network is asked. The paper is only looked at, never kept."))

    # --- what the shell asks for --------------------------------------------------------------------

    def header_buttons(self) -> list[QPushButton]:
        return [self.hand_out]

    def first_focus(self) -> QWidget:
        return self.choose

    def keys(self) -> list[tuple[str, str]]:
        return [*shortcuts.told("choose_file"), (_("Enter"), _("Check what was typed"))]

    def reload(self) -> None:
        self.bench.runner.query(queries.at_hand, self.bench.today(), owner=self, done=self._know, newest=True)

    # --- what a person does -------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file, and check it."""
        if self.choose.isEnabled():
            path = self.bench.files.open(_("Check a paper"), PAPERS, self)
            if path is not None:
                self.check_file(path)

    def check_file(self, path: Path) -> None:
        """The answer for a file."""
        if self._at_hand is None or self._busy:
            return
        self._begin()
        self.bench.runner.compute(
            jobs.judge_file,
            path,
            self._at_hand,
            self.bench.today(),
            owner=self,
            done=lambda judged: self._show(judged, path.name),
            failed=self._fail,
        )

    def check_typed(self) -> None:
        """The answer for a code, a serial or a number; of a number by what was signed with it."""
        typed = self.typed.text()
        if not typed.strip():
            self._say(_("Type the code or the serial first."))
            self.typed.setFocus()
        elif self._at_hand is not None and not self._busy:
            self._begin()
            self.bench.runner.query(
                queries.kept_code,
                typed,
                owner=self,
                done=lambda code: self._judge_typed(typed, code),
                failed=self._fail,
            )

    def write_page(self) -> None:
        """Write the page that the school hands out; whoever may issue signs today's list with it."""
        if self.bench.actor.may(terms.ISSUE_CERTIFICATES):
            load(keys.ASK_FOR_KEYS)(self.bench, self, lambda opened: self._write(opened.issuing))
        else:
            self._write(None)

    def _write(self, key: KeyPair | None) -> None:
        path = self.bench.files.save(_("Web page for checking papers"), FILE_NAME, ["*.html"], self)
        if path is not None:
            order = jobs.WritePage(path, key)
            self.bench.runner.start(jobs.write_page, order, owner=self, done=self._written)

    # --- files dropped ------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()) and self.choose.isEnabled():
            event.acceptProposedAction()
            self._sheet.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._sheet.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._sheet.hide()
        files = dropped_files(event.mimeData())
        event.acceptProposedAction()
        if len(files) == 1:
            # Later: what is asked now would keep the window waiting that the file comes from.
            QTimer.singleShot(0, self, lambda: self.check_file(files[0]))
        else:
            self._say(_("Drop one file at a time."))

    # --- what is shown ------------------------------------------------------------------------------

    def _know(self, found: AtHand | None) -> None:
        self._at_hand = found
        self._say("" if found is not None else _(NO_KEYS))
        self._refresh()

    def _judge_typed(self, typed: str, code: str | None) -> None:
        if self._at_hand is not None:
            self.bench.runner.compute(
                jobs.judge_text,
                typed,
                code,
                self._at_hand,
                self.bench.today(),
                owner=self,
                done=lambda judged: self._show(judged, ""),
                failed=self._fail,
            )

    def _begin(self) -> None:
        self._busy = True
        self._say("")
        self._refresh()

    def _show(self, judged: Judged, name: str) -> None:
        self._busy = False
        self._refresh()
        announce(self, self.answer.show_answer(judged, name), urgent=True)

    def _fail(self, error: EduError) -> None:
        self._busy = False
        self._refresh()
        self._say(error.sentence())

    def _written(self, written: jobs.Written) -> None:
        lacks = ""
        if written.as_of is None:
            lacks = _("The page has no list of revoked papers. Ask somebody who issues papers to write it.")
        elif written.as_of < self.bench.today():
            words = _("The page has the list of {day}. Somebody who issues papers can write it with today’s.")
            lacks = words.format(day=date_text(written.as_of))
        self._say(lacks)
        self.bench.tell(_("Written: {path}").format(path=written.path.name))

    def _refresh(self) -> None:
        reason = _("A paper is being checked.") if self._busy else ""
        if self._at_hand is None:
            reason = _(NO_KEYS)
        for one in (self.choose, self.check):
            why_not(one, reason)
        why_not(self.hand_out, "" if self._at_hand is not None else _(NO_KEYS))

    def _say(self, sentence: str) -> None:
        clear(self._bars)
        if sentence:
            self._bars.addWidget(Bar(self.theme, "circle-alert", sentence))
            announce(self, sentence, urgent=True)

    # --- making -------------------------------------------------------------------------------------

    def _make(self) -> None:
        px = self.theme.px
        self.choose = button(self.theme, _("Choose a file…"), "folder-open", kind="primary")
        self.choose.clicked.connect(self.choose_file)
        self.hand_out = button(self.theme, _("Web page for others…"), "download")
        self.hand_out.clicked.connect(self.write_page)
        self.typed = QLineEdit()
        self.typed.setMaxLength(_LONGEST_TYPED)
        self.typed.setMinimumWidth(px(_FIELD))
        self.typed.setAccessibleName(_("Code, serial or number"))
        self.typed.setPlaceholderText(_("such as 7KQ2M 9T4XB"))
        self.typed.returnPressed.connect(self.check_typed)
        self.check = button(self.theme, _("Check"))
        self.check.clicked.connect(self.check_typed)
        self._bars = vbox(spacing=px(8))
        self.answer = Answer(self.theme)
        by_file = vbox(
            label(_("A file or a picture"), "bodyStrong"),
            label(
                _("PDF, PNG, JPEG, TIFF, GIF or WEBP. Drop it anywhere on this page, or choose it."),
                "secondary",
                wrap=True,
            ),
            hbox(self.choose, None),
            spacing=px(6),
        )
        by_hand = vbox(
            label(_("Code, serial or number"), "bodyStrong"),
            label(_("Typed from the paper, or read by a scanner into the field."), "secondary", wrap=True),
            hbox((self.typed, 1), self.check, spacing=px(8)),
            spacing=px(6),
        )
        wide = self.theme.logical_width() >= _BESIDE
        ways = (hbox if wide else vbox)(Card(by_file), Card(by_hand), spacing=px(12))
        vbox(
            self._bars,
            ways,
            self.answer,
            None,
            spacing=px(12),
            margins=(px(24), px(6), px(24), px(16)),
            parent=self,
        )
        self._refresh()
