"""Asks for which days a calendar is written to a file, then where to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.files import safe_file_name
from eduapp.core.i18n import _, ngettext
from eduapp.education.timetable import jobs
from eduapp.education.timetable.queries import LEARNER
from eduapp.education.timetable.rules import CALENDAR, check_length
from eduapp.education.timetable.ui.reading import read_whose
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from eduapp.education.timetable.queries import Week, Whose
    from eduapp.gui.bench import Bench

HALF_A_YEAR = timedelta(days=182)
PATTERN = "*.ics"


def export_calendar(bench: Bench, week: Week, answers: tuple[str, ...], parent: QWidget) -> FormDialog:
    """Write a calendar file for others' calendars; nobody is named in it."""
    form = Form(bench.theme, bench.today())
    form.date("first", _("First day"), required=True, value=week.first_day)
    form.date("last", _("Last day"), required=True, value=week.first_day + HALF_A_YEAR)
    form.keep()
    title = _("Calendar of {name}").format(name=week.name)
    note = _("A file that other calendars can read. It says what, where and when; no learner is named in it.")
    dialog = FormDialog(bench, title, form, _("Choose where to save it"), parent, note=note)

    def send() -> None:
        typed = form.values()
        if typed["last"] < typed["first"]:
            form.show_problems({"last": _("The last day comes before the first.")})
            return
        absurd = [one.sentence() for one in check_length(CALENDAR, typed["first"], typed["last"])]
        if absurd:
            form.show_problems({"last": absurd[0]})
            return
        form.keep()
        dialog.accept()
        _choose(bench, week, answers, (typed["first"], typed["last"]), parent)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _choose(
    bench: Bench, week: Week, answers: tuple[str, ...], days: tuple[date, date], parent: QWidget
) -> None:
    path = bench.files.save(_("Save the calendar"), _file_name(week), [PATTERN], parent)
    if path is None:
        return

    def saved(count: int) -> None:
        said = ngettext("{count} entry written to {file}.", "{count} entries written to {file}.", count)
        bench.tell(said.format(count=count, file=path.name))

    def write(whose: Whose) -> None:
        order = jobs.ExportCalendar(whose=whose, first_day=days[0], last_day=days[1], path=path)
        bench.runner.start(jobs.export_calendar, order, owner=parent, done=saved)

    bench.runner.query(read_whose, answers, week.whose, *days, owner=parent, done=write)


def _file_name(week: Week) -> str:
    """After the place or the teacher; a learner's names nobody."""
    known = "" if week.whose.kind == LEARNER else week.name
    return safe_file_name(known.lower() or "calendar", suffix=".ics")
