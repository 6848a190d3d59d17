"""The copy for a learner as it would be printed: read through first, then printed or saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from eduapp.core.files import safe_file_name, write_atomically
from eduapp.core.i18n import LANGUAGE_NAMES, LANGUAGES, _
from eduapp.gui.contributions import HELD, load
from eduapp.gui.fields import Choice
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.pdf_view import PdfView
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import key_text
from eduapp.gui.widgets import button, hbox, label, vbox, why_not
from eduapp.privacy import jobs, service, terms

if TYPE_CHECKING:
    from pathlib import Path

    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.people.audit.queries import TrailRow
    from eduapp.privacy.jobs import MadeCopy


class CopyPage(Page):
    """The language on top, the real pages below, verbs at the foot.

    Made once when it is opened, and again in another language: it asks for a password and counts as a read,
    so nothing that changes elsewhere makes it anew.
    """

    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._made: MadeCopy | None = None
        self._at_it = False  # whether it is being made, or a password is asked for
        self._held = tuple(load(name) for name in bench.answers(HELD))
        own = _("as last time")
        options = [("", own), *((code, LANGUAGE_NAMES[code]) for code in LANGUAGES)]
        self.language: Choice[str] = Choice(self.theme, options, "")
        self.language.setAccessibleName(_("Language of the copy"))
        self.language.changed.connect(self.mark_stale)
        self.preview = PdfView(self.theme, bench.runner)
        self.preview.setMinimumHeight(self.theme.px(240))
        self.hint = label(
            _(
                "Read it through before you hand it over. Full names of others were taken out; a given name"
                " alone in a note may still be somebody."
            ),
            "secondary",
            wrap=True,
        )
        self._build_verbs()
        self._lay_out()
        self.set_title(_("Copy for the learner"), _("Everything that is kept about one person"))
        self._refresh(_("The page is being made."))

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+P", _("Print the copy"))]

    def first_focus(self) -> QWidget:
        return self.language

    def open_route(self, route: Route) -> None:
        another = route.id != self.route.id
        super().open_route(route)
        if another or not (self._made or self._at_it):
            self.mark_stale()

    def print_(self) -> None:
        """Send the pages to a printer."""
        made = self._made
        if made is not None and self.print_button.isEnabled():
            title = _("Copy for {name}").format(name=made.name)
            if self.bench.printer.print_pdf(made.pdf, title, self):
                self._note(as_file=False)

    def save(self, suffix: str) -> None:
        """Write the pages (.pdf), or every column of every row (.json)."""
        made = self._made
        if made is None:
            return
        name = safe_file_name(_("copy"), made.name, suffix=suffix)
        path = self.bench.files.save(_("Save the copy"), name, [f"*{suffix}"], self)
        if path is not None:
            self._write(path, made.pdf if suffix == ".pdf" else made.file)

    def reload(self) -> None:
        """Make it anew: only what is looked at is handed over."""
        self._made, self._at_it = None, self.route.id is not None
        if self.route.id is None:
            self._refresh(_("Open the copy from the page of a learner."))
            self.preview.clear(_("There is no page to show."))
            return
        self._refresh(_("The page is being made."))
        command = jobs.MakeCopy(self.route.id, self._held, self._said, self.language.value() or "")
        done = partial(self._show, command)
        self.bench.runner.start(jobs.make_copy, command, owner=self, done=done, failed=self._fail)

    # --- inside -------------------------------------------------------------------------------------

    def _said(self, row: TrailRow) -> str:
        for offered in self.bench.answers(terms.SENTENCE):
            return str(load(offered)(row, self.bench.sentences))
        return row.action

    def _build_verbs(self) -> None:
        self.file_button = button(self.theme, _("Save as JSON"), "file-text")
        self.save_button = button(self.theme, _("Save as PDF"), "download")
        self.print_button = button(
            self.theme, _("Print the copy"), "printer", kind="primary", tip=key_text("print")
        )
        self.file_button.clicked.connect(lambda: self.save(".json"))
        self.save_button.clicked.connect(lambda: self.save(".pdf"))
        self.print_button.clicked.connect(self.print_)

    def _lay_out(self) -> None:
        px = self.theme.px
        said, above = label(_("Language"), "captionStrong"), QWidget()
        said.setBuddy(self.language)
        hbox(said, self.language, None, spacing=px(8), parent=above)
        inside = QWidget()
        inside.setObjectName("page")
        vbox(above, self.hint, (self.preview, 1), spacing=px(10), parent=inside)
        foot = QWidget()
        foot.setLayout(Flow(self.file_button, self.save_button, self.print_button, gap=px(10)))
        margins = (px(24), px(6), px(24), px(14))
        vbox((DownwardsArea(inside, _("Page")), 1), foot, spacing=px(10), margins=margins, parent=self)

    def _show(self, command: jobs.MakeCopy, made: MadeCopy) -> None:
        if command.learner_id != self.route.id:
            return  # another copy was opened meanwhile
        self._made, self._at_it = made, False
        title = _("Copy for {name}").format(name=made.name)
        self.set_title(title, self.context)
        self.preview.show_pdf(made.pdf, title)
        self._refresh("")

    def _fail(self, error: EduError) -> None:
        self._at_it = False
        self.preview.clear(error.sentence())
        self._refresh(error.sentence())

    def _refresh(self, reason: str) -> None:
        for verb in (self.file_button, self.save_button, self.print_button):
            why_not(verb, reason)

    def _write(self, path: Path, content: bytes) -> None:
        def written(_none: object) -> None:
            self._note(as_file=True)
            self.bench.tell(_("The copy is saved."))

        def failed(error: EduError) -> None:
            self.bench.show_error(error, self)

        self.bench.runner.compute(write_atomically, path, content, owner=self, done=written, failed=failed)

    def _note(self, *, as_file: bool) -> None:
        if self.route.id is not None:
            self.send(service.note_copy_out, service.NoteCopyOut(learner_id=self.route.id, as_file=as_file))
