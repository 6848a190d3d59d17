"""The sessions of a day, to cancel a morning or a place at once, and to restore what was cancelled lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text, ngettext, weekday_short
from eduapp.core.names import folded
from eduapp.education.timetable import queries, terms
from eduapp.education.timetable.rules import kept_by_prison
from eduapp.education.timetable.ui.cancel_dialog import cancel_sessions, named
from eduapp.education.timetable.ui.outcome import restore
from eduapp.gui.empty import Empty
from eduapp.gui.fields import DateEdit
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QPushButton, QWidget
    from sqlalchemy.orm import Session as Look

    from eduapp.core.changes import Topic
    from eduapp.education.timetable.queries import SessionRow
    from eduapp.gui.bench import Bench

LATELY = "cancelled"
BUSY = N_("What was ticked is being changed.")
CANCEL_REASON = N_("Your role may look, but not cancel sessions. Ask a leader.")


class DayPage(ListPage["SessionRow"]):
    """Tick and cancel; or the chip “Cancelled lately”, tick and restore. Each session has its own answer."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.SESSIONS_CHANGED})
    search_hint = N_("Find by course, group or place")
    list_name = N_("Sessions")
    ticks = True

    def __init__(self, bench: Bench, route: Route) -> None:
        self._changing = False  # the verbs are off: what is ticked is being changed
        self._over = False  # it was changed, and the rows are awaited
        super().__init__(bench, route)
        self._say_day()

    def columns(self) -> Sequence[Column[SessionRow]]:
        return [
            Column(_("Session"), lambda row: f"{row.course_name}, {row.group_name}", spoken=sentence),
            Column(_("Time"), _time, sort=lambda row: (row.day, row.start_minute), width=210),
            Column(_("Place"), lambda row: row.place, width=190, priority=1),
            Column(_("Teacher"), lambda row: row.teacher, width=190, priority=1),
            Column(_("State"), lambda _row: "", chip=state_chip, width=230),
        ]

    def filters(self) -> Sequence[Filter]:
        parts = [Filter(key, words.capitalize()) for key, words in code_list("day_parts").choices()]
        return [*parts, Filter(LATELY, _("Cancelled lately"))]

    def tools(self) -> Sequence[QWidget]:
        self.day = DateEdit(self.theme, self.bench.today())
        self.day.setAccessibleName(_("Day"))
        self.day.setMaximumWidth(self.theme.px(210))
        self.day.set_value(self.bench.today())
        self.day.changed.connect(self._day_changed)
        return [self.day]

    def bulk_actions(self) -> Sequence[QPushButton]:
        self.cancel = button(self.theme, _("Cancel ticked…"), "ban", kind="primary")
        self.back = button(self.theme, _("Restore ticked"), "undo-2")
        self.cancel.clicked.connect(self._cancel)
        self.back.clicked.connect(self._restore)
        self._show_verbs()
        return [self.cancel, self.back]

    def fetch(self, text: str, chosen: str, /) -> Question[SessionRow]:
        return ask(read_day, self.shown_day, self.bench.today(), text, chosen, self.bench.actor.around)

    def open(self, row: SessionRow) -> None:
        self.bench.navigation.go(Route("timetable.week", row.teacher_id, f"teacher/{row.day.isoformat()}"))

    def empty(self) -> Empty:
        return Empty("calendar-days", _("No sessions on this day"), _("Choose another day above."))

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} session", "{count} sessions", shown).format(count=shown)

    @property
    def shown_day(self) -> date:
        """Which day it is about."""
        return self.day.value() or self.bench.today()

    def _day_changed(self) -> None:
        if self.day.value() is not None:
            self._say_day()
            self.reload()

    def _say_day(self) -> None:
        self.set_title(
            _("Sessions of a day"), _("Cancel a morning or a place at once; each has its own answer.")
        )

    def _show_verbs(self) -> None:
        may = self.bench.actor.may(terms.CANCEL_SESSIONS)
        reason = "" if may else _(CANCEL_REASON)
        for verb in (self.cancel, self.back):
            why_not(verb, reason or (_(BUSY) if self._changing else ""))

    def _hold(self) -> None:
        """Both verbs are off from the first press until the rows are read anew: twice is once."""
        had_focus = self.cancel.hasFocus() or self.back.hasFocus()
        self._changing = True
        self._show_verbs()
        if had_focus:  # else Qt gives the keyboard to whatever comes next
            self.table.setFocus()

    def _look_again(self) -> None:
        """It is over, one way or another: the verbs live again with the rows as they are now."""
        self._over = True
        self.reload()

    def _show(self, number: int, rows: Sequence[SessionRow]) -> None:
        super()._show(number, rows)
        if self._over and number == self._asked:
            self._changing = self._over = False
            self._show_verbs()

    def _cancel(self) -> None:
        if self._changing:
            return
        rows = [row for row in self.ticked() if not row.cancelled]
        if rows:
            self._hold()
            cancel_sessions(self.bench, rows, self).over.connect(self._look_again)
        else:
            self.bench.tell(_("What is ticked is cancelled already."))

    def _restore(self) -> None:
        if self._changing:
            return
        rows = [row for row in self.ticked() if row.cancelled]
        if rows:
            self._hold()
            names = {row.id: named(row) for row in rows}
            job = restore(self.bench, [(row.id, row.version) for row in rows], names, self)
            if job.over:
                self._look_again()
            else:
                job.ended.connect(self._look_again)
        else:
            self.bench.tell(_("Nothing that is ticked is cancelled."))


def read_day(
    look: Look, day: date, today: date, text: str, chosen: str, scope: Scope = EVERYTHING
) -> list[SessionRow]:
    """The sessions a chip and a search leave: of a day or a part of it, or what was cancelled lately."""
    if chosen == LATELY:
        rows = queries.cancelled_lately(look, today, scope)
    elif chosen:
        rows = queries.to_cancel(look, day, chosen, scope=scope)
    else:
        rows = queries.sessions_of_day(look, day, scope)
    wanted = folded(text)
    return [row for row in rows if wanted in folded(f"{row.course_name} {row.group_name} {row.place}")]


def state_chip(row: SessionRow) -> tuple[str, str, str]:
    """Planned, or cancelled and why."""
    if not row.cancelled:
        return "none", "hourglass", _("Planned")
    reason = code_list("cancel_reasons")[row.cancel_reason].label
    return "held" if kept_by_prison(row.cancel_reason) else "none", "ban", capital(reason)


def sentence(row: SessionRow) -> str:
    """A row in words."""
    parts = [named(row), row.place, row.teacher, state_chip(row)[2]]
    return ", ".join(part for part in parts if part)


def _time(row: SessionRow) -> str:
    return f"{weekday_short(row.day).capitalize()} {date_text(row.day)} {row.hours}"
