"""A paper as it is printed: which version, how large, in which letters; looked at, printed, saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.files import safe_file_name, write_atomically
from eduapp.core.i18n import _, capital
from eduapp.exams.papers import jobs, service, terms
from eduapp.exams.papers.rules.printed import ORDINARY, PRINTS, Print
from eduapp.gui.fields import Choice, NumberEdit
from eduapp.gui.flow import Flow
from eduapp.gui.form import Tick
from eduapp.gui.page import Page
from eduapp.gui.pdf_view import PdfView
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import key_text
from eduapp.gui.widgets import button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from pathlib import Path

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.exams.papers.jobs import MadePrint
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route


class PrintPage(Page):
    """Choices on top, the real pages below, two verbs at the foot."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.PAPERS_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._made: MadePrint | None = None
        self._letters: tuple[str, ...] = ()
        self._build_choices()
        self.preview = PdfView(self.theme, bench.runner)
        self.preview.setMinimumHeight(self.theme.px(240))
        self.note = label("", "caption", wrap=True)
        self.reasons = label("", "problem", wrap=True)
        self.reasons.setVisible(False)
        self._build_verbs()
        self._lay_out()
        self.set_title(_("Paper as it is printed"), _("What is right never stands on it."))
        self._refresh(_("The page is being made."))

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+P", _("Print what is shown"))]

    def first_focus(self) -> QWidget:
        return self.what

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        self.mark_stale()

    def print_(self) -> None:
        """Send the pages to a printer."""
        made = self._made
        if made is None or made.pdf is None or not self.print_button.isEnabled():
            return
        if self.bench.printer.print_pdf(made.pdf, made.title, self):
            self._note()

    def save(self) -> None:
        """Write the pages as a file."""
        made = self._made
        if made is None or made.pdf is None:
            return
        name = safe_file_name(made.title, self.letter.value() or "", suffix=".pdf")
        path = self.bench.files.save(_("Save the paper"), name, ["*.pdf"], self)
        if path is not None:
            self._write(path, made.pdf)

    def reload(self) -> None:
        """Make the pages anew: only what is looked at is printed."""
        if self.route.id is None:
            self._refresh(_("Open it from the page of a paper."))
            self.preview.clear(_("There is no page to show."))
            return
        self._refresh(_("The page is being made."))
        sheets = self.what.value() == jobs.SHEETS
        why = "" if sheets else _("Questions are the same in every copy.")
        self.copies.setEnabled(sheets)
        self.copies.setToolTip(why)
        how = Print(self.size_.value() or ORDINARY, self.easy.value())
        copies = (self.copies.value() or 1) if sheets else 1
        told = (self.letter.value() or "A", how, self.what.value() or jobs.QUESTIONS, copies)
        command = jobs.MakePrint(self.route.id, *told)
        done = partial(self._show, command)
        self.bench.runner.start(jobs.make_print, command, owner=self, done=done, failed=self._fail)

    # --- inside -------------------------------------------------------------------------------------

    def _build_choices(self) -> None:
        whats = [(jobs.QUESTIONS, _("Questions")), (jobs.SHEETS, _("Answer sheets"))]
        self.what: Choice[str] = Choice(self.theme, whats, jobs.QUESTIONS)
        self.letter: Choice[str] = Choice(self.theme, [("A", "A")], "A")
        sizes = [(code.key, capital(code.label)) for code in code_list(PRINTS)]
        self.size_: Choice[str] = Choice(self.theme, sizes, ORDINARY)
        self.copies = NumberEdit(self.theme, "", least=1, most=jobs.MOST_COPIES)
        self.copies.set_value(1)
        self.copies.setMaximumWidth(self.theme.px(90))
        self.easy = Tick(_("Easy-to-read letters"))
        for field in (self.what, self.letter, self.size_, self.copies, self.easy):
            field.changed.connect(self.mark_stale)

    def _build_verbs(self) -> None:
        self.save_button = button(self.theme, _("Save as PDF"), "download")
        self.print_button = button(
            self.theme, _("Print it"), "printer", kind="primary", tip=key_text("print")
        )
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_)

    def _lay_out(self) -> None:
        px = self.theme.px
        named = (
            (_("What"), self.what),
            (_("Version"), self.letter),
            (_("Size of print"), self.size_),
            (_("Copies"), self.copies),
        )
        above, inside, foot = QWidget(), QWidget(), QWidget()
        above.setLayout(Flow(*(self._pair(*one) for one in named), self.easy, gap=px(12)))
        inside.setObjectName("page")
        vbox(above, self.note, self.reasons, (self.preview, 1), spacing=px(10), parent=inside)
        foot.setLayout(Flow(self.save_button, self.print_button, gap=px(10)))
        margins = (px(24), px(6), px(24), px(14))
        vbox((DownwardsArea(inside, _("Page")), 1), foot, spacing=px(10), margins=margins, parent=self)

    def _pair(self, words: str, field: QWidget) -> QWidget:
        said, pair = label(words, "captionStrong"), QWidget()
        said.setBuddy(field)
        field.setAccessibleName(words)
        hbox(said, field, spacing=self.theme.px(8), parent=pair)
        return pair

    def _show(self, command: jobs.MakePrint, made: MadePrint) -> None:
        if command.paper_id != self.route.id:
            return  # another paper was opened meanwhile
        self._made = made
        self.set_title(_("Print “{title}”").format(title=made.title), self.context)
        if made.letters != self._letters:
            self._letters = made.letters
            with QSignalBlocker(self.letter):  # what is shown is of one of them already
                self.letter.set_options([(letter, letter) for letter in made.letters])
                self.letter.set_value(command.letter if command.letter in made.letters else made.letters[0])
        self.reasons.setText("\n".join(made.reasons))
        self.reasons.setVisible(bool(made.reasons))
        self.note.setText(self._said(command, made))
        reason = " ".join(made.reasons)
        if made.pdf is None:
            reason = reason or _("There is nothing to answer on the paper yet.")
            self.preview.clear(reason)
        else:
            words = _("“{title}” as it would be printed").format(title=made.title)
            self.preview.show_pdf(made.pdf, words)
        self._refresh(reason)

    def _said(self, command: jobs.MakePrint, made: MadePrint) -> str:
        """What is to be known of the letters and of the state."""
        told = []
        if made.typeface:
            told.append(_("Letters: {typeface}.").format(typeface=made.typeface))
        if command.how.easy and made.typeface == _INSTEAD:
            told.append(_("The easy-to-read letters lack some that this paper needs."))
        if not made.frozen:
            told.append(_("A draft: it is frozen when a sitting with it is published."))
        return " ".join(told)

    def _fail(self, error: EduError) -> None:
        self._made = None
        self.preview.clear(error.sentence())
        self._refresh(error.sentence())

    def _refresh(self, reason: str) -> None:
        for verb in (self.save_button, self.print_button):
            why_not(verb, reason)

    def _write(self, path: Path, pdf: bytes) -> None:
        def written(_none: object) -> None:
            self._note()
            self.bench.tell(_("The paper is saved."))

        def failed(error: EduError) -> None:
            self.bench.show_error(error, self)

        self.bench.runner.compute(write_atomically, path, pdf, owner=self, done=written, failed=failed)

    def _note(self) -> None:
        if self.route.id is not None:
            what = f"{self.what.currentText()} {self.letter.value() or ''}".strip()
            copies = (self.copies.value() or 1) if self.copies.isEnabled() else 1
            order = service.NotePrint(paper_id=self.route.id, what=what, copies=copies)
            self.send(service.note_print, order)


_INSTEAD = "Inter"
