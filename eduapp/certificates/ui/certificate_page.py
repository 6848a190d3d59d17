"""One issued paper: the page itself, its number and digest, and what stands behind each line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.certificates import jobs, queries, service, terms
from eduapp.certificates.queries import CertificateHead, SourceRow
from eduapp.core.codes import code_list
from eduapp.core.files import sha256, write_atomically
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.page import Page
from eduapp.gui.pdf_view import PdfView
from eduapp.gui.rows import Column
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Card, Chip, button, clear, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

LINES = {
    "course": N_("Course and period"),
    "attended": N_("Attendance"),
    "result": N_("Result"),
    "modules": N_("Modules"),
    "practice": N_("Practice"),
    "adjusted": N_("Adjustment of hours"),
    "posts": N_("Size of the post"),
    "machines": N_("Training on work equipment"),
    "aims": N_("Competence aims"),
    "elsewhere": N_("Practice elsewhere"),
}
_SIDE_WIDTH = 480


class CertificatePage(Page):
    """The paper as it was issued, byte for byte, beside its traces."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.CERTIFICATES_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._head: CertificateHead | None = None
        self._pdf = b""
        px = self.theme.px
        self.preview = PdfView(self.theme, bench.runner)
        self.preview.setMinimumHeight(px(240))
        self._facts = vbox(spacing=px(6))
        self.sources: TableView[SourceRow] = TableView(
            self.theme, self._columns(), name=_("What is behind the paper")
        )
        self.sources.setMinimumHeight(px(180))
        side = QWidget()
        vbox(
            Card(self._facts),
            label(_("What is behind each line"), "subtitle"),
            (TableCard(self.theme, (self.sources, 1)), 1),
            spacing=px(10),
            parent=side,
        )
        wide = self.theme.logical_width() >= 1000  # noqa: PLR2004 - below, they stand under each other
        if wide:
            side.setFixedWidth(px(_SIDE_WIDTH))
        body, inside = (hbox if wide else vbox), QWidget()
        inside.setObjectName("page")
        body((self.preview, 1), side, spacing=px(16), margins=(px(24), px(6), px(24), px(16)), parent=inside)
        vbox((inside if wide else DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)
        self.print_button = button(self.theme, _("Print again"), "printer", kind="primary")
        self.save_button = button(self.theme, _("Save as PDF"), "download")
        self.print_button.clicked.connect(self.print_)
        self.save_button.clicked.connect(self._save)

    def header_buttons(self) -> list[QPushButton]:
        return [self.save_button, self.print_button]

    def reload(self) -> None:
        wanted = self.route.id or UUID(int=0)
        self.bench.runner.query(queries.certificate, wanted, owner=self, done=self._show, newest=True)
        self.bench.runner.query(queries.sources, wanted, owner=self, done=self.sources.set_rows, newest=True)

    def print_(self) -> None:
        if self._head is not None and self._pdf and self.print_button.isEnabled():
            title = _("Certificate {number}").format(number=self._head.row.number)
            if self.bench.printer.print_pdf(self._pdf, title, self):
                self.send(service.note_printed, service.NotePrinted(certificate_ids=(self._head.row.id,)))

    def _show(self, head: CertificateHead | None) -> None:
        self._head = head
        if head is None:
            self.set_title(_("This paper does not exist"))
            return
        kind = code_list("certificate_kinds")[head.row.kind].label
        self.set_title(f"{head.row.number} · {head.row.name}", f"{kind.capitalize()}, {head.row.title}")
        self._show_facts(head)
        self._show_verbs(head)
        if head.row.state == "issued":
            self.bench.runner.query(queries.pdf, head.row.id, owner=self, done=self._show_pdf, newest=True)
        else:
            self.preview.clear(head.row.void_reason)

    def _show_facts(self, head: CertificateHead) -> None:
        clear(self._facts)
        state = code_list("certificate_states")[head.row.state].label
        chip = Chip(self.theme, state, "present" if head.row.state == "issued" else "none", None)
        self._facts.addLayout(hbox(label(head.row.number, "subtitle"), None, chip))
        issued = _("Issued {day} by {name}").format(
            day=date_text(head.row.issued_on), name=head.row.issued_by
        )
        template = _("Template {name}, version {version}; rules of {rules}").format(
            name=head.template, version=head.template_version, rules=head.rules_version
        )
        self._facts.addWidget(label(issued, wrap=True))
        self._facts.addWidget(label(template, "caption", wrap=True))
        digest = head.sha256 or "–"
        halves = f"{digest[:32]}\n{digest[32:]}" if len(digest) > 32 else digest  # noqa: PLR2004 - two lines
        self._facts.addWidget(label(_("SHA-256 of the file:"), "caption"))
        self._facts.addWidget(label(halves, "caption", wrap=True))
        if head.row.void_reason:
            self._facts.addWidget(label(head.row.void_reason, "problem", wrap=True))

    def _show_verbs(self, head: CertificateHead) -> None:
        reason = ""
        if head.row.state != "issued":
            reason = _("There is no paper for a void number.")
        elif not self.bench.actor.may(terms.PRINT_CERTIFICATES):
            reason = _("Your role may look, but not print. Ask the office or a leader.")
        why_not(self.print_button, reason)
        why_not(self.save_button, reason)

    def _show_pdf(self, pdf: bytes) -> None:
        if self._head is not None and sha256(pdf) != self._head.sha256:
            self._pdf = b""
            words = _("The stored file is no longer what was issued. Do not hand it out; tell a leader.")
            self.preview.clear(words)
            why_not(self.print_button, words)
            why_not(self.save_button, words)
            return
        self._pdf = pdf
        name = self._head.row.name if self._head else ""
        self.preview.show_pdf(pdf, _("The paper of {name}").format(name=name))

    def _save(self) -> None:
        if self._head is None or not self._pdf:
            return
        proposed = jobs.file_name(self._head.row)
        path = self.bench.files.save(_("Save the paper"), proposed, ["*.pdf"], self)
        if path is not None:
            self.bench.runner.compute(
                write_atomically, path, self._pdf, owner=self, done=lambda _none: self._saved()
            )

    def _saved(self) -> None:
        if self._head is not None:
            noted = service.NotePrinted(certificate_ids=(self._head.row.id,), as_files=True)
            self.send(service.note_printed, noted)
        self.bench.tell(_("The paper is saved."))

    def _columns(self) -> list[Column[SourceRow]]:
        return [
            Column(_("Line"), lambda row: _(LINES.get(row.line, row.line)), spoken=_sentence, width=150),
            Column(_("Day"), lambda row: date_text(row.day), sort=lambda row: row.day, width=112, whole=True),
            Column(_("Record"), _words),
            Column(
                _("Hours"),
                lambda row: hours_and_minutes(row.minutes) if row.minutes else "",
                sort=lambda row: row.minutes or 0,
                number=True,
                width=70,
            ),
        ]


def _words(row: SourceRow) -> str:
    return code_list("attendance_codes")[row.text].label if row.kind == "mark" else row.text


def _sentence(row: SourceRow) -> str:
    return f"{_(LINES.get(row.line, row.line))}, {date_text(row.day)}, {_words(row)}"
