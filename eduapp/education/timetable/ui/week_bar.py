"""Above a week: whose it is, which week, and what can be done with the thing that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, period_text
from eduapp.education.courses import queries as courses
from eduapp.education.places import queries as places
from eduapp.education.timetable.queries import LEARNER, PLACE, TEACHER, Whose
from eduapp.gui.contributions import Found
from eduapp.gui.flow import Flow
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.widgets import Segments, button, label, vbox
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from eduapp.education.timetable.queries import Week
    from eduapp.gui.bench import Bench

ROOMY = 900  # logical px from which buttons have their words


class WeekBar(QWidget):
    """A choice of place, teacher or learner with a search for each, and the way from week to week."""

    whose_chosen = Signal(object)  # Whose
    went = Signal(int)  # weeks on or back; 0 for this week

    def __init__(self, bench: Bench, kind: str) -> None:
        super().__init__()
        theme = bench.theme
        kinds = [(TEACHER, _("Teacher")), (PLACE, _("Place")), (LEARNER, _("Learner"))]
        self.kinds = Segments(theme, kinds, _("Whose week"), kind)
        self.kinds.chosen.connect(self._show_kind)
        self.pickers = dict(self._pickers(bench))
        roomy = theme.logical_width() >= ROOMY
        self.before = button(theme, "", "chevron-left", name=_("The week before"))
        self.after = button(theme, "", "chevron-right", name=_("The week after"))
        self.now = button(theme, _("This week") if roomy else "", "calendar-days", name=_("This week"))
        for pressed, weeks in ((self.before, -1), (self.now, 0), (self.after, 1)):
            pressed.clicked.connect(lambda _on=False, weeks=weeks: self.went.emit(weeks))
        self.week = label("", "bodyStrong")
        row, gap = QWidget(), theme.px(8)
        Flow(
            self.kinds,
            *self.pickers.values(),
            self.before,
            self.now,
            self.after,
            self.week,
            gap=gap,
            parent=row,
        )
        vbox(row, spacing=0, parent=self)
        self._show_kind(kind)

    def show_week(self, week: Week) -> None:
        """Say whose week it is, and which."""
        self.say_days(week.first_day, week.last_day)
        self.kinds.choose(week.whose.kind)
        self._show_kind(week.whose.kind)
        picker = self.pickers[week.whose.kind]
        if week.name and picker.value() != week.whose.id:
            picker.set_value(Found(week.whose.id, week.name))

    def say_days(self, first: date, last: date) -> None:
        """The number of the week and its days."""
        number = _("Week {number}").format(number=first.isocalendar().week)
        self.week.setText(f"{number}, {period_text(first, last)}")

    def _pickers(self, bench: Bench) -> Iterator[tuple[str, SearchPicker]]:
        for kind, query, hint, name in (
            (TEACHER, courses.teachers, _("Find a teacher"), _("Teacher of the week")),
            (PLACE, places.in_use, _("Find a place"), _("Place of the week")),
            (LEARNER, learners.find, _("Find a learner"), _("Learner of the week")),
        ):
            picker = SearchPicker(bench, query, hint, name=name)
            picker.setMinimumWidth(bench.theme.px(220))
            picker.picked.connect(lambda row, kind=kind: self._picked(kind, row))
            yield kind, picker

    def _show_kind(self, kind: object) -> None:
        for one, picker in self.pickers.items():
            picker.setVisible(one == kind)

    def _picked(self, kind: str, row: object) -> None:
        chosen = getattr(row, "id", None)
        if chosen is not None:
            self.whose_chosen.emit(Whose(kind, chosen))
