"""The register: every number that was ever given, also the void ones."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from eduapp.certificates import queries, terms
from eduapp.certificates.queries import CertificateRow
from eduapp.certificates.ui.paper_facts import LOOKS
from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button


class RegisterPage(ListPage[CertificateRow]):
    """Find by name or number; open to see the paper and what is behind each line."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.CERTIFICATES_CHANGED})
    search_hint = N_("Find by name or number")
    list_name = N_("Register of certificates")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Register of certificates"), _("Numbers are never used twice."))

    def columns(self) -> Sequence[Column[CertificateRow]]:
        return [
            Column(
                _("Name"),
                lambda row: row.name,
                sort=lambda row: row.sort_key,
                caption=lambda row: row.title,
                spoken=self._sentence,
            ),
            Column(_("Number"), lambda row: row.number, width=130),
            Column(
                _("Kind"), lambda row: code_list("certificate_kinds")[row.kind].label, width=160, priority=1
            ),
            Column(
                _("Issued"), lambda row: date_text(row.issued_on), sort=lambda row: row.issued_on, width=120
            ),
            Column(_("By"), lambda row: row.issued_by, width=170, priority=2),
            Column(_("State"), lambda _row: "", chip=_chip, width=184),
        ]

    def fetch(self, text: str, filter: str) -> Question[CertificateRow]:  # noqa: A002 - as in ListPage
        return ask(queries.register, text)

    def open(self, row: CertificateRow) -> None:
        self.bench.navigation.go(Route("certificates.certificate", row.id))

    def empty(self) -> Empty:
        return Empty(
            "award",
            _("No paper has been issued yet"),
            _("Every paper stands here from the moment it is issued, with its number."),
            Verb(_("See who is ready"), lambda: self.bench.navigation.go(Route("certificates.ready"))),
        )

    def header_buttons(self) -> list[QPushButton]:
        ready = button(self.theme, _("Who is ready"), "award")
        ready.clicked.connect(lambda: self.bench.navigation.go(Route("certificates.ready")))
        chain = button(self.theme, _("Register of issue"), "file-check")
        chain.clicked.connect(lambda: self.bench.navigation.go(Route("certificates.chain")))
        return [ready, chain]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} number", "{count} numbers", shown).format(count=shown)

    def _sentence(self, row: CertificateRow) -> str:
        kind = code_list("certificate_kinds")[row.kind].label
        state = code_list("certificate_states")[row.state].label
        return f"{row.number}, {row.name}, {kind}, {row.title}, {date_text(row.issued_on)}, {state}"


def _chip(row: CertificateRow) -> tuple[str, str, str]:
    token, icon = LOOKS.get(row.state, ("none", "info"))
    return token, icon, code_list("certificate_states")[row.state].label
