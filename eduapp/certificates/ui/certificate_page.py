"""One issued paper: the page itself, its number and digest, and what stands behind each line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.certificates import jobs, queries, service, terms
from eduapp.certificates.queries import CertificateHead, EntryRow, SourceRow
from eduapp.certificates.ui import paper_dialogs, paper_exports, records
from eduapp.certificates.ui.paper_endings import PaperEndings
from eduapp.certificates.ui.paper_facts import PaperFacts
from eduapp.core.codes import code_list
from eduapp.core.files import sha256, write_atomically
from eduapp.core.i18n import N_, _
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.pdf_view import PdfView
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench

_SIDE_WIDTH = 480
PRINT_ROLE = N_("Your role may look, but not print. Ask the office or a leader.")
SAVE_ROLE = N_("Your role may look, but not save papers. Ask the office or a leader.")
HAND_ROLE = N_("Your role may look, but not hand papers over. Ask the office or a leader.")
ISSUE_ROLE = N_("Your role may look, but not issue. Ask the office or a leader.")
REVOKE_ROLE = N_("Your role may look, but not propose that a paper is revoked. Ask the office or a leader.")
COUNTS_NOT = N_("The paper was replaced or revoked already.")


class CertificatePage(Page):
    """The paper as it was issued, byte for byte, beside its traces."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.CERTIFICATES_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._head: CertificateHead | None = None
        self._entries: list[EntryRow] = []
        self._pdf = b""
        px = self.theme.px
        self.preview = PdfView(self.theme, bench.runner)
        self.preview.setMinimumHeight(px(240))
        self.facts, self.endings = PaperFacts(self.theme), PaperEndings(bench)
        self.sources: TableView[SourceRow] = TableView(
            self.theme, records.columns(), name=_("What is behind the paper")
        )
        self.sources.setMinimumHeight(px(260))
        self.sources.opened.connect(lambda row: bench.navigation.go(records.route_to(row)))
        self._make_verbs()
        side = QWidget()
        side.setObjectName("page")
        verbs = QWidget()
        shown = (self.handed_button, self.replace_button, self.revoke_button, self.export_button)
        verbs.setLayout(Flow(*shown, gap=px(8)))
        vbox(
            self.facts,
            verbs,
            self.endings,
            label(_("What is behind each line"), "subtitle"),
            label(_("Two presses on a record open it."), "caption", wrap=True),
            (TableCard(self.theme, (self.sources, 1)), 1),
            spacing=px(10),
            parent=side,
        )
        self._lay_out(side)

    def _lay_out(self, side: QWidget) -> None:
        """Paper and facts beside each other; where there is no room, under each other."""
        px = self.theme.px
        wide = self.theme.logical_width() >= 1000  # noqa: PLR2004 - below, they stand under each other
        margins, inside = (px(24), px(6), px(24), px(16)), QWidget()
        inside.setObjectName("page")
        if wide:
            beside = DownwardsArea(side, _("About the paper"))
            beside.setFixedWidth(px(_SIDE_WIDTH))
            hbox((self.preview, 1), beside, spacing=px(16), margins=margins, parent=inside)
            vbox((inside, 1), spacing=0, parent=self)
        else:
            vbox((self.preview, 1), side, spacing=px(16), margins=margins, parent=inside)
            vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    def _make_verbs(self) -> None:
        theme = self.theme
        self.print_button = button(theme, _("Print again"), "printer", kind="primary")
        self.save_button = button(theme, _("Save as PDF"), "download")
        self.handed_button = button(theme, _("Handed over…"), "hand")
        self.replace_button = button(theme, _("Replace…"), "history")
        self.revoke_button = button(theme, _("Revoke…"), "ban")
        self.export_button = button(theme, _("Save for others…"), "upload")
        self.print_button.clicked.connect(self.print_)
        self.save_button.clicked.connect(self._save)
        for pressed, ask in (
            (self.handed_button, self._hand_over),
            (self.replace_button, self._replace),
            (self.revoke_button, self._revoke),
            (self.export_button, self._export),
        ):
            pressed.clicked.connect(ask)

    def header_buttons(self) -> list[QPushButton]:
        return [self.save_button, self.print_button]

    def reload(self) -> None:
        wanted = self.route.id or UUID(int=0)
        query = self.bench.runner.query
        query(queries.entries_of, wanted, owner=self, done=self._know_entries, newest=True)
        query(queries.certificate, wanted, owner=self, done=self._show, newest=True)
        query(queries.sources, wanted, owner=self, done=self.sources.set_rows, newest=True)

    def print_(self) -> None:
        if self._head is not None and self._pdf and self.print_button.isEnabled():
            title = jobs.print_title(self._head.row)
            if self.bench.printer.print_pdf(self._pdf, title, self):
                self.send(service.note_printed, service.NotePrinted(certificate_ids=(self._head.row.id,)))

    def _show(self, head: CertificateHead | None) -> None:
        self._head = head
        if head is None:
            self.set_title(_("This paper does not exist"))
            return
        kind = code_list("certificate_kinds")[head.row.kind].label
        self.set_title(f"{head.row.number} · {head.row.name}", f"{kind.capitalize()}, {head.row.title}")
        self.facts.show_head(head, self._entries)
        self._show_verbs(head)
        show = partial(self.endings.show_endings, head.row.number)
        self.bench.runner.query(queries.endings, head.row.id, owner=self, done=show, newest=True)
        if head.sha256 is not None:
            self.bench.runner.query(queries.pdf, head.row.id, owner=self, done=self._show_pdf, newest=True)
        else:
            self.preview.clear(head.row.void_reason)

    def _know_entries(self, entries: list[EntryRow]) -> None:
        self._entries = entries
        if self._head is not None:
            self.facts.show_head(self._head, entries)

    def _show_verbs(self, head: CertificateHead) -> None:
        made, counts = head.sha256 is not None, head.row.state == "issued"
        none = "" if made else _("There is no paper for a void number.")
        for pressed, permission, role, stands in (
            (self.print_button, terms.PRINT_CERTIFICATES, PRINT_ROLE, self._revoked(head)),
            (self.save_button, terms.PRINT_CERTIFICATES, PRINT_ROLE, ""),
            (self.export_button, terms.PRINT_CERTIFICATES, SAVE_ROLE, "" if counts else _(COUNTS_NOT)),
            (self.handed_button, terms.HAND_OUT_CERTIFICATES, HAND_ROLE, self._revoked(head)),
            (self.replace_button, terms.ISSUE_CERTIFICATES, ISSUE_ROLE, "" if counts else _(COUNTS_NOT)),
            (self.revoke_button, terms.PROPOSE_REVOCATION, REVOKE_ROLE, self._revoked(head)),
        ):
            may = self.bench.actor.may(permission)
            why_not(pressed, none or (stands if may else _(role)))

    def _revoked(self, head: CertificateHead) -> str:
        return _("The paper is revoked.") if head.row.state == "revoked" else ""

    def _hand_over(self) -> None:
        if self._head is not None:
            paper_dialogs.hand_over(self.bench, self._head, self)

    def _replace(self) -> None:
        if self._head is not None:
            paper_dialogs.replace(self.bench, self._head, self, self._open)

    def _revoke(self) -> None:
        if self._head is not None:
            paper_dialogs.propose_revocation(self.bench, self._head, self)

    def _export(self) -> None:
        if self._head is not None:
            paper_exports.offer_forms(self.bench, self._head, self.export_button)

    def _open(self, fresh: UUID) -> None:
        self.bench.navigation.go(Route("certificates.certificate", fresh))

    def _show_pdf(self, pdf: bytes) -> None:
        if self._head is not None and sha256(pdf) != self._head.sha256:
            self._pdf = b""
            words = _("The stored file is no longer what was issued. Do not hand it out; tell a leader.")
            self.preview.clear(words)
            why_not(self.print_button, words)
            why_not(self.save_button, words)
            why_not(self.handed_button, words)
            why_not(self.export_button, words)
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
