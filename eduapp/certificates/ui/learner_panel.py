"""The papers of one learner, on the learner's page."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.certificates import queries, terms
from eduapp.certificates.queries import CertificateRow
from eduapp.certificates.ui.paper_facts import LOOKS
from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip, button, hbox, label, renew, vbox


class CertificatesPanel(QWidget):
    """One line a paper, the newest first."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._lines = vbox(spacing=bench.theme.px(6), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.of_learner, self._learner_id, owner=self, done=self._show, newest=True
        )

    def _show(self, rows: list[CertificateRow]) -> None:
        none = _("No paper has been issued yet.")
        renew(self._lines, *(map(self._line, rows) if rows else [label(none, "secondary")]))

    def _line(self, row: CertificateRow) -> QWidget:
        theme, holder = self._bench.theme, QWidget()
        kind = code_list("certificate_kinds")[row.kind].label.capitalize()
        words = vbox(
            label(f"{kind}: {row.title}", "bodyStrong", wrap=True),
            label(f"{row.number} · {date_text(row.issued_on)}", "caption"),
            spacing=0,
        )
        state = code_list("certificate_states")[row.state].label
        chip = Chip(theme, state, *LOOKS.get(row.state, ("none", None)))
        name = _("Open {number}").format(number=row.number)
        go = button(theme, _("Open"), kind="plain", name=name)
        go.clicked.connect(lambda: self._bench.navigation.go(Route("certificates.certificate", row.id)))
        hbox((words, 1), chip, go, spacing=theme.px(10), parent=holder)
        return holder

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.CERTIFICATES_CHANGED in topics:
            self.reload()
