"""The list of groups: what runs, who teaches it, where, and how many places are left."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, date_text, ngettext, pgettext
from eduapp.education.courses import terms as courses
from eduapp.education.enrolment import queries, rules, terms
from eduapp.education.enrolment.queries import GroupRow
from eduapp.education.enrolment.ui.looks import ChipLook, days_text, places_chip
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not

OPEN_REASON = N_("Your role may look, but not open groups. Ask a leader.")


class GroupsPage(ListPage[GroupRow]):
    """Every group that runs or will run; those that are over behind a chip."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.ENROLMENTS_CHANGED, courses.GROUPS_CHANGED, courses.COURSES_CHANGED}
    )
    search_hint = N_("Find by course or group")
    list_name = N_("Groups")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Courses"), _("The groups that run or will run."))

    def columns(self) -> Sequence[Column[GroupRow]]:
        return [
            Column(
                _("Course"),
                lambda row: row.course,
                sort=lambda row: (row.sort_key, row.first_day),
                caption=lambda row: row.name,
                spoken=self._sentence,
            ),
            Column(
                pgettext("seats of a group", "Places"),
                lambda _row: "",
                sort=lambda row: row.free,
                chip=places_chip,
                width=200,
            ),
            Column(_("Teacher"), lambda row: row.teacher or _("no teacher yet"), priority=1),
            Column(_("Place"), lambda row: row.place or _("no place yet"), priority=2),
            Column(
                _("Days"),
                lambda row: days_text(row.first_day, row.last_day),
                sort=lambda row: row.first_day,
                width=200,
                priority=3,
            ),
            Column(_("Begins or ends"), self._when, chip=self._soon, width=170, priority=1),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[GroupRow]:
        return ask(queries.listed, self.bench.today(), text, chosen, self.bench.actor)

    def filters(self) -> Sequence[Filter]:
        return [
            Filter(queries.MINE, _("Mine")),
            Filter(queries.WITH_ROOM, _("With free places")),
            Filter(queries.FINISHED, _("Finished")),
        ]

    def open(self, row: GroupRow) -> None:
        self.bench.navigation.go(Route("enrolment.group", row.id))

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail in {offered.key for offered in self.filters()}:
            self.choose_filter(route.detail)

    def empty(self) -> Empty:
        may = self.bench.actor.may(courses.OPEN_GROUPS)
        return Empty(
            "book-open",
            _("No groups yet"),
            _("A group is a course that runs, with a teacher, a place and days. Open the first one."),
            Verb(_("Open a group…"), self._open_group) if may else None,
            Verb(_("Catalogue"), self._go_to_catalogue),
        )

    def header_buttons(self) -> list[QPushButton]:
        catalogue = button(self.theme, _("Catalogue"), "book-open")
        catalogue.clicked.connect(self._go_to_catalogue)
        run = self.add_button(_("Open a group…"))
        run.clicked.connect(self._open_group)
        if not self.bench.actor.may(courses.OPEN_GROUPS):
            why_not(run, _(OPEN_REASON))
        return [catalogue, run]

    def count_text(self, shown: int, total: int | None) -> str:
        if total is not None and total != shown:
            return ngettext("{shown} of {total} group", "{shown} of {total} groups", total).format(
                shown=shown, total=total
            )
        return ngettext("{shown} group", "{shown} groups", shown).format(shown=shown)

    def _open_group(self) -> None:
        self.bench.navigation.go(Route("courses.catalogue", detail="open"))

    def _go_to_catalogue(self) -> None:
        self.bench.navigation.go(Route("courses.catalogue"))

    def _when(self, row: GroupRow) -> str:
        return "" if self._soon(row) else date_text(row.last_day)

    def _soon(self, row: GroupRow) -> ChipLook | None:
        """What is worth a look: groups to come, those in their last weeks, and those that are over."""
        today = self.bench.today()
        if row.first_day > today:
            return ("excused", "hourglass", _("from {day}").format(day=f"{row.first_day:%d.%m.}"))
        if row.last_day < today:
            return ("none", "flag", _("finished"))
        left = (row.last_day - today).days // rules.DAYS_A_WEEK + 1
        if left <= LAST_WEEKS:
            return ("late", "flag", _("{weeks} left").format(weeks=rules.weeks_text(left)))
        return None

    def _sentence(self, row: GroupRow) -> str:
        return _("{course}, {group}, {places}, {teacher}, {place}, {days}").format(
            course=row.course,
            group=row.name,
            places=rules.places_text(row.taken, row.capacity),
            teacher=row.teacher or _("no teacher yet"),
            place=row.place or _("no place yet"),
            days=days_text(row.first_day, row.last_day),
        )


LAST_WEEKS = 4
