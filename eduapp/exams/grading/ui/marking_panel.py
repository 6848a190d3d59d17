"""On the page of a marking: whether marks were typed from sheets instead, and by whom."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _, ngettext
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.queries import Typists
from eduapp.gui.bench import Bench
from eduapp.gui.widgets import label, vbox


class TypedPanel(QWidget):
    """One sentence."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._sitting_id = bench, subject_id
        self.said = label("", "secondary", wrap=True)
        vbox(self.said, parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(queries.typists, self._sitting_id, owner=self, done=self._show, newest=True)

    def _show(self, found: Typists) -> None:
        self.said.setText(typed_words(found))

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.GRADING_CHANGED in topics:
            self.reload()


def typed_words(found: Typists) -> str:
    """Where the points of the sheets come from."""
    if not found.candidates:
        return _("Nobody has typed a sheet: the points come from the key and the examiners on this page.")
    words = ngettext(
        "The sheet of {count} candidate was marked by examiners elsewhere, and what they wrote was typed"
        " by {names}. The grade comes from that.",
        "The sheets of {count} candidates were marked by examiners elsewhere, and what they wrote was typed"
        " by {names}. The grades come from that.",
        found.candidates,
    )
    said = words.format(count=found.candidates, names=", ".join(found.names))
    if not found.examiners:
        return said
    marked = _("The sheets were marked by {names}.").format(names=", ".join(found.examiners))
    return f"{said} {marked}"
