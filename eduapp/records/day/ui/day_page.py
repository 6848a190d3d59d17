"""One day: what is still missing of it, what opening it brought, and closing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.i18n import N_, _, capital, day_with_weekday, ngettext
from eduapp.core.names import folded
from eduapp.education.attendance import terms as attendance
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.timetable import terms as timetable
from eduapp.gui.empty import Empty
from eduapp.gui.fields import DateEdit
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.shortcuts import bind, told
from eduapp.gui.widgets import button, why_not
from eduapp.people.learners import terms as learners
from eduapp.records.day import queries, service, terms
from eduapp.records.day.ui.looks import (
    change_text,
    kind_text,
    missing_text,
    standing_text,
    verb_text,
    way_to,
)
from eduapp.records.lists import terms as lists
from eduapp.workshops.hours import terms as workshops
from eduapp.workshops.tools import terms as tools

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QPushButton, QWidget
    from sqlalchemy.orm import Session

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.records.day.queries import ChangeRow, DayHead, EndRow

MISSING, BROUGHT = "missing", "brought"
NO_RIGHT = N_("Your role may look, but not close days. Ask a leader.")
CLOSED_ALREADY = N_("The day is closed already.")
NOT_OPENED = N_("The day was not opened.")


@dataclass(frozen=True)
class DayLine:
    """One row of the page: something missing, or something the day brought."""

    id: UUID
    whom: str
    what: str
    detail: str
    verb: str
    route: Route | None
    late: bool = False


class DayPage(ListPage["DayLine"]):
    """Enter on what is missing leads to where it is recorded; Ctrl+Enter closes the day."""

    topics: ClassVar[frozenset[Topic]] = frozenset({
        terms.DAYS_CHANGED, attendance.MARKS_CHANGED, timetable.SESSIONS_CHANGED, lists.LISTS_CHANGED,
        workshops.HOURS_CHANGED, tools.TOOLS_CHANGED, enrolment.ENROLMENTS_CHANGED, learners.LEARNERS_CHANGED,
    })  # fmt: skip
    search_hint = N_("Find by name, course or workshop")
    list_name = N_("The day")

    def __init__(self, bench: Bench, route: Route) -> None:
        self._head: DayHead | None = None
        super().__init__(bench, route)
        self.close_it = button(self.theme, _("Close the day"), "check", kind="primary")
        self.close_it.clicked.connect(self.close_day)
        bind("close_day", self, self.close_day)
        self._weigh()
        if (day := _day_of(route)) is not None:
            self.day.set_value(day)
        self.set_title(_("The day"), "")
        self.choose_filter(MISSING)

    def columns(self) -> Sequence[Column[DayLine]]:
        return [
            Column(_("Whom or what"), lambda row: row.whom, spoken=_sentence),
            Column(_("What"), lambda row: row.what, width=340),
            Column(_("Detail"), lambda row: row.detail, width=210, priority=1),
            Column(_("To do"), lambda row: row.verb, chip=_chip, width=240),
        ]

    def filters(self) -> Sequence[Filter]:
        return [Filter(MISSING, _("Not recorded yet")), Filter(BROUGHT, _("What the day brought"))]

    def tools(self) -> Sequence[QWidget]:
        self.day = DateEdit(self.theme, self.bench.today())
        self.day.setAccessibleName(_("Day"))
        self.day.setMaximumWidth(self.theme.px(210))
        self.day.set_value(self.bench.today())
        self.day.changed.connect(self._day_changed)
        return [self.day]

    def header_buttons(self) -> list[QPushButton]:
        return [self.close_it]

    def fetch(self, text: str, chosen: str, /) -> Question[DayLine]:
        return ask(read, self.shown_day, text, chosen, self.bench.actor.around)

    def reload(self) -> None:
        asked = (queries.head, self.shown_day, self.bench.actor.around)
        self.bench.runner.query(*asked, owner=self, done=self._show_head, newest=True)
        super().reload()

    def open(self, row: DayLine) -> None:
        if row.route is not None:
            self.bench.navigation.go(row.route)

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if (day := _day_of(route)) is not None:
            self.day.set_value(day)

    def empty(self) -> Empty:
        return Empty("check", _("Everything is recorded"), _("Nothing that is over is missing."))

    def empty_for(self, chosen: str) -> Empty | None:
        if chosen == MISSING:
            return self.empty()
        return Empty("check", _("The day changed nothing"), _("Nobody began, was paused, ended or left."))

    def keys(self) -> list[tuple[str, str]]:
        return [*super().keys(), *told("close_day")]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} row", "{count} rows", shown).format(count=shown)

    @property
    def shown_day(self) -> date:
        """Which day it is about."""
        return self.day.value() or self.bench.today()

    def close_day(self) -> None:
        """Close it; what is missing is told, and needs a leader's reason."""
        if not self.close_it.isEnabled():
            return
        self.send(
            service.close_day,
            service.CloseDay(day=self.shown_day),
            done=lambda _nothing: self._closed(),
        )

    def _closed(self) -> None:
        self.bench.tell(_("The day is closed."))
        self.mark_stale()

    def _day_changed(self) -> None:
        if self.day.value() is not None:
            self.reload()

    def _show_head(self, head: DayHead | None) -> None:
        self._head = head
        day = self.shown_day
        self.set_title(capital(day_with_weekday(day)), standing_text(head, self.bench.today(), day))
        self._weigh()

    def _weigh(self) -> None:
        why = "" if self.bench.actor.may(terms.CLOSE_DAYS) else _(NO_RIGHT)
        if not why and self._head is None:
            why = _(NOT_OPENED)
        elif not why and self._head is not None and self._head.closed_at is not None:
            why = _(CLOSED_ALREADY)
        why_not(self.close_it, why)


def read(session: Session, day: date, text: str, chosen: str, scope: Scope = EVERYTHING) -> list[DayLine]:
    """The rows of a day for the page: of one kind, or both."""
    rows: list[DayLine] = []
    if chosen != BROUGHT:
        rows += [_missing(end, day) for end in queries.open_ends(session, day, scope)]
    if chosen != MISSING:
        rows += [_brought(change) for change in queries.brought(session, day)]
    wanted = folded(text)
    return [row for row in rows if wanted in folded(f"{row.whom} {row.what} {row.detail}")]


def _missing(end: EndRow, day: date) -> DayLine:
    detail = ", ".join(filter(None, (end.detail, missing_text(end))))
    return DayLine(end.id, end.title, kind_text(end), detail, verb_text(end), way_to(end, day), late=True)


def _brought(change: ChangeRow) -> DayLine:
    route = Route("learners.learner", change.learner_id) if change.learner_id else None
    return DayLine(change.id, change.name, change_text(change), change.group, "", route)


def _chip(row: DayLine) -> tuple[str, str, str] | None:
    return ("late", "circle-alert", _("missing")) if row.late else None


def _sentence(row: DayLine) -> str:
    return ", ".join(filter(None, (row.whom, row.what, row.detail)))


def _day_of(route: Route) -> date | None:
    try:
        return date.fromisoformat(route.detail)
    except ValueError:
        return None
