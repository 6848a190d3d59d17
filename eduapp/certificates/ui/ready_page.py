"""Who is ready for a paper: tick, look at the real page, print or save. The ready ones are ticked already."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLayout, QPushButton, QStackedWidget, QWidget

from eduapp.certificates import jobs, queries, terms
from eduapp.certificates.queries import ReadyList, ReadyRow
from eduapp.certificates.ui.check_dialog import show_check
from eduapp.certificates.ui.issuing import Issuing
from eduapp.certificates.ui.ready_list import columns, how_many, why_nothing
from eduapp.core.i18n import N_, _, ngettext
from eduapp.education.enrolment.terms import ENROLMENTS_CHANGED
from eduapp.education.school.terms import SCHOOL_CHANGED
from eduapp.exams.sittings.terms import RESULTS_CHANGED
from eduapp.gui import icons
from eduapp.gui.empty import Empty, Verb, empty_state
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.pdf_view import PdfView
from eduapp.gui.progress import ProgressPanel
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Chip, IconLabel, Segments, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench

_LIST_WIDTH = 470
_PREVIEW_MS = 180  # the preview follows when the arrow keys rest
_LOOKING_MS = 1500  # whoever looks for so long may be about to issue
ROLE_REASON = N_("Your role may look, but not issue. Ask the office or a leader.")


class ReadyPage(Page):
    """List at the left, the real page at the right, one verb at the foot."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.CERTIFICATES_CHANGED, RESULTS_CHANGED, ENROLMENTS_CHANGED, SCHOOL_CHANGED}
    )
    scrolls_itself: ClassVar[bool] = True
    most: ClassVar[int] = queries.SHOWN  # rows shown at once

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._found = ReadyList((), 0, 0, 0, ())
        self._left_out: set[str] = set()  # ready, but somebody took the tick away
        self._showing = False  # ticks change because other rows are shown, not by hand
        self._working = False
        self._settle = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
        self._settle.timeout.connect(self._ask_preview)
        self._looking = QTimer(self, singleShot=True, interval=_LOOKING_MS)
        self._looking.timeout.connect(self._get_ready)
        self.set_title(
            _("Certificates"), _("Everybody with something to show. Only the school stands on a paper.")
        )
        self._build_list()
        self._build_preview()
        self._build_foot()
        self._lay_out()

    def header_buttons(self) -> list[QPushButton]:
        register = button(self.theme, _("Register of certificates"), "table")
        register.clicked.connect(lambda: self.bench.navigation.go(Route("certificates.register")))
        return [register] if self._wide else [self.look_button, register]

    def keys(self) -> list[tuple[str, str]]:
        return [
            (_("Space"), _("Tick the row")),
            ("Ctrl+A", _("Tick all rows")),
            ("Ctrl+P", _("Print the ticked ones")),
        ]

    def first_focus(self) -> QWidget | None:
        return self.print_button if self.print_button.isEnabled() else self.table

    def reload(self) -> None:
        self._ask(self._show)

    def _ask(self, done: Callable[[ReadyList], None]) -> None:
        asked = (self.bench.today(), self.filter.current(), self.what.currentData() or "", self.most)
        self.bench.runner.query(
            queries.ready_list,
            *asked,
            self.bench.actor.around,
            owner=self,
            done=done,
            newest=True,
            aside=True,
        )

    def print_(self) -> None:
        if self.print_button.isEnabled():
            self._issue(self._issuing.print_)

    def _build_list(self) -> None:
        self.filter = Segments(
            self.theme,
            [("ready", _("Ready")), ("not_yet", _("Not yet")), ("all", _("All"))],
            _("Which rows"),
            "ready",
        )
        self.filter.chosen.connect(lambda _key: self.reload())
        self.what = QComboBox()
        self.what.setAccessibleName(_("Course or workshop"))
        self.what.currentIndexChanged.connect(lambda _index: self.reload())
        self.count = Chip(self.theme, "", "none")
        self.table: TableView[ReadyRow] = TableView(self.theme, columns(), name=_("Who is ready"), ticks=True)
        self.table.selection_changed.connect(lambda _row: self._settle.start())
        self.table.ticks_changed.connect(self._note_ticks)
        self.table.opened.connect(
            lambda row: self.bench.navigation.go(Route("learners.learner", row.learner_id))
        )

    def _build_preview(self) -> None:
        px = self.theme.px
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language of the paper"))
        self.language.addItem(_("As set for the school"), None)
        for code, named in terms.LANGUAGE_NAMES.items():
            self.language.addItem(named, code)
        self.language.currentIndexChanged.connect(lambda _index: self._settle.start())
        self.letters = QComboBox()
        self.letters.setAccessibleName(_("Letters of the paper"))
        self.letters.addItem(_("Ordinary letters"), "")
        for key, named in terms.LETTERS.items():
            self.letters.addItem(_(named), key)
        self.letters.currentIndexChanged.connect(lambda _index: self._settle.start())
        self.preview = PdfView(self.theme, self.bench.runner)
        self.behind = button(self.theme, _("Look behind it…"), "search")
        self.behind.clicked.connect(self._look_behind)
        self.reasons = label("", "problem", wrap=True)
        self.warnings = label("", "caption", wrap=True)
        self.warnings.hide()
        self.to_school = button(self.theme, _("Go to the school"))
        self.to_school.clicked.connect(self._go_to_school)
        self._show_reasons(())
        self._note = hbox(
            IconLabel(self.theme, "shield"),
            (
                label(
                    _("The paper names the school, never the prison. It is checked word for word."),
                    "caption",
                    wrap=True,
                ),
                1,
            ),
            spacing=px(8),
        )

    def _build_foot(self) -> None:
        self.progress = ProgressPanel(self.theme, _("Making certificate {number} of {total}: {label}"))
        self.save_button = button(self.theme, _("Save as PDF files"), "folder-open")
        self.save_button.clicked.connect(self._choose_folder)
        self.print_button = button(self.theme, _("Print"), "printer", kind="primary")
        self.look_button = button(self.theme, _("Look at the paper"), "eye", checkable=True)
        self._issuing: Issuing = Issuing(self.bench, self, self.progress, self._show_working)
        self.print_button.clicked.connect(lambda: self._issue(self._issuing.print_))

    def _lay_out(self) -> None:
        px = self.theme.px
        self._list = TableCard(self.theme, (self.table, 1))
        self._place = QStackedWidget()
        self._place.addWidget(self._list)
        self._more = label("", "caption", wrap=True)
        self._wide = self.theme.logical_width() >= 1000  # noqa: PLR2004 - below, list or paper is shown
        left = vbox(
            hbox((self.what, 1)),
            hbox(self.filter, None, self.count),
            (self._place, 1),
            self._more,
            spacing=px(8),
        )
        words = label(_("Language"), "captionStrong")
        words.setBuddy(self.language)
        how = QWidget()
        how.setLayout(Flow(words, self.language, self.letters, self.behind, gap=px(8)))
        said = (self.reasons, self.warnings, hbox(self.to_school, None))
        shown = (self.preview, 1)
        right = vbox(
            *((how, *said, shown) if self._wide else (*said, shown, how)),
            self._note,
            spacing=px(8),
        )
        holder = QWidget()
        holder.setLayout(left)
        self.table.setMinimumHeight(px(200))
        self.preview.setMinimumHeight(px(220))
        if self._wide:
            holder.setFixedWidth(px(_LIST_WIDTH))
            self._body: QWidget = QWidget()
            hbox(holder, (right, 1), spacing=px(16), parent=self._body)
        else:
            self._body = self._one_at_a_time(holder, right)
        self._body.setObjectName("page")
        foot = hbox((self.progress, 1), None, self.save_button, self.print_button, spacing=px(10))
        self._empty = empty_state(self.theme, self._nothing())
        self._empty.setVisible(False)
        vbox(
            (self._body, 1), self._empty, foot,
            spacing=px(10), margins=(px(24), px(6), px(24), px(14)), parent=self,
        )  # fmt: skip

    def _one_at_a_time(self, rows: QWidget, right: QLayout) -> QStackedWidget:
        """The list, or the paper whole: where both do not fit, a button on top changes between them."""
        paper, sides = QWidget(), QStackedWidget()
        paper.setLayout(right)
        for side, name in ((rows, _("Who is ready")), (paper, _("Page"))):
            side.setObjectName("page")
            sides.addWidget(DownwardsArea(side, name))
        self.look_button.toggled.connect(lambda on: sides.setCurrentIndex(int(on)))
        self.look_button.toggled.connect(self._show_look)
        return sides

    def _show_look(self, on: bool) -> None:
        """What a press does next, as its icon says."""
        self.look_button.setIcon(icons.icon("eye-off" if on else "eye", self.theme.t.ink, 20))

    def _nothing(self) -> Empty:
        return Empty(
            "award",
            _("No certificates yet"),
            _("Everybody who took part in a course or worked in a workshop stands here."),
        )

    def _show(self, found: ReadyList) -> None:
        self._found = found
        if not self._show_titles():
            return self.reload()  # the course or workshop that was chosen is done with
        self._empty.setVisible(not found.titles)
        why_not(self.look_button, "" if found.titles else _("There is nobody in the list."))
        self._body.setVisible(bool(found.titles))
        return self._show_rows()

    def _show_titles(self) -> bool:
        """Every course and workshop with somebody in it, and how many are ready; whether the choice stays."""
        chosen = self.what.currentData() or ""
        self.what.blockSignals(True)  # whoever chooses asks for the rows; this is not a choice
        self.what.clear()
        self.what.addItem(_("All courses and workshops"), "")
        for title, ready in self._found.titles:
            self.what.addItem(f"{title} ({ready})", title)
        place = self.what.findData(chosen)
        self.what.setCurrentIndex(max(0, place))
        self.what.blockSignals(False)
        return place >= 0

    def _note_ticks(self) -> None:
        """What somebody unticks stays so when the rows come again; all others who are ready are ticked."""
        if self._showing:
            return
        for row in self.table.table.rows:
            if row.ready and not self.table.table.is_ticked(row):
                self._left_out.add(row.id)
            else:
                self._left_out.discard(row.id)
        self._show_verbs()

    def _show_rows(self) -> None:
        found = self._found
        self._showing = True
        self.table.set_rows(found.rows)
        self.table.table.tick([row for row in found.rows if row.ready and row.id not in self._left_out])
        self._showing = False
        self._show_place()
        self._show_verbs()
        self._more.setText(how_many(found))
        self._more.setVisible(bool(self._more.text()))
        words = ngettext("{ready} ready, {waiting} not yet", "{ready} ready, {waiting} not yet", found.ready)
        words = words.format(ready=found.ready, waiting=found.waiting)
        self.count.show_status(words, "present" if found.ready else "none", None)
        self._settle.start()

    def _show_place(self) -> None:
        """The rows, or why there are none and where to go."""
        if (old := self._place.widget(1)) is not None:
            self._place.removeWidget(old)
            old.deleteLater()
        if self._found.rows:
            self._place.setCurrentIndex(0)
            return
        to_school = Verb(_("Go to the school"), self._go_to_school)
        to_others = Verb(_("See what they lack"), self._see_others)
        words = why_nothing(self.filter.current(), self._found, to_school, to_others)
        self._place.setCurrentIndex(self._place.addWidget(empty_state(self.theme, words)))

    def _go_to_school(self) -> None:
        self.bench.navigation.go(Route("school.school"))

    def _show_reasons(self, reasons: tuple[str, ...], *, school: bool = False) -> None:
        """Why there is no paper, with the way to what the letterhead lacks."""
        self.reasons.setText("\n".join(reasons))
        self.reasons.setVisible(bool(reasons))
        self.to_school.setVisible(school)

    def _see_others(self) -> None:
        def show(found: ReadyList) -> None:
            self._show(found)
            self.table.setFocus()

        self.filter.choose("not_yet")
        self._ask(show)

    def _show_verbs(self) -> None:
        count = len(self._chosen())
        words = ngettext("Print {count} certificate", "Print {count} certificates", count).format(count=count)
        words = words if count else _("Print")
        self.print_button.setText(f"  {words}")
        self.print_button.setAccessibleName(words)
        reason = ""
        if not self.bench.actor.may(terms.ISSUE_CERTIFICATES):
            reason = _(ROLE_REASON)
        elif self._working:
            reason = _("Certificates are being made.")
        elif not self._found.ready:
            reason = _("Nobody is ready for a certificate yet.")
        elif not count:
            reason = _("Tick at least one person who is ready.")
        why_not(self.print_button, reason)
        why_not(self.save_button, reason)

    def _chosen(self) -> list[ReadyRow]:
        return [row for row in self.table.ticked_rows() if row.ready]

    def _ask_preview(self) -> None:
        if self._working:
            return  # the rows are about to change
        row = self.table.current_row() or next(iter(self.table.table.rows), None)
        self._show_reasons(())
        self.warnings.hide()
        why_not(self.behind, "" if row else _("There is nobody in the list."))
        if row is None:
            self.preview.clear("")
            return
        command = jobs.Draft(row.item, self.language.currentData(), self.letters.currentData())
        self.bench.runner.start(
            jobs.preview,
            command,
            owner=self,
            done=partial(self._show_preview, row),
            failed=self._preview_failed,
        )

    def _show_preview(self, row: ReadyRow, shown: jobs.Preview) -> None:
        if self._working or row not in self.table.table.rows:
            return  # what was asked about is gone
        self._show_reasons(shown.reasons, school=row.school_lacks)
        self.warnings.setText("\n".join((*shown.warnings, *([shown.checked] if shown.checked else []))))
        self.warnings.setVisible(bool(self.warnings.text()))
        self._looking.start()
        if shown.pdf is None:
            self.preview.clear(_("There is no page to show yet."))
        else:
            self.preview.show_pdf(shown.pdf, _("Draft of the paper for {name}").format(name=row.name))

    def _get_ready(self) -> None:
        if self.print_button.isEnabled():
            self._issuing.get_ready(len(self._chosen()))

    def _preview_failed(self, error: EduError) -> None:
        self.preview.clear(error.sentence())

    def _choose_folder(self) -> None:
        folder = self.bench.files.folder(_("Save the certificates in"), self)
        if folder is not None:
            self._issue(partial(self._issuing.save, folder))

    def _issue(self, then: Callable[[tuple[UUID, ...]], None]) -> None:
        rows = self._chosen()
        if rows and not self._working:
            self._issuing.issue(rows, self.language.currentData(), then, self.letters.currentData())

    def _show_working(self, working: bool) -> None:
        self._working = working
        if working:
            self._show_verbs()
        else:
            self.reload()

    def _look_behind(self) -> None:
        row = self.table.current_row() or next(iter(self.table.table.rows), None)
        if row is not None:
            show_check(self.bench, row.item, row.name, self)
