"""Bringing in a file of questions: choose or drop it, see what it holds, bring it in whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from eduapp.core.i18n import N_, _, ngettext
from eduapp.exams.questions import jobs, terms
from eduapp.exams.questions.formats import ENCODINGS, FORMATS, UTF_8
from eduapp.exams.questions.formats.faults import NotUtf8
from eduapp.exams.questions.formats.reading import WINDOWS_1252
from eduapp.exams.questions.rules.showing import shown
from eduapp.exams.questions.ui.format_names import OPENED, encoding_text, format_text
from eduapp.exams.questions.ui.found_rows import KNOWN, NEW, REFUSED, FoundRow, columns, rows_of
from eduapp.exams.questions.ui.look_dialog import LookDialog
from eduapp.exams.questions.ui.looks import key_text
from eduapp.gui import shortcuts
from eduapp.gui.dialogs import Question
from eduapp.gui.drops import DropSheet, dropped_files
from eduapp.gui.fields import Choice
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.progress import ProgressPanel
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Bar, IconTile, announce, button, clear, hbox, label, rename, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.exams.questions.jobs import Looked
    from eduapp.gui.bench import Bench
    from eduapp.gui.tasks import JobHandle

LIST = Route("questions.list")
MAY_NOT = N_("Your role may not bring questions in. Ask a teacher.")
READING, BRINGING = "read", "bring"
PATIENCE_MS = 250  # what is done sooner shows no progress
_LETTERS = 24  # of a choice
_WORDS = 460  # px at 100 %: a line one can read


@dataclass(frozen=True)
class Kept:
    """A file on its way, for a page built anew."""

    path: Path
    format: str
    encoding: str
    looked: Looked


class ImportPage(Page):
    """Before a file a place to drop one; then its questions, and the verb at the foot."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.QUESTIONS_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.setAcceptDrops(True)
        self._may = bench.actor.may(terms.KEEP_QUESTIONS)
        self._path: Path | None = None
        self._looked: Looked | None = None
        self._job: JobHandle | None = None
        self._make_choices()
        self._make_table()
        self._make_foot()
        self._lay_out()
        self._sheet = DropSheet(self.theme, self)
        shortcuts.bind("choose_file", self, self.choose_file)
        shortcuts.bind("bring_in", self, self.bring_in)
        title = _("Nothing is saved until you press Bring in. A file comes in whole or not at all.")
        self.set_title(_("Bring in questions"), title)
        self._refresh()

    # --- what the shell asks for --------------------------------------------------------------------

    def reload(self) -> None:
        """Somebody else changed the bank: what is known may be another."""
        if self._path is not None and self._looked is not None and self._job is None:
            self.read(self._path)

    def first_focus(self) -> QWidget:
        return self.choose if self._looked is None else self.table

    def keys(self) -> list[tuple[str, str]]:
        return [
            *shortcuts.told("choose_file"),
            (_("Enter"), _("Look at the question")),
            *shortcuts.told("bring_in"),
        ]

    def kept(self) -> Kept | None:
        if self._path is None or self._looked is None:
            return None
        return Kept(self._path, self.format.value() or "", self.encoding.value() or UTF_8, self._looked)

    def restore(self, state: Kept | None) -> None:
        if state is not None:
            self._path = state.path
            self._choose(state.format, state.encoding)
            self._show(state.looked)

    # --- what a person does -------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file and look at it."""
        if self.choose.isEnabled():
            path = self.bench.files.open(_("Bring in questions"), OPENED, self)
            if path is not None:
                self._choose("", UTF_8)
                self.read(path)

    def read(self, path: Path) -> None:
        """Look at a file in the chosen format and letters; what is shown stays until it is read."""
        if self._job is None:
            order = jobs.ReadQuestions(path, self.format.value() or "", self.encoding.value() or UTF_8)

            def done(looked: Looked) -> None:
                self._path = path
                self._show(looked)

            self._start(READING, jobs.read_file, order, done)

    def bring_in(self) -> None:
        """Bring all new questions in, or say why not."""
        looked = self._looked
        if looked is None or not self.go.isEnabled() or self.go.isHidden():
            return

        def done(counts: tuple[int, int]) -> None:
            came, known = counts
            words = ngettext(
                "{count} question is in the bank now.", "{count} questions are in the bank now.", came
            )
            more = ngettext("{count} was there already.", "{count} were there already.", known)
            said = words.format(count=came) + (f" {more.format(count=known)}" if known else "")
            self._forget()
            self.bench.navigation.go(LIST)
            self.bench.tell(said)

        self._start(BRINGING, jobs.bring_in, looked, done)

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
            self._choose("", UTF_8)
            # Later: a question asked now would keep the window waiting that the file comes from.
            QTimer.singleShot(0, self, lambda: self.read(files[0]))
        else:
            self._say(_("Drop one file at a time."))

    # --- jobs ---------------------------------------------------------------------------------------

    def _start(self, doing: str, job: Callable[..., Any], order: object, done: Callable[[Any], None]) -> None:
        self._say("")

        def finished(answer: object) -> None:
            self._job = None
            done(answer)
            self._refresh()

        def failed(error: EduError) -> None:
            self._job = None
            self._say(error.sentence())
            self._refresh()

        handle = self.bench.runner.start(job, order, owner=self, done=finished, failed=failed)
        if handle.over:
            return
        self._job = handle
        handle.ended.connect(lambda: self._rest(handle))
        panel = self.progress[doing]
        QTimer.singleShot(PATIENCE_MS, panel, lambda: None if handle.over else self._follow(panel, handle))
        self._refresh()

    def _follow(self, panel: ProgressPanel, handle: JobHandle) -> None:
        """The job in place of the words, until it is over."""
        self._said.hide()
        handle.ended.connect(self._said.show)
        panel.bind(handle)

    def _rest(self, handle: JobHandle) -> None:
        self._job = None
        if handle.stopping:
            self._say(_("Stopped. Nothing was brought in."))
        self._refresh()

    # --- what is shown ------------------------------------------------------------------------------

    def _show(self, looked: Looked) -> None:
        self._looked = looked
        rows = rows_of(looked)
        self.table.set_rows(rows)
        self._stack.setCurrentIndex(1)
        self._file.setText(looked.file_name)
        self._read_as.setText(_("Read as {format}.").format(format=format_text(looked.format)))
        if any(isinstance(one.reason, NotUtf8) for one in looked.refusals):
            words = _("The letters of this file are not UTF-8. Older programs write Windows-1252.")
            self._say(words, _("Read it as Windows-1252"), self._read_as_1252)
        self._refresh()
        announce(self, f"{looked.file_name}. {self._summary()}")
        first = next((row for row in rows if row.state == REFUSED), None)
        if first is not None:
            self.table.select_row(first.id)
        if self.isVisible():
            (self.table if first is not None or not self.go.isEnabled() else self.go).setFocus()

    def _refresh(self) -> None:
        busy, looked = self._job is not None, self._looked
        reason = _("A job is under way.") if busy else "" if self._may else _(MAY_NOT)
        why_not(self.choose, reason)
        for choice in (self.format, self.encoding):
            choice.setEnabled(not busy)
        self.go.setVisible(looked is not None)
        self._chosen.setVisible(looked is not None)
        if looked is None:
            self._words.setText("")
            return
        rows = self.table.table.rows
        coming = sum(1 for row in rows if row.state == NEW)
        words = ngettext("Bring in {count} question", "Bring in {count} questions", coming)
        rename(self.go, words.format(count=coming))
        against = self._against(coming)
        why_not(self.go, reason or against)
        self._words.setText(f"{self._summary()} {against}".strip())

    def _against(self, coming: int) -> str:
        refused = len(self._looked.refusals) if self._looked is not None else 0
        if refused:
            return _("Put the named lines right in the file, then choose it again.")
        return "" if coming else _("The bank has all of them already.")

    def _summary(self) -> str:
        counts = {
            state: sum(1 for row in self.table.table.rows if row.state == state)
            for state in (NEW, KNOWN, REFUSED)
        }
        told = [
            ngettext("{count} new question.", "{count} new questions.", counts[NEW]).format(count=counts[NEW])
        ]
        if counts[KNOWN]:
            words = ngettext("{count} is there already.", "{count} are there already.", counts[KNOWN])
            told.append(words.format(count=counts[KNOWN]))
        if counts[REFUSED]:
            words = ngettext(
                "{count} place cannot be taken over.", "{count} places cannot be taken over.", counts[REFUSED]
            )
            told.append(words.format(count=counts[REFUSED]))
        return " ".join(told)

    def _say(self, sentence: str, verb: str = "", act: Callable[[], None] | None = None) -> None:
        """A sentence that must be read, above everything else."""
        clear(self._bars)
        if sentence:
            bar = Bar(self.theme, "circle-alert", sentence, verb, act)
            self._bars.addWidget(bar)
            bar.show()
            announce(self, sentence, urgent=True)

    def _open(self, row: FoundRow) -> None:
        """A question as it is answered, or the whole sentence against it."""
        title = _("Line {line}").format(line=row.line)
        question = row.question
        if question is None:
            Question(self.theme, title, row.words, self, sign=("ban", "absent")).open()
            return
        verb = _("Show what is right") if self.bench.actor.may(terms.SEE_KEY) else ""
        pictures = {picture.name: picture for picture in question.pictures}
        dialog = LookDialog(self.theme, title, shown(question), pictures, self, verb)
        right = _("What is right: {label}").format(label=row.words)
        dialog.accepted.connect(lambda: Question(self.theme, right, key_text(question), self).open())
        dialog.open()

    def _forget(self) -> None:
        self._path = self._looked = None
        self.table.set_rows([])
        self._stack.setCurrentIndex(0)

    def _choose(self, form: str, encoding: str) -> None:
        """Choose without reading."""
        for choice, value in ((self.format, form), (self.encoding, encoding)):
            choice.blockSignals(True)
            choice.set_value(value)
            choice.blockSignals(False)

    def _read_again(self) -> None:
        if self._path is not None:
            self.read(self._path)

    def _read_as_1252(self) -> None:
        self.encoding.set_value(WINDOWS_1252)

    # --- making -------------------------------------------------------------------------------------

    def _make_choices(self) -> None:
        theme = self.theme
        self.choose = button(theme, _("Choose a file…"), "folder-open", kind="primary")
        self.choose.clicked.connect(self.choose_file)
        self._file, self._read_as = label("", "bodyStrong", wrap=True), label("", "caption")
        formats = [("", _("Format found by itself")), *((key, format_text(key)) for key in FORMATS)]
        self.format = Choice(theme, formats, "")
        self.format.setAccessibleName(_("Format"))
        self.encoding = Choice(theme, [(key, encoding_text(key)) for key in ENCODINGS], UTF_8)
        self.encoding.setAccessibleName(_("Letters of the file"))
        for choice in (self.format, self.encoding):
            choice.setMinimumContentsLength(_LETTERS)
        self.format.changed.connect(self._read_again)
        self.encoding.changed.connect(self._read_again)

    def _make_table(self) -> None:
        self.table: TableView[FoundRow] = TableView(
            self.theme, columns(), name=_("What the file holds"), click_opens=True
        )
        self.table.opened.connect(self._open)
        self.table.setMinimumHeight(min(self.theme.px(36 + 2 * 58), 220))

    def _make_foot(self) -> None:
        theme = self.theme
        stopping = _("Stopping. Nothing is brought in.")
        sentences = {
            READING: _("Reading the file, step {number} of {total}"),
            BRINGING: _("Bringing in question {number} of {total}"),
        }
        self.progress = {
            doing: ProgressPanel(theme, words, stopping=stopping) for doing, words in sentences.items()
        }
        self._words = label("", "secondary", wrap=True)
        self._said = QWidget()
        hbox((self._words, 1), parent=self._said)
        self.go = button(theme, _("Bring in"), kind="primary", tip=shortcuts.key_text("bring_in"))
        self.go.clicked.connect(self.bring_in)

    def _lay_out(self) -> None:
        px, middle = self.theme.px, Qt.AlignmentFlag.AlignHCenter
        self._bars = vbox(spacing=px(8))
        self._chosen = QWidget()
        another = Flow(self.format, self.encoding, self._read_as, gap=px(8))
        holder = QWidget()
        holder.setLayout(another)
        vbox(self._file, holder, spacing=px(4), parent=self._chosen)
        formats = label(
            _("GIFT, Aiken, Moodle XML or QTI; found by itself. The file is only read, never kept."),
            "caption", wrap=True, align=middle,
        )  # fmt: skip
        formats.setFixedWidth(px(_WORDS))
        start = QWidget()
        vbox(
            None,
            hbox(None, IconTile(self.theme, "upload", "primary", 64), None),
            label(_("Drop a file here, or choose one"), "subtitle", align=middle, wrap=True),
            hbox(None, formats, None),
            None,
            spacing=px(6),
            parent=start,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(DownwardsArea(start, _("File")))
        looked = QWidget()
        vbox(self._chosen, (TableCard(self.theme, (self.table, 1)), 1), spacing=px(8), parent=looked)
        self._stack.addWidget(DownwardsArea(looked, _("What the file holds")))
        foot = hbox((vbox(*self.progress.values(), self._said, spacing=0), 1), self.go, spacing=px(10))
        margins = (px(24), px(6), px(24), px(14))
        vbox(
            hbox(self.choose, None),
            self._bars,
            (self._stack, 1),
            foot,
            spacing=px(10),
            margins=margins,
            parent=self,
        )
