"""Appeals and annulments of an exam on its own page: what is open, the ways to it, and to the archive."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _, date_text, ngettext
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.queries import ExamPage
from eduapp.exams.appeals.rules.archiving import LooseEnds, check_over
from eduapp.exams.appeals.ui.archive_dialogs import archive_exam, take_out
from eduapp.exams.appeals.ui.exam_page import LEAD_REASON
from eduapp.exams.deadlines import terms as deadlines
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.sittings.rules.states import ARCHIVED, check_move
from eduapp.gui.bench import Bench
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, label, renew, vbox, why_not


class AppealsPanel(QWidget):
    """A few sentences, the way to every grade of the exam, and what puts it away when all is over."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._sitting_id = bench, subject_id
        self._found: tuple[ExamPage, LooseEnds] | None = None
        self._lines = vbox(spacing=bench.theme.px(4))
        self.go = button(bench.theme, _("Appeals and annulments"), "scale")
        self.go.clicked.connect(lambda: bench.navigation.go(Route("appeals.exam", subject_id)))
        self.archive = button(bench.theme, _("To the archive"), "bookmark")
        self.archive.clicked.connect(lambda: archive_exam(bench, subject_id, self))
        self.take_out = button(bench.theme, _("Take out of the archive…"), "undo-2")
        self.take_out.clicked.connect(self._take_out)
        self.take_out.hide()
        verbs = QWidget()
        verbs.setLayout(Flow(self.go, self.archive, self.take_out, gap=bench.theme.px(8)))
        vbox(self._lines, verbs, spacing=bench.theme.px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.with_loose_ends, self._sitting_id, owner=self, done=self._show, newest=True
        )

    def _show(self, found: tuple[ExamPage, LooseEnds] | None) -> None:
        self._found = found
        lines = [label(words, wrap=True) for words in summary(found[0])] if found is not None else []
        renew(
            self._lines, *(lines or [label(_("No appeals, and nothing annulled."), "secondary", wrap=True)])
        )
        archived = found is not None and found[0].state == ARCHIVED
        self.archive.setVisible(not archived)
        self.take_out.setVisible(archived)
        if found is not None:
            may = "" if self._bench.actor.may(terms.DECIDE_APPEALS) else _(LEAD_REASON)
            why_not(self.archive, may or against_archive(*found, self._bench.today()))
            why_not(self.take_out, may)

    def _take_out(self) -> None:
        if self._found is not None:
            take_out(self._bench, self._found[0], self)

    def _hear(self, topics: frozenset[Topic]) -> None:
        heard = {
            terms.APPEALS_CHANGED,
            deadlines.DEADLINES_CHANGED,
            sittings.RESULTS_CHANGED,
            sittings.SITTINGS_CHANGED,
        }
        if topics & heard:
            self.reload()


def against_archive(found: ExamPage, loose: LooseEnds, today: date) -> str:
    """Why an exam does not go to the archive yet; "" when it may."""
    problems = [*check_move(found.state, ARCHIVED, ""), *check_over(loose, today)]
    return problems[0].sentence() if problems else ""


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
