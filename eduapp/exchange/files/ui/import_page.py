"""Bringing a file in: drop it, check the columns, correct the rows, and see what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from eduapp.core.files import safe_file_name
from eduapp.core.i18n import N_, _, ngettext
from eduapp.education.courses.terms import COURSES_CHANGED, GROUPS_CHANGED
from eduapp.education.enrolment.terms import ENROLMENTS_CHANGED
from eduapp.education.places.terms import PLACES_CHANGED
from eduapp.education.timetable.terms import BOOKINGS_CHANGED, SESSIONS_CHANGED
from eduapp.exams.sittings.terms import RESULTS_CHANGED, SITTINGS_CHANGED
from eduapp.exchange.files.subjects import SUBJECTS
from eduapp.exchange.files.ui.foot import Foot
from eduapp.exchange.files.ui.import_work import ImportWork, Kept
from eduapp.exchange.files.ui.looked_panel import LookedPanel
from eduapp.exchange.files.ui.report_panel import ReportPanel
from eduapp.exchange.files.ui.start_panel import StartPanel
from eduapp.gui.drops import DropSheet, dropped_files
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea, scroll_to
from eduapp.gui.shortcuts import bind, told
from eduapp.gui.widgets import Bar, Segments, announce, clear, hbox, vbox, why_not
from eduapp.people.learners.terms import LEARNERS_CHANGED
from eduapp.workshops.aims.terms import AIMS_CHANGED
from eduapp.workshops.hours.terms import HOURS_CHANGED, WORKSHOPS_CHANGED

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.tasks import JobHandle

OPENED = ("*.csv", "*.xlsx", "*.ods", "*.txt")
SAVED = ("*.csv", "*.xlsx")
ROLE_REASON = N_("Your role may not bring this in. Ask a leader.")
_ABREAST = 4  # subjects in a row
_LAYOUTS = 4  # within each other
EXPLAINED = N_("Check the columns, then the rows. Nothing is saved until you press Bring in.")


class ImportPage(Page):
    """Start, rows, report: one of them is shown, with the verb at the foot."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            LEARNERS_CHANGED, COURSES_CHANGED, GROUPS_CHANGED, PLACES_CHANGED,
            ENROLMENTS_CHANGED, SESSIONS_CHANGED, BOOKINGS_CHANGED,
            WORKSHOPS_CHANGED, HOURS_CHANGED, SITTINGS_CHANGED, RESULTS_CHANGED,
            AIMS_CHANGED,
        }
    )  # fmt: skip
    scrolls_itself: ClassVar[bool] = True

    rows_changed = Signal()  # there are rows that wait, or there are none any more

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.setAcceptDrops(True)
        may = [one.key for one in SUBJECTS if one.may_be_brought_in_by(bench.actor)]
        known = {one.key for one in SUBJECTS}
        first = route.detail if route.detail in known else next(iter(may), SUBJECTS[0].key)
        self.work = ImportWork(bench, self, first)
        self.start = StartPanel(self.theme)
        self.panel = LookedPanel(self.theme, self.work)
        self.report = ReportPanel(self.theme)
        self.foot = Foot(self.theme, self.work)
        self._sheet = DropSheet(self.theme, self)
        self._lay_out(choose=route.detail not in known, may=may)
        self._listen()
        self._show_subject()
        self._show_opened()

    # --- what the shell asks for --------------------------------------------------------------------

    def reload(self) -> None:
        self.work.look_again()

    def first_focus(self) -> QWidget | None:
        return self.start.choose if self.work.looked is None else self.panel.rows.view

    def keys(self) -> list[tuple[str, str]]:
        return [
            *told("choose_file"),
            (_("Enter"), _("Correct the first cell to fix")),
            (_("Tab"), _("Go to the next cell to fix, while one types")),
            (_("Delete"), _("Leave the row out, or take it in again")),
            ("N", _("Add a row as new though it looks known")),
            *told("bring_in"),
        ]

    def kept(self) -> Kept:
        return self.work.kept()

    def restore(self, state: object) -> None:
        if isinstance(state, Kept):
            self.work.restore(state)
            self._show_subject()

    def unsaved(self) -> bool:
        """Corrections that were not brought in are lost with the page."""
        return self.work.touched and self.work.looked is not None

    def may_leave(self) -> bool:
        return not self.unsaved() or self._may_drop_changes()

    @property
    def rows_wait(self) -> bool:
        """Whether rows stand here that could be brought in and are not."""
        return self.work.looked is not None and self.work.report is None

    def embed(self) -> None:
        """Stand inside another page, where there are margins already and no list to go to."""
        self.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]  # laid out when made
        self.report.without_list()

    # --- what a person does -------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a file and read it."""
        if not self.work.busy and self.start.choose.isEnabled():
            path = self.bench.files.open(_(self.work.subject.title), OPENED, self)
            if path is not None:
                self.read(path)

    def read(self, path: Path) -> None:
        """Read a file, if what one has corrected in another may be let go."""
        if not self.work.touched or self._may_drop_changes():
            self.work.read(path)

    def bring_in(self) -> None:
        """Bring the good rows in, unless the cell one types in still needs a correction."""
        self.work.bring_in(self.panel.rows.view.close_field())

    def save_template(self) -> None:
        """Save a list without rows, for somebody to fill in."""
        name = safe_file_name(_(self.work.subject.label), suffix=".csv")
        path = self.bench.files.save(_("Save an empty list"), name, SAVED, self)
        if path is not None:
            self.work.save_template(
                path, lambda _none: self.bench.tell(_("{file} is saved.").format(file=path.name))
            )

    def save_refused(self) -> None:
        """Save the rows that were refused, with what to fix beside each."""
        looked = self.work.looked
        if looked is None:
            return
        stem = Path(looked.preview.table.file_name).stem
        name = safe_file_name(stem, _("to correct"), suffix=".csv")
        path = self.bench.files.save(_("Save the refused rows"), name, SAVED, self)
        if path is not None:
            self.work.save_refused(path, lambda count: self._tell_saved(count, path))

    def _tell_saved(self, count: int, path: Path) -> None:
        words = ngettext("{count} row saved in {file}", "{count} rows saved in {file}", count)
        self.bench.tell(words.format(count=count, file=path.name))

    def _may_drop_changes(self) -> bool:
        return self.bench.ask.confirm(
            _("The rows are not brought in yet"),
            _("What you corrected here will be lost. The file itself stays as it is."),
            _("Let it go"),
            self,
            danger=True,
        )

    def _take_subject(self, key: object) -> None:
        if self.work.touched and not self._may_drop_changes():
            self.subjects.choose(self.work.key)
            return
        self.work.take(str(key))
        self._show_subject()

    # --- files dropped ------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()) and not self.work.busy and self.start.choose.isEnabled():
            event.acceptProposedAction()
            self._sheet.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._sheet.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._sheet.hide()
        files = dropped_files(event.mimeData())
        event.acceptProposedAction()
        if len(files) == 1:
            # Later: a question asked now would keep the window waiting that the file comes from.
            QTimer.singleShot(0, self, lambda: self.read(files[0]))
        else:
            self._say(_("Drop one file at a time."))

    # --- what is shown ------------------------------------------------------------------------------

    def _show_subject(self) -> None:
        subject = self.work.subject
        self.set_title(_(subject.title), _(EXPLAINED))
        fields = subject.fields(self.bench.today())
        needed = [_(field.label) for field in fields if field.required]
        others = [_(field.label) for field in fields if not field.required]
        self.start.show_subject(needed, others)
        self._show_rested()

    def _show_opened(self) -> None:
        looked = self.work.looked
        self._stack.setCurrentIndex(0 if looked is None else 1)
        self._show_matched()
        self.rows_changed.emit()
        if looked is None:
            self._focus(self.start.choose)
        else:
            announce(self, self.panel.found())
            self._focus(self.panel.first_focus() or self.foot.go)

    def _show_matched(self) -> None:
        self.panel.show_opened()
        self.foot.refresh()
        _settle()

    def _show_judged(self) -> None:
        self.panel.show_judged()
        self.foot.refresh()

    def _hold_back(self, place: int) -> None:
        """What was just typed is no correction yet: say why, in the row."""
        view = self.panel.rows.view
        view.go_to(place)
        self._focus(view)
        announce(view, view.table.beside(view.table.line_of(place)))

    def _show_report(self) -> None:
        looked, report = self.work.looked, self.work.report
        if looked is None or report is None:
            return
        self.report.show_report(self.work.subject, looked.preview.table.file_name, report)
        self._stack.setCurrentIndex(2)
        self.foot.refresh()
        self.rows_changed.emit()
        announce(self, self.report.sentence())
        self._focus(self.report.first_button())

    def _show_working(self, handle: JobHandle, doing: str) -> None:
        self.foot.follow(handle, doing)
        self._show_rested()

    def _show_rested(self) -> None:
        allowed = self.work.subject.may_be_brought_in_by(self.bench.actor)
        reason = _("A job is under way.") if self.work.busy else "" if allowed else _(ROLE_REASON)
        for opener in (self.start.choose, self.panel.another):
            why_not(opener, reason)
        self.foot.refresh()

    def _say(self, sentence: str) -> None:
        """A sentence that must be read, above everything else."""
        clear(self._bars)
        if sentence:
            bar = Bar(self.theme, "circle-alert", sentence)
            self._bars.addWidget(bar)
            bar.show()
            announce(self, sentence, urgent=True)

    def _focus(self, wanted: QWidget) -> None:
        if self.isVisible() and wanted.isEnabled():
            wanted.setFocus()
            scroll_to(wanted)

    # --- making -------------------------------------------------------------------------------------

    def _lay_out(self, *, choose: bool, may: list[str]) -> None:
        px = self.theme.px
        options = [(one.key, _(one.label)) for one in SUBJECTS]
        self.subjects = Segments(self.theme, options, _("What to bring in"), self.work.key, abreast=_ABREAST)
        if not choose:
            self.subjects.hide()
        for one, pressed in zip(SUBJECTS, self.subjects.buttons(), strict=True):
            why_not(pressed, "" if one.key in may else _(ROLE_REASON))
        self._bars = vbox(spacing=px(8))
        self._stack = QStackedWidget()
        for part in (self.start, self.panel, self.report):
            self._stack.addWidget(DownwardsArea(part, _("File")))
        above = vbox(hbox(self.subjects, None), self._bars, spacing=px(8))
        margins = (px(24), px(6), px(24), px(14))
        vbox(above, (self._stack, 1), self.foot, spacing=px(10), margins=margins, parent=self)

    def _listen(self) -> None:
        self.subjects.chosen.connect(self._take_subject)
        self.start.choose_asked.connect(self.choose_file)
        self.start.template_asked.connect(self.save_template)
        self.panel.another_asked.connect(self.choose_file)
        self.panel.rows.view.finished.connect(lambda: self._focus(self.foot.go))
        self.foot.pressed.connect(self.bring_in)
        self.report.save_asked.connect(self.save_refused)
        self.report.another_asked.connect(self.work.forget)
        self.report.list_asked.connect(lambda: self.bench.navigation.go(Route(self.work.subject.topics_of)))
        self.work.opened.connect(self._show_opened)
        self.work.matched.connect(self._show_matched)
        self.work.judged.connect(self._show_judged)
        self.work.held_back.connect(self._hold_back)
        self.work.reported.connect(self._show_report)
        self.work.told.connect(self._say)
        self.work.working.connect(self._show_working)
        self.work.rested.connect(self._show_rested)
        bind("bring_in", self, self.bring_in)
        bind("choose_file", self, self.choose_file)


def _settle() -> None:
    """Let what was laid out anew take its place now: what is to be scrolled to must be where it will be."""
    for _round in range(_LAYOUTS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
