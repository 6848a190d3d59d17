"""Forms that ask for times: somebody's own, or those of the shift. Nothing is saved by them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eduapp.core.day_clock import ORDINARY, DayClock
from eduapp.core.i18n import _
from eduapp.gui.forms import Form, FormDialog
from eduapp.workshops.hours.rules.times import Times, check_times
from eduapp.workshops.hours.ui.work_form import add_work, deviation_in, machines_in, work_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import SheetMachine
    from eduapp.workshops.hours.rules.sheet import Sheet, SheetLine

LONGEST_BREAK, MOST_LEADERS = 600, 20


def ask_shift(bench: Bench, sheet: Sheet, parent: QWidget, done: Callable[[Times, int], None]) -> FormDialog:
    """The shift of the day, and how many led it."""
    form = Form(bench.theme, bench.today())
    add_times(form, sheet.times)
    form.number("leaders", _("How many led"), required=True, least=1, most=MOST_LEADERS, value=sheet.leaders)
    dialog = FormDialog(bench, _("The shift of the day"), form, _("Set the times"), parent)

    def take() -> None:
        wanted = times_of(form, sheet.times.clock)
        problems = times_problems(wanted)
        form.show_problems(problems)
        if not problems:
            form.keep()
            dialog.accept()
            done(wanted, form.values()["leaders"])

    dialog.submitted.connect(take)
    dialog.open()
    return dialog


def ask_line(
    bench: Bench,
    title: str,
    line: SheetLine,
    offered: tuple[Iterable[SheetMachine], Mapping[UUID, str]],
    parent: QWidget,
    done: Callable[[SheetLine], None],
) -> FormDialog:
    """Somebody's times, machines and deviation; `offered`: the machines there are, and why not which."""
    form = Form(bench.theme, bench.today())
    add_times(form, line.times)
    add_work(form, *offered, line.machine_ids, line.deviation)
    dialog = FormDialog(bench, title, form, _("Set the times"), parent)

    def take() -> None:
        wanted = times_of(form, line.times.clock)
        problems = times_problems(wanted) or work_problems(form, wanted)
        form.show_problems(problems)
        if not problems:
            form.keep()
            dialog.accept()
            done(replace(line, times=wanted, machine_ids=machines_in(form), deviation=deviation_in(form)))

    dialog.submitted.connect(take)
    dialog.open()
    return dialog


def add_times(form: Form, times: Times) -> None:
    """The three fields of a stretch of work."""
    form.time("start", _("From"), required=True, value=times.start)
    form.time("end", _("To"), required=True, value=times.end)
    form.number("pause", _("Break"), unit=_("minutes"), most=LONGEST_BREAK, value=times.pause)


def times_of(form: Form, clock: DayClock = ORDINARY) -> Times:
    """What the three fields say, by the clock of the day they are of."""
    typed = form.values()
    return Times(typed["start"], typed["end"], typed["pause"] or 0, clock)


def times_problems(times: Times) -> dict[str, str]:
    """What stands against a stretch, beside the field it is about."""
    return {(found.about or ("end",))[0]: found.sentence() for found in check_times(times)}
