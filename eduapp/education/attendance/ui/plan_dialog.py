"""The form that plans sessions of a group, and says beforehand how many that will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, day_with_weekday, ngettext
from eduapp.core.spans import Span
from eduapp.education.attendance.ui.weekdays_field import WeekdaysField
from eduapp.education.timetable import rules, service
from eduapp.education.timetable.rules import Series
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.widgets import label

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.education.timetable.queries import Planning
    from eduapp.gui.bench import Bench

MORNING = Span(8 * 60 + 30, 10 * 60)


class PlanForm(Form):
    """Weekdays, times, place, days; the line at the end says what comes of it."""

    def __init__(self, bench: Bench, planning: Planning) -> None:
        super().__init__(bench.theme, bench.today())
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
        self.date("first", _("First day"), required=True, value=first)
        self.date("last", _("Last day"), required=True, value=planning.last_day)
        self.foretold = label("", "secondary", wrap=True)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.foretold)
        self.changed.connect(self._foretell)
        self._foretell()

    def command(self, group_id: UUID) -> service.PlanSessions:
        """What was typed, as the service takes it."""
        typed = self.values()
        return service.PlanSessions(
            group_id=group_id,
            place_id=typed["place"],
            weekdays=typed["weekdays"] or frozenset(),
            start_minute=typed["start"],
            end_minute=typed["end"],
            first_day=typed["first"],
            last_day=typed["last"],
        )

    def _foretell(self) -> None:
        typed = self.values()
        self.foretold.setText(foretold(typed["weekdays"], typed["first"], typed["last"]))


def plan_sessions(bench: Bench, planning: Planning, parent: QWidget) -> FormDialog:
    """Ask when a group is to meet, and put it into the timetable."""
    form = PlanForm(bench, planning)
    title = _("Plan sessions for {group}").format(group=planning.label)
    dialog = FormDialog(bench, title, form, _("Plan sessions"), parent)
    dialog.submitted.connect(lambda: dialog.send(service.plan_sessions, form.command(planning.group_id)))
    dialog.open()
    return dialog


def foretold(weekdays: frozenset[int] | None, first: date | None, last: date | None) -> str:
    """How many sessions that will be, and when the first one is."""
    if not weekdays or first is None or last is None or last < first:
        return _("Choose weekdays and days to see how many sessions that will be.")
    meetings = rules.meetings_of(Series(weekdays, MORNING, first, last))
    if not meetings:
        return _("None of these weekdays lies within the days.")
    count = len(meetings)
    said = ngettext("{count} session, on {day}.", "{count} sessions, the first on {day}.", count)
    return said.format(count=count, day=day_with_weekday(meetings[0].day))
