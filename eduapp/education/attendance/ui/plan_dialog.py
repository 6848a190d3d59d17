"""The form that plans sessions of a group, and says beforehand how many that will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text, day_with_weekday, ngettext
from eduapp.core.spans import Span
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.enrolment.rules import plan_sentence
from eduapp.education.timetable import queries, rules, service
from eduapp.education.timetable.rules import Series
from eduapp.education.timetable.rules.sessions import LONGEST_ROTATION
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.weekdays_field import WeekdaysField
from eduapp.gui.widgets import label

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from eduapp.education.timetable.queries import Planning, Stays
    from eduapp.gui.bench import Bench

MORNING = Span(8 * 60 + 30, 10 * 60)


class PlanForm(Form):
    """Weekdays, times, place, days; the line at the end says what comes of it."""

    def __init__(self, bench: Bench, planning: Planning) -> None:
        super().__init__(bench.theme, bench.today())
        self._planning = planning
        self._aim: enrolment.Aim | None = None
        span = planning.span or MORNING
        self._weekdays = WeekdaysField(bench.theme)
        self.add("weekdays", _("Weekdays"), self._weekdays, required=True)
        self.time("start", _("Begins"), required=True, value=span.start)
        self.time("end", _("Ends"), required=True, value=span.end)
        places: list[tuple[UUID | None, str]] = [
            (None, _("No place")),
            *((p.id, p.label) for p in planning.places),
        ]
        known = {id for id, _label in places}
        place_id = planning.place_id if planning.place_id in known else None
        self.choice("place", _("Place"), places, value=place_id)
        first = max(planning.first_day, min(bench.today(), planning.last_day))
        self.choice(
            "rotation",
            _("Repeats"),
            rotations(),
            _("Week 1 is the week in which the group begins."),
            required=True,
            value=(1, 1),
        )
        self.date("first", _("First day"), required=True, value=first)
        self.date("last", _("Last day"), required=True, value=planning.last_day)
        self.foretold = label("", "secondary", wrap=True)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.foretold)
        self.reached = label("", wrap=True)
        if layout is not None:
            layout.addWidget(self.reached)
        self.changed.connect(self._foretell)
        self._foretell()
        bench.runner.query(enrolment.aim, planning.group_id, owner=self, done=self._take_aim)

    def command(self, group_id: UUID, roll: Stays | None = None) -> service.PlanSessions:
        """What was typed, as the service takes it; `roll`: who takes part, so that they are looked after."""
        typed = self.values()
        rotation, week = typed["rotation"]
        return service.PlanSessions(
            group_id=group_id,
            place_id=typed["place"],
            weekdays=typed["weekdays"] or frozenset(),
            start_minute=typed["start"],
            end_minute=typed["end"],
            first_day=typed["first"],
            last_day=typed["last"],
            rotation=rotation,
            weeks=frozenset({week}),
            roll=roll or {},
        )

    def _foretell(self) -> None:
        typed = self.values()
        days = typed["weekdays"], typed["first"], typed["last"]
        self.foretold.setText(foretold(*days, typed["rotation"] or (1, 1), self._planning))
        self.reached.setText(self._reached())
        self.reached.setVisible(bool(self.reached.text()))

    def _take_aim(self, aim: enrolment.Aim | None) -> None:
        self._aim = aim
        self._foretell()

    def _reached(self) -> str:
        """Whether the group has the hours of its course with these sessions besides."""
        typed = self.values()
        weekdays, start, end = typed["weekdays"], typed["start"], typed["end"]
        first, last = typed["first"], typed["last"]
        if self._aim is None or not weekdays or first is None or last is None or last < first:
            return ""
        if start is None or end is None or end <= start or any(rules.check_length(rules.SERIES, first, last)):
            return ""
        weeks, week = typed["rotation"] or (1, 1)
        anchor = self._planning.first_day
        series = Series(weekdays, Span(start, end), first, last, weeks, frozenset({week}), anchor)
        finish = self._aim.finish(rules.meetings_of(series, self._planning.closed))
        if finish.ready_on is None or finish.missing:
            return plan_sentence(finish)
        return _("The planned hours are reached {day}.").format(day=date_text(finish.ready_on))


def plan_sessions(bench: Bench, planning: Planning, parent: QWidget, roll: Stays | None = None) -> FormDialog:
    """Ask when a group is to meet, and put it into the timetable."""
    form = PlanForm(bench, planning)
    title = _("Plan sessions for {group}").format(group=planning.label)
    dialog = FormDialog(bench, title, form, _("Plan sessions"), parent)
    dialog.submitted.connect(
        lambda: dialog.send(service.plan_sessions, form.command(planning.group_id, roll))
    )
    dialog.open()
    return dialog


def read_planning(look: Session, group_id: UUID) -> tuple[Planning, Stays] | None:
    """What the form starts from, and who takes part in the group; None if it is gone."""
    planning = queries.planning(look, group_id)
    if planning is None:
        return None
    return planning, enrolment.roll(look, planning.first_day, planning.last_day, groups=[group_id])


def rotations() -> list[tuple[tuple[int, int], str]]:
    """How often, and in which week of the rotation: (weeks, week) and its words."""
    every = [((1, 1), _("Every week"))]
    for weeks in range(2, LONGEST_ROTATION + 1):
        words = _("Week {week} of every {weeks} weeks")
        every += [((weeks, week), words.format(week=week, weeks=weeks)) for week in range(1, weeks + 1)]
    return every


def foretold(
    weekdays: frozenset[int] | None,
    first: date | None,
    last: date | None,
    rotation: tuple[int, int] = (1, 1),
    planning: Planning | None = None,
) -> str:
    """How many sessions that will be, when the first one is, and which days are left out and why."""
    if not weekdays or first is None or last is None or last < first:
        return _("Choose weekdays and days to see how many sessions that will be.")
    absurd = next(rules.check_length(rules.SERIES, first, last), None)
    if absurd is not None:
        return absurd.sentence()
    weeks, week = rotation
    anchor = planning.first_day if planning is not None else None
    series = Series(weekdays, MORNING, first, last, weeks, frozenset({week}), anchor)
    closed = planning.closed if planning is not None else {}
    meetings = rules.meetings_of(series, closed)
    if not meetings:
        return _("None of these weekdays lies within the days.")
    count = len(meetings)
    said = ngettext("{count} session, on {day}.", "{count} sessions, the first on {day}.", count)
    said = said.format(count=count, day=day_with_weekday(meetings[0].day))
    left_out = rules.closed_text(series, closed)
    return " ".join((said, _("Left out: {days}.").format(days=left_out))) if left_out else said
