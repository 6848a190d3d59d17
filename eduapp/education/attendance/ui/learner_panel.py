"""On the page of a learner: how much of what was offered they took part in, group by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, hours_text, ngettext
from eduapp.education.attendance import queries, terms
from eduapp.education.attendance.ui.contributions import SESSIONS
from eduapp.education.attendance.ui.strip import Strip
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.timetable import terms as timetable
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Meter, button, hbox, hline, label, renew, vbox

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.education.attendance.queries import LearnerAttendance
    from eduapp.gui.bench import Bench

_TOPICS = {terms.MARKS_CHANGED, timetable.SESSIONS_CHANGED, enrolment.ENROLMENTS_CHANGED}


class LearnerPanel(QWidget):
    """One line a group: percent of the sessions offered, the last ones as shapes."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._rows = vbox(spacing=bench.theme.px(6), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.of_learner, self._learner_id, owner=self, done=self._show, newest=True
        )

    def _show(self, groups: list[LearnerAttendance]) -> None:
        text = _("Attendance will stand here once the learner is on a course.")
        lines = [part for group in groups for part in (hline(), self._row(group))][1:]
        renew(self._rows, *(lines or [label(text, "secondary", wrap=True)]))

    def _row(self, group: LearnerAttendance) -> QWidget:
        theme, total, row = self._bench.theme, group.total, QWidget()
        px = theme.px
        words = QWidget()
        vbox(
            label(group.course_name, "bodyStrong"),
            label(group.group_name, "caption"),
            spacing=0,
            parent=words,
        )
        words.setMinimumWidth(px(180))
        parts: list[QWidget] = [words]
        if group.guest:
            parts.append(label(guest_text(group), "body"))
        elif total.held:
            meter = Meter(theme, total.attended, total.held, "present", name=sum_text(group))
            meter.setFixedWidth(px(120))
            parts += [meter, label(sum_text(group), "body")]
        else:
            parts.append(label(_("No session held yet"), "secondary"))
        if group.last:
            parts.append(Strip(theme, [code for _day, code in group.last]))
        flow = QWidget()
        Flow(*parts, gap=px(12), parent=flow)
        name = _("Open the sessions of {course}").format(course=group.course_name)
        verb = button(theme, _("Open"), kind="plain", name=name)
        verb.clicked.connect(
            lambda: self._bench.navigation.go(Route("enrolment.group", group.id, detail=SESSIONS))
        )
        hbox((flow, 1), verb, spacing=px(10), parent=row)
        return row

    def _hear(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.reload()


def sum_text(group: LearnerAttendance) -> str:
    """Such as 80 %, 8 of 10 sessions, 12 hours."""
    total = group.total
    return _("{percent} %, {attended} of {held} sessions, {hours} hours").format(
        percent=total.percent, attended=total.attended, held=total.held, hours=hours_text(total.minutes)
    )


def guest_text(group: LearnerAttendance) -> str:
    """Such as As a guest: 2 sessions, 3 hours."""
    total = group.total
    said = ngettext(
        "As a guest: {count} session, {hours} hours",
        "As a guest: {count} sessions, {hours} hours",
        total.held,
    )
    return said.format(count=total.held, hours=hours_text(total.minutes))
