"""On the page of a group: its course, teacher, place, size and span, and the way to change them."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _, date_text
from eduapp.education.courses import queries, terms
from eduapp.education.courses.queries import GroupHead
from eduapp.education.courses.rules import Unreadable, requirement_of, spoken, unit_text
from eduapp.education.courses.ui.group_dialog import change_group
from eduapp.gui.bench import Bench
from eduapp.gui.facts import Fact, facts_grid
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, clear, hbox, vbox, why_not

CHANGE_REASON = N_("Your role may look, but not change groups. Ask a leader.")


class GroupPanel(QWidget):
    """What a group is, apart from who takes part in it."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._group_id = bench, subject_id
        self._head: GroupHead | None = None
        px = bench.theme.px
        self._facts = vbox(spacing=px(12))
        self._change = button(bench.theme, _("Change the group…"), "pen-line")
        self._change.clicked.connect(self._open_form)
        self._course = button(bench.theme, _("Open the course"), "book-open", kind="plain")
        self._course.clicked.connect(self._go_to_course)
        if not bench.actor.may(terms.OPEN_GROUPS):
            why_not(self._change, _(CHANGE_REASON))
        vbox(self._facts, hbox(self._change, self._course, None, spacing=px(10)), spacing=px(14), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again what the group is."""
        self._bench.runner.query(queries.group, self._group_id, owner=self, done=self._show, newest=True)

    def _show(self, head: GroupHead | None) -> None:
        self._head = head
        clear(self._facts)
        if head is not None:
            self._facts.addWidget(facts_grid(self._bench.theme, _lines(head)))

    def _hear(self, topics: frozenset[str]) -> None:
        if topics & {terms.GROUPS_CHANGED, terms.COURSES_CHANGED}:
            self.reload()

    def _open_form(self) -> None:
        if self._head is not None:
            change_group(self._bench, self._head, self)

    def _go_to_course(self) -> None:
        if self._head is not None:
            self._bench.navigation.go(Route("courses.course", self._head.course_id))


def _lines(head: GroupHead) -> list[Fact]:
    wish = requirement_of(head.course.prerequisites)
    asks = head.course.prerequisites if isinstance(wish, Unreadable) else spoken(wish)
    hours = f"{head.course.planned_hours} {unit_text(head.course.minutes_per_hour)}"
    return [
        Fact(_("Course"), head.course.label),
        Fact(_("Group"), head.name),
        Fact(_("Teacher"), head.teacher or _("no teacher yet")),
        Fact(_("Place"), head.place or _("no place yet")),
        Fact(_("Places in the group"), str(head.capacity)),
        Fact(_("First day"), date_text(head.first_day)),
        Fact(_("Last day"), date_text(head.last_day)),
        Fact(_("Planned length"), hours),
        Fact(_("Prerequisites"), asks or _("none")),
    ]
