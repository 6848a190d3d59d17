"""On the page of a learner: papers to be had beside certificates, and why one cannot be had yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.certificates import queries, terms
from eduapp.certificates.queries import ReadyRow
from eduapp.certificates.ui.check_dialog import show_check
from eduapp.certificates.ui.issuing import Issuing
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital
from eduapp.education.attendance import terms as attendance
from eduapp.education.courses import terms as courses
from eduapp.education.enrolment import terms as enrolment
from eduapp.exams.grading import terms as grading
from eduapp.gui.progress import ProgressPanel
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, hline, label, renew, vbox, why_not
from eduapp.workshops.hours import terms as hours
from eduapp.workshops.machines import terms as machines

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.certificates.queries import Offered
    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.widgets.boxes import Item

ISSUE_ROLE = N_("Your role may look, but not issue papers. Ask the office or a leader.")
_HEARD = {
    terms.CERTIFICATES_CHANGED,
    attendance.MARKS_CHANGED,
    courses.REACHED_CHANGED,
    enrolment.ENROLMENTS_CHANGED,
    grading.GRADING_CHANGED,
    hours.HOURS_CHANGED,
    machines.MACHINES_CHANGED,
}


class OthersPanel(QWidget):
    """A line for each: what it is of, why not yet, and the press that issues it."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._rows = QWidget()
        self._lines = vbox(spacing=bench.theme.px(6), parent=self._rows)
        self._progress = ProgressPanel(bench.theme, _("Making certificate {number} of {total}: {label}"))
        self._issuing = Issuing(bench, self, self._progress, self._show_working)
        vbox(self._rows, self._progress, parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.offered, self._learner_id, self._bench.today(), owner=self, done=self._show, newest=True
        )

    def _show(self, found: list[Offered]) -> None:
        items: list[Item] = []
        for one in found:
            items += [*([hline()] if items else []), self._line(one)]
        renew(self._lines, *items)

    def _line(self, one: Offered) -> QWidget:
        theme, holder = self._bench.theme, QWidget()
        kind = capital(code_list("certificate_kinds")[one.kind].label)
        named = f"{kind}: {one.title}" if one.title else kind
        words = vbox(
            label(named, "bodyStrong", wrap=True),
            *(label(reason, "caption", wrap=True) for reason in one.reasons),
            spacing=theme.px(1),
        )
        look = button(theme, _("Look behind it…"), name=_("Look behind {paper}").format(paper=named))
        look.clicked.connect(partial(show_check, self._bench, one.item, named, self))
        issue = button(theme, _("Issue"), "award", name=_("Issue {paper}").format(paper=named))
        issue.clicked.connect(partial(self._issue, one, named))
        why_not(issue, self._why_not(one))
        hbox((words, 1), look, issue, spacing=theme.px(10), parent=holder)
        return holder

    def _why_not(self, one: Offered) -> str:
        if not self._bench.actor.may(terms.ISSUE_CERTIFICATES):
            return _(ISSUE_ROLE)
        return "\n".join(one.reasons)

    def _issue(self, one: Offered, named: str) -> None:
        row = ReadyRow(
            str(one.item.basis_id), one.item, one.kind, one.item.learner_id, named, "", one.title, True, ()
        )
        self._issuing.issue([row], None, self._open)

    def _open(self, issued: tuple[UUID, ...]) -> None:
        self._bench.navigation.go(Route("certificates.certificate", issued[0]))

    def _show_working(self, working: bool) -> None:
        self._rows.setEnabled(not working)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & _HEARD:
            self.reload()
