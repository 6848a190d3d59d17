"""Print and Save as PDF for the lists that are chosen: freeze, draw, hand over, and only then they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from eduapp.core.files import safe_file_name, write_atomically
from eduapp.core.i18n import _, ngettext
from eduapp.gui.shortcuts import key_text
from eduapp.gui.widgets import button, hbox, label, rename, why_not
from eduapp.records.lists import jobs, rules, service, terms
from eduapp.records.lists.ui.looks import kind_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from eduapp.core.errors import EduError
    from eduapp.gui.page import Page
    from eduapp.records.lists.jobs import Made
    from eduapp.records.lists.queries import Offer


class PrintVerbs(QObject):
    """The foot of the page; `chosen` gives the lists, `form` language and large print."""

    def __init__(
        self, page: Page, chosen: Callable[[], list[Offer]], form: Callable[[], tuple[str, bool]]
    ) -> None:
        super().__init__(page)
        self._page, self._bench = page, page.bench
        self._chosen, self._form = chosen, form
        self._working = False
        theme = page.theme
        self.said = label("", "problem", wrap=True)
        self.save_button = button(theme, _("Save as PDF"), "download")
        self.print_button = button(theme, _("Print"), "printer", kind="primary", tip=key_text("print"))
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_)
        self.foot = QWidget()
        hbox((self.said, 1), self.save_button, self.print_button, spacing=theme.px(10), parent=self.foot)
        self.refresh()

    def refresh(self) -> None:
        """Say how many lists the buttons are about, or why they do nothing."""
        chosen = self._chosen()
        count = len(chosen)
        rename(
            self.print_button,
            ngettext("Print {count} list", "Print {count} lists", count).format(count=count),
        )
        reason = ""
        if not self._bench.actor.may(terms.PRINT_LISTS):
            reason = _("Your role may look at lists, but not print them.")
        elif self._working:
            reason = _("Lists are being made.")
        elif not count:
            reason = _("Choose a list in the table.")
        elif all(one.of_others for one in chosen):
            reason = rules.OfOthers().sentence()
        for verb in (self.print_button, self.save_button):
            why_not(verb, reason)

    def print_(self) -> None:
        """Send the chosen lists to a printer."""
        if self.print_button.isEnabled():
            self._make(self._print)

    def save(self) -> None:
        """Write the chosen lists as one file."""
        if self.save_button.isEnabled():
            self._make(self._ask_where)

    def _make(self, then: Callable[[Made], None]) -> None:
        self._working = True
        self.refresh()
        spoken, large = self._form()
        subjects = tuple(offer.subject for offer in self._chosen())

        def made(found: Made) -> None:
            self._rest("\n".join(found.reasons))
            if found.pdf is not None:
                then(found)

        def failed(error: EduError) -> None:
            self._rest("")
            self._tell_error(error)

        command = jobs.MakeLists(subjects, spoken, large)
        self._bench.runner.start(jobs.make_lists, command, owner=self, done=made, failed=failed)

    def _rest(self, said: str) -> None:
        self._working = False
        self.said.setText(said)
        self.refresh()

    def _print(self, made: Made) -> None:
        if made.pdf is not None and self._bench.printer.print_pdf(made.pdf, _titled(made), self._page):
            self._note(made, as_file=False)

    def _ask_where(self, made: Made) -> None:
        kind = kind_text(self._chosen()[0].subject.kind)
        name = safe_file_name(kind, made.labels[0].replace("/", "-"), suffix=".pdf")
        path = self._bench.files.save(_("Save the list"), name, ["*.pdf"], self._page)
        if path is not None and made.pdf is not None:
            self._write(path, made, made.pdf)

    def _write(self, path: Path, made: Made, pdf: bytes) -> None:
        def written(_none: object) -> None:
            self._note(made, as_file=True)
            self._bench.tell(_("The list is saved."))

        self._bench.runner.compute(
            write_atomically,
            path,
            pdf,
            owner=self,
            done=written,
            failed=self._tell_error,
        )

    def _tell_error(self, error: EduError) -> None:
        self._bench.show_error(error, self._page)

    def _note(self, made: Made, *, as_file: bool) -> None:
        self._page.send(
            service.note_printed, service.NotePrinted(edition_ids=made.edition_ids, as_file=as_file)
        )


def _titled(made: Made) -> str:
    """What the printer calls it: the first number, and how many more."""
    more = len(made.labels) - 1
    said = _("List {number}").format(number=made.labels[0])
    return said if not more else _("{list} and {count} more").format(list=said, count=more)
