"""Today: the sessions of the day, what needs somebody, the week, and the way back to what one did last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from eduapp.app import catalogue
from eduapp.app.spark import Spark
from eduapp.core.i18n import _, capital, clock_text, day_with_weekday, ngettext, weekday_short
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
    hbox,
    hline,
    label,
    renew,
    vbox,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from eduapp.core.actor import Actor
    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

_WIDE = 1200  # logical pixels from which Today has two columns
_ROOMY = 900  # logical pixels below which chips go under the words, and figures and days under each other
_TEACHING_DAYS = 5
_RECENT = 4
_AT_ONCE, _MORE = 12, 24  # rows of a list at first, and that a press on its foot adds
_MINUTE_MS = 60_000
SESSIONS, WAITING = "sessions", "waiting"  # the two lists
T = TypeVar("T")


@dataclass(frozen=True)
class Day:
    """Everything Today shows, read in one go."""

    rows: tuple[TodayRow, ...]
    figures: tuple[Figure, ...]
    week: tuple[WeekMark, ...]


@dataclass
class Portion:
    """Which rows of a list are shown: in a large school a day has hundreds."""

    before: int = 0  # rows somebody asked for, beyond those that are shown anyway
    after: int = 0

    def of(self, rows: Sequence[TodayRow]) -> tuple[int, int]:
        """From which row to which: from what is on now, if not all have room."""
        on = next((place for place, row in enumerate(rows) if row.now), 0)
        first = max(0, min(on - 1, len(rows) - _AT_ONCE))
        return max(0, first - self.before), min(len(rows), first + _AT_ONCE + self.after)


def offered_to(actor: Actor) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """What is asked for somebody: rows, figures and the week at once; and rows that come later."""
    features = catalogue.FEATURES
    today = [offer for feature in features for offer in allowed(feature.today, actor)]
    figures = sorted(
        (offer for feature in features for offer in allowed(feature.figures, actor)),
        key=lambda one: one.order,
    )
    week = [offer.query for feature in features for offer in allowed(feature.week, actor)]
    rows, later = ([one.query for one in today if one.later is when] for when in (False, True))
    return (tuple(rows), tuple(offer.query for offer in figures), tuple(week)), tuple(later)


def has_days(actor: Actor) -> bool:
    """Whether somebody has sessions, figures or a week here at all; an examiner from outside has none."""
    (_rows, figures, week), _later = offered_to(actor)
    offers = (offer for feature in catalogue.FEATURES for offer in allowed(feature.today, actor))
    return bool(figures or week) or any(offer.sessions for offer in offers)


def read_day(session: object, actor: Actor, today: date, offers: tuple[tuple[str, ...], ...]) -> Day:
    """Ask every feature for what it has; runs off the window's thread."""
    rows, figures, week = offers
    monday = week_of(today)[0]
    shown = [load(name)(session, actor, today) for name in figures]
    return Day(
        tuple(read_rows(session, actor, today, rows)),
        tuple(figure for figure in shown if figure is not None),
        tuple(mark for name in week for mark in load(name)(session, actor, monday)),
    )


def read_rows(session: object, actor: Actor, today: date, offers: tuple[str, ...]) -> list[TodayRow]:
    """Ask some features for their rows."""
    return [row for name in offers for row in load(name)(session, actor, today)]


class TodayPage(Page):
    """The first thing one sees. The button of what is on now has the focus: Enter opens it."""

    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._shown: dict[str, object] = {}  # what each card shows: it is made anew only for something else
        self._firsts: dict[str, QPushButton | None] = {}  # of each list, where the keyboard begins
        self._offers, self._later = offered_to(self.bench.actor)
        self._came_later: list[TodayRow] = []
        self._verbs: dict[str, dict[Route, QPushButton]] = {SESSIONS: {}, WAITING: {}}  # each row's button
        self._of_day, self._of_waiting = Portion(), Portion()
        px = self.theme.px
        self._roomy = self.theme.logical_width() >= _ROOMY
        self._sessions, self._figures = vbox(spacing=0), (hbox if self._roomy else vbox)(spacing=px(14))
        self._week, self._waiting, self._recent = hbox(spacing=0), vbox(spacing=0), vbox(spacing=0)
        self._has_days = has_days(self.bench.actor)
        own = (self._card(self._sessions), self._figures, self._card(self._week)) if self._has_days else ()
        left = [(vbox(*own, None, spacing=px(14)), 13)] if own else []
        right = vbox(self._card(self._waiting), self._card(self._recent), None, spacing=px(14))
        body = hbox if self.theme.logical_width() >= _WIDE else vbox
        body(*left, (right, 8), spacing=px(16), margins=(px(24), px(6), px(24), px(16)), parent=self)
        clock = QTimer(self)
        clock.timeout.connect(self.mark_stale)
        clock.start(5 * _MINUTE_MS)

    def _hear(self, _topics: frozenset[Topic]) -> None:
        self.mark_stale()  # every feature may have something to say here

    def reload(self) -> None:
        today = self.bench.today()
        week = _("week {number}").format(number=today.isocalendar().week)
        day = day_with_weekday(today)
        self.set_title(_("Today"), f"{capital(day)}, {week}")
        self.bench.runner.query(
            read_day, self.bench.actor, today, self._offers, owner=self, done=self._show, newest=True
        )

    @property
    def _first(self) -> QPushButton | None:
        return self._firsts.get(SESSIONS) or self._firsts.get(WAITING)

    def first_focus(self) -> QWidget | None:
        return self._first or self  # until there is something to press

    def keys(self) -> list[tuple[str, str]]:
        return [(_("Enter"), _("Open what is on now"))]

    def _show(self, day: Day) -> None:
        self._show_day(day)
        if self._later:
            asked = (self.bench.actor, self.bench.today(), self._later)
            show = partial(self._add, day)
            self.bench.runner.query(read_rows, *asked, owner=self, done=show, newest=True, aside=True)

    def _add(self, day: Day, rows: list[TodayRow]) -> None:
        """What was asked after the day stood there; until it is asked again, it stays."""
        if rows != self._came_later:
            self._came_later = rows
            self._show_day(day)

    def _show_day(self, day: Day) -> None:
        had_focus = self._first is None or self._first.hasFocus()  # at first the keyboard goes there
        waiting = [row for row in (*day.rows, *self._came_later) if row.kind != "session"]
        sessions = sorted((row for row in day.rows if row.kind == "session"), key=_start)
        if self._has_days:
            self._if_new(SESSIONS, sessions, self._show_sessions)
            self._if_new("figures", day.figures, self._show_figures)
            self._if_new("week", (self.bench.today(), day.week), lambda _today: self._show_week(day.week))
        self._if_new(WAITING, sorted(waiting, key=lambda row: row.order), self._show_waiting)
        self._if_new("recent", self.bench.navigation.recent(_RECENT), self._show_recent)
        self._take_focus(had_focus)

    def _if_new(self, card: str, what: T, show: Callable[[T], None]) -> None:
        if card not in self._shown or self._shown[card] != what:
            self._shown[card] = what
            show(what)

    def _take_focus(self, had_focus: bool) -> None:
        if self._first is not None and (had_focus or self.window().focusWidget() in (None, self)):
            self._first.setFocus()

    def _show_sessions(self, rows: Sequence[TodayRow]) -> None:
        self._firsts[SESSIONS], self._verbs[SESSIONS] = None, {}
        count = ngettext("{count} session", "{count} sessions", len(rows)).format(count=len(rows))
        head = self._head(_("Your sessions today"), Chip(self.theme, count, "none"))
        shown = self._portion(SESSIONS, rows, self._of_day, self._session, self._show_sessions)
        on_now = (verb for row in rows if row.now and (verb := self._verbs[SESSIONS].get(row.route)))
        self._firsts[SESSIONS] = next(on_now, self._firsts[SESSIONS])
        renew(self._sessions, head, *self._or(shown, _("No sessions today.")))

    def _portion(
        self,
        card: str,
        rows: Sequence[TodayRow],
        portion: Portion,
        made: Callable[[TodayRow], QWidget],
        show: Callable[[Sequence[TodayRow]], None],
    ) -> list[QWidget]:
        """The rows of a list that are shown, and a button where there are more above or below."""
        first, last = portion.of(rows)

        def earlier() -> None:
            portion.before += _MORE
            show(rows)
            self._verbs[card][rows[first - 1].route].setFocus()

        def later() -> None:
            portion.after += _MORE
            show(rows)
            self._verbs[card][rows[last].route].setFocus()

        above = self._reveal(_("Show {count} before"), first, "chevron-up", earlier)
        below = self._reveal(_("Show {count} more"), len(rows) - last, "chevron-down", later)
        lines = [part for row in rows[first:last] for part in (hline(), made(row))]
        return [*above, *lines, *below]

    def _reveal(self, words: str, hidden: int, icon: str, act: Callable[[], None]) -> list[QWidget]:
        if not hidden:
            return []
        more = button(self.theme, words.format(count=min(hidden, _MORE)), icon, kind="plain")
        more.clicked.connect(act)
        return [hline(), more]

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
        self._verbs[SESSIONS][row.route] = go
        self._firsts[SESSIONS] = self._firsts[SESSIONS] or go
        tile = [IconTile(self.theme, row.icon)] if self._roomy else []
        hbox(
            times, *tile, (words, 1), *chips, go,
            spacing=px(12), margins=(px(16), px(11), px(16), px(11)), parent=holder,
        )  # fmt: skip
        return holder

    def _show_waiting(self, rows: Sequence[TodayRow]) -> None:
        self._firsts[WAITING], self._verbs[WAITING] = None, {}
        chip = Chip(self.theme, str(len(rows)), "late" if rows else "none", "bell")
        chip.setAccessibleName(ngettext("{count} thing", "{count} things", len(rows)).format(count=len(rows)))
        shown = self._portion(WAITING, rows, self._of_waiting, self._attention, self._show_waiting)
        head = self._head(_("Needs attention"), chip)
        renew(self._waiting, head, *self._or(shown, _("Nothing waits for you.")))

    def _attention(self, row: TodayRow) -> QWidget:
        px, holder = self.theme.px, QWidget()
        words = vbox(
            label(row.title, "bodyStrong", wrap=True), label(row.detail, "caption", wrap=True), spacing=0
        )
        go = button(self.theme, row.verb, kind="plain", name=f"{row.verb}: {row.title}")
        go.clicked.connect(lambda: self.bench.navigation.go(row.route))
        self._verbs[WAITING][row.route] = go
        self._firsts[WAITING] = self._firsts[WAITING] or go
        hbox(
            IconTile(self.theme, row.icon, row.token, 34), (words, 1), go,
            spacing=px(10), margins=(px(14), px(7), px(8), px(7)), parent=holder,
        )  # fmt: skip
        return holder

    def _show_figures(self, figures: Sequence[Figure]) -> None:
        px, cards = self.theme.px, []
        for figure in figures:
            top = hbox(label(figure.title, "caption"), None, IconLabel(self.theme, figure.icon, 18))
            spark = [Spark(self.theme, figure.weeks)] if len(figure.weeks) > 1 else []
            value = hbox(label(figure.value, "display"), None, *spark)
            card = Card(
                top, value, label(figure.note, "caption", wrap=True),
                spacing=px(1), margins=(px(16), px(10), px(14), px(10)),
            )  # fmt: skip
            cards.append((card, 1))
        renew(self._figures, *cards)

    def _show_week(self, marks: Sequence[WeekMark]) -> None:
        px, monday = self.theme.px, week_of(self.bench.today())[0]
        days = (hbox if self._roomy else vbox)(spacing=0)
        for offset in range(_TEACHING_DAYS):
            day = monday + timedelta(days=offset)
            days.addWidget(self._day(day, [mark for mark in marks if mark.day == day]), 1)
        renew(self._week, (vbox(self._head(_("This week")), hline(), days, px(8), spacing=0), 1))

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

    def _show_recent(self, recent: Sequence[tuple[Route, str, str]]) -> None:
        lines = [part for one in recent for part in (hline(), self._back_to(*one))]
        words = _("What you open will stand here.")
        if self._has_days:
            words = _("Learners and courses you open will stand here.")
        renew(self._recent, self._head(_("Go back to")), *self._or(lines, words))

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

    def _head(self, title: str, chip: Chip | None = None) -> QBoxLayout:
        px = self.theme.px
        return hbox(
            label(title, "subtitle"), None, *([chip] if chip else []), margins=(px(16), px(12), px(14), px(8))
        )

    def _or(self, shown: Sequence[QWidget], text: str) -> Sequence[QWidget | QBoxLayout]:
        return shown or [self._nothing(text)]

    def _nothing(self, text: str) -> QBoxLayout:
        px = self.theme.px
        words = label(text, "secondary", wrap=True)
        return hbox((words, 1), margins=(px(16), px(4), px(14), px(12)))


def _times(row: TodayRow) -> str:
    if row.start_minute is None or row.end_minute is None:
        return ""
    return f"{clock_text(as_time(row.start_minute))}–{clock_text(as_time(row.end_minute))}"


def _start(row: TodayRow) -> int:
    return row.start_minute or 0
