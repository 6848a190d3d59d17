"""On the page of a learner: the courses, those going on first, and the way onto another one."""

from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import N_, _
from eduapp.education.courses import terms as courses
from eduapp.education.enrolment import queries, rules, terms
from eduapp.education.enrolment.queries import CourseOfLearner
from eduapp.education.enrolment.ui.end_dialog import Ending, end_enrolments
from eduapp.education.enrolment.ui.join_dialog import put_on_a_course
from eduapp.education.enrolment.ui.looks import (
    ahead_text,
    days_text,
    finish_text,
    list_row,
    reason_text,
    state_chip,
)
from eduapp.education.enrolment.ui.more_menu import Chosen, more_menu, open_below
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import button, hbox, hline, label, renew, vbox, why_not

ENROL_REASON = N_("Your role may look, but not put learners on courses. Ask a teacher or a leader.")


class LearnerPanel(QWidget):
    """What one learner takes part in, and did."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        px = bench.theme.px
        self._start = TabStart(self)
        self._rows = vbox(spacing=0)
        self._verbs_shown: list[QPushButton] = []
        self.put_on = button(bench.theme, _("Put on a course…"), "plus", kind="primary")
        self.put_on.clicked.connect(lambda: put_on_a_course(bench, subject_id, self))
        if not bench.actor.may(terms.ENROL):
            why_not(self.put_on, _(ENROL_REASON))
        vbox(self._rows, hbox(self.put_on, None), spacing=px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again for the courses."""
        self._bench.runner.query(
            queries.courses_of_learner, self._learner_id, owner=self, done=self._show, newest=True
        )

    def _show(self, rows: list[CourseOfLearner]) -> None:
        self._verbs_shown.clear()
        lines = [part for row in rows for part in (hline(), self._row(row))][1:]
        renew(self._rows, *(lines or [label(_("On no course yet."), "secondary", wrap=True)]))
        in_reading_order(self._start, self._verbs_shown)

    def _row(self, row: CourseOfLearner) -> QWidget:
        state = rules.state_on(row.state, row.first_day, self._bench.today())
        days = days_text(row.group_first_day, row.group_last_day)
        ahead = ahead_text(row, row.group_last_day) if state in rules.LIVE else reason_text(row)
        reached = _("reached: {reached}").format(reached=row.reached) if row.reached else ""
        caption = " · ".join(filter(None, (row.group, row.teacher, days, ahead, reached)))
        words = "\n".join(filter(None, (caption, finish_text(row))))
        verbs = self._verbs(row, state)
        return list_row(self._bench.theme, "book-open", row.course, words, [state_chip(state)], verbs)

    def _verbs(self, row: CourseOfLearner, state: str) -> list[QPushButton]:
        theme = self._bench.theme
        verbs = []
        if state in rules.LIVE and self._bench.actor.may(terms.END_ENROLMENTS):
            end = button(theme, _("End…"), kind="plain", name=_("End {course}…").format(course=row.course))
            end.clicked.connect(lambda: self._end(row, state))
            verbs.append(end)
        name = _("More for {name}").format(name=row.course)
        more = button(theme, _("More…"), kind="plain", name=name)
        more.clicked.connect(lambda: open_below(more_menu(self._bench, _chosen(row, state), self), more))
        verbs.append(more)
        group = button(theme, _("Open"), kind="plain", name=_("Open {course}").format(course=row.course))
        group.clicked.connect(lambda: self._bench.navigation.go(Route("enrolment.group", row.group_id)))
        verbs.append(group)
        self._verbs_shown += verbs
        return verbs

    def _end(self, row: CourseOfLearner, state: str) -> None:
        last = max(row.first_day, min(row.group_last_day, self._bench.today()))
        end_enrolments(self._bench, [Ending(row.id, row.version, row.course, state, last)], self)

    def _hear(self, topics: frozenset[str]) -> None:
        if topics & {terms.ENROLMENTS_CHANGED, courses.GROUPS_CHANGED, courses.COURSES_CHANGED}:
            self.reload()


def _chosen(row: CourseOfLearner, state: str) -> Chosen:
    return Chosen(
        id=row.id,
        version=row.version,
        name=row.course,
        group_id=row.group_id,
        course_id=row.course_id,
        state=state,
        paused=row.paused,
        planned_last_day=row.planned_last_day,
    )
