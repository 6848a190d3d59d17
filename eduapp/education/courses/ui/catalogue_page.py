"""The catalogue: every course that is or was offered, found as one types."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, ngettext, pgettext
from eduapp.education.courses import queries, terms
from eduapp.education.courses.queries import CourseRow
from eduapp.education.courses.rules import (
    Unreadable,
    is_valid,
    requirement_of,
    spoken,
    unit_text,
    validity_text,
)
from eduapp.education.courses.ui.course_dialog import add_course
from eduapp.education.courses.ui.group_dialog import open_group
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not

ADD_REASON = N_("Your role may look, but not change the catalogue. Ask a leader.")
OPEN_REASON = N_("Your role may look, but not open groups. Ask a leader.")
ICONS = {
    "basic": "book-open",
    "upper_secondary": "graduation-cap",
    "vocational": "hammer",
    "short": "file-check",
    "higher": "award",
}


class CataloguePage(ListPage[CourseRow]):
    """What can be taught here."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.COURSES_CHANGED})
    search_hint = N_("Find by name or code")
    list_name = N_("Catalogue of courses")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(
            _("Catalogue of courses"), _("What can be taught here. A group is a course that runs.")
        )

    def columns(self) -> Sequence[Column[CourseRow]]:
        return [
            Column(
                _("Name"),
                lambda row: row.name,
                sort=lambda row: row.sort_key,
                caption=lambda row: row.code,
                spoken=self._sentence,
            ),
            Column(_("Kind"), lambda _row: "", chip=self._kind_chip, width=190),
            Column(_("Hours"), hours_text, sort=lambda row: row.planned_minutes, number=True, width=140),
            Column(
                pgettext("seats of a group", "Places"),
                lambda row: str(row.capacity),
                sort=lambda row: row.capacity,
                number=True,
                width=90,
                priority=3,
            ),
            Column(_("Asks for"), prerequisites_text, width=300, priority=2),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[CourseRow]:
        return ask(queries.courses, text, chosen)

    def filters(self) -> Sequence[Filter]:
        return [Filter(key, words.capitalize()) for key, words in code_list("course_kinds").choices()]

    def open(self, row: CourseRow) -> None:
        self.bench.navigation.go(Route("courses.course", row.id))

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "add":
            self._add()
        elif route.detail == "open":
            self._open_group()

    def empty(self) -> Empty:
        may = self.bench.actor.may(terms.CHANGE_CATALOGUE)
        bring = Verb(
            _("Bring in a file…"), lambda: self.bench.navigation.go(Route("files.import", detail="courses"))
        )
        return Empty(
            "book-open",
            _("No courses yet"),
            _("Every course that can be taught stands here. Bring in a list, or add one."),
            bring if may else None,
            Verb(_("Add a course"), self._add) if may else None,
        )

    def header_buttons(self) -> list[QPushButton]:
        bring = button(self.theme, _("Bring in a file…"), "upload")
        bring.clicked.connect(lambda: self.bench.navigation.go(Route("files.import", detail="courses")))
        run = button(self.theme, _("Open a group…"), "users")
        run.clicked.connect(self._open_group)
        add = self.add_button(_("Add a course"))
        add.clicked.connect(self._add)
        may = self.bench.actor.may
        for made, permission, reason in (
            (bring, terms.CHANGE_CATALOGUE, ADD_REASON),
            (run, terms.OPEN_GROUPS, OPEN_REASON),
            (add, terms.CHANGE_CATALOGUE, ADD_REASON),
        ):
            if not may(permission):
                why_not(made, _(reason))
        return [bring, run, add]

    def count_text(self, shown: int, total: int | None) -> str:
        if total is not None and total != shown:
            return ngettext("{shown} of {total} course", "{shown} of {total} courses", total).format(
                shown=shown, total=total
            )
        return ngettext("{shown} course", "{shown} courses", shown).format(shown=shown)

    def _kind_chip(self, row: CourseRow) -> tuple[str, str, str]:
        return kind_chip(row, self.bench.today())

    def _sentence(self, row: CourseRow) -> str:
        return _sentence(row, self._kind_chip(row)[2])

    def _add(self) -> None:
        if self.bench.actor.may(terms.CHANGE_CATALOGUE):
            add_course(self.bench, self, self._show_course)

    def _open_group(self) -> None:
        if self.bench.actor.may(terms.OPEN_GROUPS):
            open_group(self.bench, self)

    def _show_course(self, course_id: UUID) -> None:
        self.bench.navigation.go(Route("courses.course", course_id))


def kind_chip(row: CourseRow, today: date) -> tuple[str, str, str]:
    """The kind as icon and word; of a course that is no longer offered, or not valid, just that."""
    if not row.active:
        return ("none", "circle-minus", _("no longer offered"))
    if not is_valid(None, row.valid_to, today):
        return ("none", "circle-minus", _("no longer valid"))
    if not is_valid(row.valid_from, None, today):
        return ("excused", "hourglass", _("valid {days}").format(days=validity_text(row.valid_from, None)))
    return ("primary", ICONS.get(row.kind, "book-open"), row.kind_label)


def hours_text(row: CourseRow) -> str:
    """Planned hours with their unit: 60 × 45 min."""
    return _("{count} × {minutes} min").format(count=row.planned_hours, minutes=row.minutes_per_hour)


def prerequisites_text(row: CourseRow) -> str:
    """The expression in the language spoken now; one that cannot be read as it stands."""
    wish = requirement_of(row.prerequisites)
    return row.prerequisites if isinstance(wish, Unreadable) else spoken(wish)


def _sentence(row: CourseRow, kind: str) -> str:
    return _("{name}, code {code}, {kind}, {hours} {unit}").format(
        name=row.name,
        code=row.code,
        kind=kind,
        hours=row.planned_hours,
        unit=unit_text(row.minutes_per_hour),
    )
