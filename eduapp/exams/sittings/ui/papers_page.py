"""The papers of an exam as they would be printed: which one and in which language, looked at, printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGE_NAMES, LANGUAGES, N_, _, capital, language
from eduapp.exams.papers import terms as exam_papers
from eduapp.exams.sittings import jobs, service, terms
from eduapp.exams.sittings.rules.papers import DOOR_LIST, NAMED, PAPERS
from eduapp.gui.fields import Choice
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.pdf_view import PdfView
from eduapp.gui.progress import ProgressPanel
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import key_text
from eduapp.gui.widgets import button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.exams.sittings.jobs import Copies, Made
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

COPIES_REASON = N_("Your role may not print what is asked in exams. Ask a leader.")


class PapersPage(Page):
    """Which paper on top, the real page below. Nothing is saved as a file: a list of names is soon lost."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.SITTINGS_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._made: Made | None = None
        self._copying, self._reason = False, ""
        self._build_choices()
        self.preview = PdfView(self.theme, bench.runner)
        self.preview.setMinimumHeight(self.theme.px(240))
        self.reasons = label("", "problem", wrap=True)
        self.reasons.hide()
        self.names = label("", "secondary", wrap=True)
        self.print_button = button(
            self.theme, _("Print it"), "printer", kind="primary", tip=key_text("print")
        )
        self.print_button.clicked.connect(self.print_)
        self.copies_button = button(self.theme, _("Copies for everybody…"), "folder-open")
        self.copies_button.clicked.connect(self._make_copies)
        self.progress = ProgressPanel(self.theme, _("Making copy {number} of {total}: candidate {label}"))
        self._lay_out()
        self.set_title(_("Papers of the exam"))
        self._refresh(_("The page is being made."))

    def header_buttons(self) -> list[QPushButton]:
        return [self.copies_button, self.print_button]

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+P", _("Print this paper"))]

    def first_focus(self) -> QWidget:
        return self.paper

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        self.paper.set_value(route.detail or DOOR_LIST)
        self.mark_stale()

    def print_(self) -> None:
        """Send the paper to a printer; the trail keeps that it was."""
        made = self._made
        if made is None or made.pdf is None or not self.print_button.isEnabled():
            return
        kind = self.paper.value() or DOOR_LIST
        if self.bench.printer.print_pdf(made.pdf, made.title, self) and self.route.id is not None:
            self.send(service.note_paper, service.NotePaper(sitting_id=self.route.id, paper=kind))

    def reload(self) -> None:
        """Make the paper anew: only what is looked at is printed."""
        if self.route.id is None:
            self._refresh(_("Open the papers from the page of an exam."))
            self.preview.clear(_("There is no page to show."))
            return
        self._refresh(_("The page is being made."))
        kind, spoken = self.paper.value() or DOOR_LIST, self.language.value() or language()
        command = jobs.MakePaper(self.route.id, kind, spoken)
        done = partial(self._show, command)
        self.bench.runner.start(jobs.make_paper, command, owner=self, done=done, failed=self._fail)

    # --- inside -------------------------------------------------------------------------------------

    def _build_choices(self) -> None:
        kinds = [(code.key, capital(code.label)) for code in code_list(PAPERS)]
        self.paper: Choice[str] = Choice(self.theme, kinds, self.route.detail or DOOR_LIST)
        self.paper.setAccessibleName(_("What to print"))
        spoken = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
        self.language: Choice[str] = Choice(self.theme, spoken, language())
        self.language.setAccessibleName(_("Language of the paper"))
        for field in (self.paper, self.language):
            field.changed.connect(self.mark_stale)

    def _lay_out(self) -> None:
        px, above, inside = self.theme.px, QWidget(), QWidget()
        pairs = []
        for title, field in ((_("What to print"), self.paper), (_("Language"), self.language)):
            said, pair = label(title, "captionStrong"), QWidget()
            said.setBuddy(field)
            hbox(said, field, spacing=px(8), parent=pair)
            pairs.append(pair)
        above.setLayout(Flow(*pairs, gap=px(12)))
        inside.setObjectName("page")
        vbox(above, self.names, self.reasons, (self.preview, 1), spacing=px(10), parent=inside)
        margins = (px(24), px(6), px(24), px(14))
        area = DownwardsArea(inside, _("Page"))
        vbox((area, 1), self.progress, spacing=px(10), margins=margins, parent=self)

    def _show(self, command: jobs.MakePaper, made: Made) -> None:
        asked = (self.route.id, self.paper.value(), self.language.value())
        if asked != (command.sitting_id, command.paper, command.language):
            return  # another paper was chosen meanwhile
        self._made = made
        self.set_title(made.title)
        self.names.setText(
            _("Names stand on it: keep it with you, and never hang it up.")
            if command.paper in NAMED
            else _("Numbers alone stand on it, no names.")
        )
        self.reasons.setText("\n".join(made.reasons))
        self.reasons.setVisible(bool(made.reasons))
        if made.pdf is None:
            self.preview.clear(_("There is no page to show."))
        else:
            self.preview.show_pdf(made.pdf, _("{paper}, as it would be printed").format(paper=made.title))
        self._refresh(" ".join(made.reasons))

    def _fail(self, error: EduError) -> None:
        self._made = None
        self.preview.clear(error.sentence())
        self._refresh(error.sentence())

    def _make_copies(self) -> None:
        """Ask for a folder, then write the exam paper for each candidate into it."""
        folder = self.bench.files.folder(_("Save the copies in"), self)
        if folder is None or self.route.id is None:
            return
        self._copying = True
        self._refresh(self._reason)
        command = jobs.MakeCopies(self.route.id, folder)
        handle = self.bench.runner.start(
            jobs.make_copies, command, owner=self, done=self._copied, failed=self._not_copied
        )
        self.progress.bind(handle)

    def _copied(self, copies: Copies) -> None:
        self._copying = False
        self._refresh(self._reason)
        words = _("Copies saved: {count} of {wanted}.")
        self.bench.tell(words.format(count=len(copies.paths), wanted=copies.wanted))

    def _not_copied(self, error: EduError) -> None:
        self._copying = False
        self._refresh(self._reason)
        self.bench.show_error(error, self)

    def _refresh(self, reason: str) -> None:
        self._reason = reason
        why_not(self.print_button, reason)
        copies = _("The copies are being made.") if self._copying else ""
        if not self.bench.actor.may(exam_papers.PRINT_PAPERS):
            copies = _(COPIES_REASON)
        why_not(self.copies_button, copies)
