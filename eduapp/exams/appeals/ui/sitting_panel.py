"""Appeals and annulments of an exam on the exam's own page: what is open, and the way to all of it."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _, date_text, ngettext
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.queries import ExamPage
from eduapp.exams.deadlines import terms as deadlines
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label, renew, vbox


class AppealsPanel(QWidget):
    """A few sentences, and a button that opens every grade of the exam."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._sitting_id = bench, subject_id
        self._lines = vbox(spacing=bench.theme.px(4))
        self.go = button(bench.theme, _("Appeals and annulments"), "scale")
        self.go.clicked.connect(lambda: bench.navigation.go(Route("appeals.exam", subject_id)))
        vbox(self._lines, hbox(self.go, None), spacing=bench.theme.px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(queries.exam, self._sitting_id, owner=self, done=self._show, newest=True)

    def _show(self, found: ExamPage | None) -> None:
        lines = [label(words, wrap=True) for words in summary(found)] if found is not None else []
        renew(
            self._lines, *(lines or [label(_("No appeals, and nothing annulled."), "secondary", wrap=True)])
        )

    def _hear(self, topics: frozenset[Topic]) -> None:
        heard = {terms.APPEALS_CHANGED, deadlines.DEADLINES_CHANGED, sittings.RESULTS_CHANGED}
        if topics & heard:
            self.reload()


def summary(found: ExamPage) -> list[str]:
    """What there is to know of an exam: until when, how many appeals, how many annulled."""
    said: list[str] = []
    days = sorted({one.last.last_day for one in found.rows if one.last is not None})
    if days:
        last = _("The last day to appeal is {day}.").format(day=date_text(days[-1]))
        first = _("The first time to appeal ends on {day}, the last on {last}.")
        said.append(
            last if len(days) == 1 else first.format(day=date_text(days[0]), last=date_text(days[-1]))
        )
    appeals = [each for one in found.rows for each in one.appeals]
    still = sum(one.open for one in appeals)
    if appeals:
        words = ngettext("{count} appeal, {open} open.", "{count} appeals, {open} open.", len(appeals))
        said.append(words.format(count=len(appeals), open=still))
    annulled = sum(one.annulment is not None for one in found.rows)
    if annulled:
        words = ngettext("{count} exam annulled.", "{count} exams annulled.", annulled)
        said.append(words.format(count=annulled))
    waits = sum(one.to_annul for one in found.rows)
    if waits:
        words = ngettext(
            "{count} annulment was decided and is to be carried out.",
            "{count} annulments were decided and are to be carried out.",
            waits,
        )
        said.append(words.format(count=waits))
    return said
