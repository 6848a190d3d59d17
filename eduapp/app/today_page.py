"""Today: the sessions of the day, what needs somebody, the week, and the way back to what one did last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from eduapp.app import catalogue
from eduapp.app.spark import Spark
from eduapp.core.i18n import _, clock_text, day_with_weekday, ngettext, weekday_short
from eduapp.core.spans import as_time, week_of
from eduapp.gui.contributions import Figure, TodayRow, WeekMark, allowed, load
from eduapp.gui.page import Page
from eduapp.gui.widgets import (
    Avatar,
    Card,
    Chip,
    IconLabel,
    IconTile,
    button,
    clear,
    hbox,
    hline,
    label,
    vbox,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.core.actor import Actor
    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

_WIDE = 1200  # logical pixels from which Today has two columns
_ROOMY = 900  # logical pixels below which chips go under the words, and figures and days under each other
_TEACHING_DAYS = 5
_RECENT = 4
_MINUTE_MS = 60_000


@dataclass(frozen=True)
class Day:
    """Everything Today shows, read in one go."""

    rows: tuple[TodayRow, ...]
    figures: tuple[Figure, ...]
    week: tuple[WeekMark, ...]


def read_day(session: object, actor: Actor, today: date, offers: tuple[tuple[str, ...], ...]) -> Day:
    """Ask every feature for what it has; runs off the window's thread."""
    rows, figures, week = offers
    monday = week_of(today)[0]
    shown = [load(name)(session, actor, today) for name in figures]
    return Day(
        tuple(row for name in rows for row in load(name)(session, actor, today)),
        tuple(figure for figure in shown if figure is not None),
        tuple(mark for name in week for mark in load(name)(session, actor, monday)),
    )


class TodayPage(Page):
    """The first thing one sees. The button of what is on now has the focus: Enter opens it."""

    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._first: QPushButton | None = None
        self._offers = self._offered()
        px = self.theme.px
        self._roomy = self.theme.logical_width() >= _ROOMY
        self._sessions, self._figures = vbox(spacing=0), (hbox if self._roomy else vbox)(spacing=px(14))
        self._week, self._waiting, self._recent = hbox(spacing=0), vbox(spacing=0), vbox(spacing=0)
        left = vbox(self._card(self._sessions), self._figures, self._card(self._week), None, spacing=px(14))
        right = vbox(self._card(self._waiting), self._card(self._recent), None, spacing=px(14))
        body = hbox if self.theme.logical_width() >= _WIDE else vbox
        body((left, 13), (right, 8), spacing=px(16), margins=(px(24), px(6), px(24), px(16)), parent=self)
        clock = QTimer(self)
        clock.timeout.connect(self.mark_stale)
        clock.start(5 * _MINUTE_MS)

    def _hear(self, _topics: frozenset[Topic]) -> None:
        self.mark_stale()  # every feature may have something to say here

    def reload(self) -> None:
        today = self.bench.today()
        week = _("week {number}").format(number=today.isocalendar().week)
        day = day_with_weekday(today)
        self.set_title(_("Today"), f"{day[0].upper()}{day[1:]}, {week}")
        self.bench.runner.query(
            read_day, self.bench.actor, today, self._offers, owner=self, done=self._show, newest=True
        )

    def first_focus(self) -> QWidget | None:
        return self._first or self  # until there is something to press

    def keys(self) -> list[tuple[str, str]]:
        return [(_("Enter"), _("Open what is on now"))]

    def _offered(self) -> tuple[tuple[str, ...], ...]:
        actor, features = self.bench.actor, catalogue.FEATURES
        rows = [offer.query for feature in features for offer in allowed(feature.today, actor)]
        figures = sorted(
            (offer for feature in features for offer in allowed(feature.figures, actor)),
            key=lambda one: one.order,
        )
        week = [offer.query for feature in features for offer in allowed(feature.week, actor)]
        return tuple(rows), tuple(offer.query for offer in figures), tuple(week)

    def _show(self, day: Day) -> None:
        had_focus = self._first is None or self._first.hasFocus()  # at first the keyboard goes there
        self._first = None
        self._show_sessions(sorted((row for row in day.rows if row.kind == "session"), key=_start))
        self._show_waiting(
            sorted((row for row in day.rows if row.kind != "session"), key=lambda row: row.order)
        )
        self._show_figures(day.figures)
        self._show_week(day.week)
        self._show_recent()
        self._take_focus(had_focus)

    def _take_focus(self, had_focus: bool) -> None:
        if self._first is not None and (had_focus or self.window().focusWidget() in (None, self)):
            self._first.setFocus()

    def _show_sessions(self, rows: Sequence[TodayRow]) -> None:
        clear(self._sessions)
        count = ngettext("{count} session", "{count} sessions", len(rows)).format(count=len(rows))
        self._head(self._sessions, _("Your sessions today"), Chip(self.theme, count, "none"))
        for row in rows:
            self._sessions.addWidget(hline())
            self._sessions.addWidget(self._session(row))
        if not rows:
            self._nothing(self._sessions, _("No sessions today."))

    def _session(self, row: TodayRow) -> QFrame:
        px, holder = self.theme.px, QFrame()
        holder.setObjectName("now" if row.now else "row")
        times = label(_times(row), "bodyStrong")
        times.setFixedWidth(px(104))
        words = vbox(
            label(row.title, "bodyStrong", wrap=True), label(row.detail, "caption", wrap=True), spacing=0
        )
        chips = [Chip(self.theme, row.chip, row.token, row.chip_icon or None)] if row.chip else []
        if chips and not self._roomy:
            words.addLayout(hbox(chips.pop(), None))
        go = button(
            self.theme, row.verb, kind="primary" if row.now else None, name=f"{row.verb}: {row.title}"
        )
        go.clicked.connect(lambda: self.bench.navigation.go(row.route))
        if self._first is None or row.now:
            self._first = go
        tile = [IconTile(self.theme, row.icon)] if self._roomy else []
        hbox(
            times, *tile, (words, 1), *chips, go,
            spacing=px(12), margins=(px(16), px(11), px(16), px(11)), parent=holder,
        )  # fmt: skip
        return holder

    def _show_waiting(self, rows: Sequence[TodayRow]) -> None:
        clear(self._waiting)
        chip = Chip(self.theme, str(len(rows)), "late" if rows else "none", "bell")
        chip.setAccessibleName(ngettext("{count} thing", "{count} things", len(rows)).format(count=len(rows)))
        self._head(self._waiting, _("Needs attention"), chip)
        for row in rows:
            self._waiting.addWidget(hline())
            self._waiting.addWidget(self._attention(row))
        if not rows:
            self._nothing(self._waiting, _("Nothing waits for you."))

    def _attention(self, row: TodayRow) -> QWidget:
        px, holder = self.theme.px, QWidget()
        words = vbox(
            label(row.title, "bodyStrong", wrap=True), label(row.detail, "caption", wrap=True), spacing=0
        )
        go = button(self.theme, row.verb, kind="plain", name=f"{row.verb}: {row.title}")
        go.clicked.connect(lambda: self.bench.navigation.go(row.route))
        if self._first is None:
            self._first = go
        hbox(
            IconTile(self.theme, row.icon, row.token, 34), (words, 1), go,
            spacing=px(10), margins=(px(14), px(7), px(8), px(7)), parent=holder,
        )  # fmt: skip
        return holder

    def _show_figures(self, figures: Sequence[Figure]) -> None:
        clear(self._figures)
        px = self.theme.px
        for figure in figures:
            top = hbox(label(figure.title, "caption"), None, IconLabel(self.theme, figure.icon, 18))
            spark = [Spark(self.theme, figure.weeks)] if len(figure.weeks) > 1 else []
            value = hbox(label(figure.value, "display"), None, *spark)
            card = Card(
                top, value, label(figure.note, "caption", wrap=True),
                spacing=px(1), margins=(px(16), px(10), px(14), px(10)),
            )  # fmt: skip
            self._figures.addWidget(card, 1)

    def _show_week(self, marks: Sequence[WeekMark]) -> None:
        clear(self._week)
        px, monday = self.theme.px, week_of(self.bench.today())[0]
        column = vbox(spacing=0)
        self._head(column, _("This week"))
        column.addWidget(hline())
        days = (hbox if self._roomy else vbox)(spacing=0)
        for offset in range(_TEACHING_DAYS):
            day = monday + timedelta(days=offset)
            days.addWidget(self._day(day, [mark for mark in marks if mark.day == day]), 1)
        column.addLayout(days)
        column.addSpacing(px(8))
        self._week.addLayout(column, 1)

    def _day(self, day: date, marks: Sequence[WeekMark]) -> QFrame:
        px, holder = self.theme.px, QFrame()
        holder.setObjectName("today" if day == self.bench.today() else "day")
        head = hbox(
            label(weekday_short(day).capitalize(), "captionStrong"),
            label(str(day.day), "bodyStrong"),
            None,
            spacing=px(5),
        )
        chips = [hbox(Chip(self.theme, mark.text, mark.token, mark.icon), None) for mark in marks[:4]]
        box = vbox(head, *chips, None, spacing=px(5), margins=(px(12), px(9), px(6), px(8)), parent=holder)
        box.setAlignment(Qt.AlignmentFlag.AlignTop)
        return holder

    def _show_recent(self) -> None:
        clear(self._recent)
        self._head(self._recent, _("Go back to"))
        recent = self.bench.navigation.recent(_RECENT)
        for route, title, context in recent:
            self._recent.addWidget(hline())
            self._recent.addWidget(self._back_to(route, title, context))
        if not recent:
            self._nothing(self._recent, _("Learners and courses you open will stand here."))

    def _back_to(self, route: Route, title: str, context: str) -> QWidget:
        px, holder = self.theme.px, QWidget()
        go = button(self.theme, "", "chevron-right", kind="plain", name=_("Open {title}").format(title=title))
        go.clicked.connect(lambda: self.bench.navigation.go(route))
        words = vbox(label(title, "bodyStrong"), label(context, "caption"), spacing=0)
        hbox(
            Avatar(self.theme, title, 36), (words, 1), go,
            spacing=px(10), margins=(px(14), px(6), px(8), px(6)), parent=holder,
        )  # fmt: skip
        return holder

    def _card(self, inside: QBoxLayout) -> Card:
        return Card(inside, spacing=0, margins=(0, 0, 0, self.theme.px(4)))

    def _head(self, column: QBoxLayout, title: str, chip: Chip | None = None) -> None:
        px = self.theme.px
        row = hbox(
            label(title, "subtitle"), None, *([chip] if chip else []), margins=(px(16), px(12), px(14), px(8))
        )
        column.addLayout(row)

    def _nothing(self, column: QBoxLayout, text: str) -> None:
        px = self.theme.px
        words = label(text, "secondary", wrap=True)
        column.addLayout(hbox((words, 1), margins=(px(16), px(4), px(14), px(12))))


def _times(row: TodayRow) -> str:
    if row.start_minute is None or row.end_minute is None:
        return ""
    return f"{clock_text(as_time(row.start_minute))}–{clock_text(as_time(row.end_minute))}"


def _start(row: TodayRow) -> int:
    return row.start_minute or 0
