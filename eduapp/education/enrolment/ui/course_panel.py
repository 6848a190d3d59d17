"""On the page of a course: its groups that run or will run, and how full they are."""

from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import _
from eduapp.education.courses import terms as courses
from eduapp.education.enrolment import queries, terms
from eduapp.education.enrolment.queries import GroupRow
from eduapp.education.enrolment.ui.looks import days_text, list_row, places_chip
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import button, hline, label, renew, vbox


class CoursePanel(QWidget):
    """The groups of one course."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._course_id = bench, subject_id
        self._start = TabStart(self)
        self._rows = vbox(spacing=0, parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again for the groups."""
        today = self._bench.today()
        self._bench.runner.query(
            queries.of_course, self._course_id, today, owner=self, done=self._show, newest=True
        )

    def _show(self, rows: list[GroupRow]) -> None:
        verbs: list[QPushButton] = []
        lines: list[QWidget] = [] if rows else [label(_("No group runs just now."), "secondary", wrap=True)]
        for place, row in enumerate(rows):
            if place:
                lines.append(hline())
            caption = " · ".join(
                filter(None, (row.teacher, row.place, days_text(row.first_day, row.last_day)))
            )
            verb = self._verb(row)
            lines.append(list_row(self._bench.theme, "users", row.name, caption, [places_chip(row)], [verb]))
            verbs.append(verb)
        renew(self._rows, *lines)
        in_reading_order(self._start, verbs)

    def _verb(self, row: GroupRow) -> QPushButton:
        name = _("Open {group}").format(group=row.name)
        verb = button(self._bench.theme, _("Open"), kind="plain", name=name)
        verb.clicked.connect(lambda: self._bench.navigation.go(Route("enrolment.group", row.id)))
        return verb

    def _hear(self, topics: frozenset[str]) -> None:
        if topics & {terms.ENROLMENTS_CHANGED, courses.GROUPS_CHANGED}:
            self.reload()
