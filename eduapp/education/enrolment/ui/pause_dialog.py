"""Forms of keeping a place without taking part: a pause, coming back, sessions that are not somebody's."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import _, day_with_weekday
from eduapp.core.spans import MINUTES_A_DAY, Span
from eduapp.education.enrolment import queries, service
from eduapp.education.enrolment.queries import Slots
from eduapp.education.timetable.rules import time_text
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog

_SOME_MONDAY = date(2026, 8, 17)
ALL_DAY = Span(0, MINUTES_A_DAY)


@dataclass(frozen=True)
class Held:
    """One live enrolment whose place is kept."""

    id: UUID
    version: int
    name: str  # whose
    group_id: UUID


def pause(bench: Bench, who: Held, parent: QWidget) -> FormDialog:
    """Ask from when to when somebody keeps the place without taking part, and why."""
    form = Form(bench.theme, bench.today())
    form.date("first_day", _("First day of the pause"), required=True, value=bench.today())
    form.date("last_day", _("Last day of the pause"), _("Leave it empty if nobody knows yet."))
    reasons = [(code.key, code.label.capitalize()) for code in _staff_reasons()]
    form.choice("reason", _("Why the pause?"), reasons, required=True)
    form.check("allowance_kept", _("Dagpenger go on meanwhile"), _("Kept for the hand-off of hours."))
    form.keep()
    title = _("Pause for {name}").format(name=who.name)
    note = _("The place is kept. Registers show that nobody is expected.")
    dialog = FormDialog(bench, title, form, _("Pause"), parent, note=note)

    def send() -> None:
        order = service.Suspend(enrolment_id=who.id, version=who.version, **form.values())
        dialog.send(service.suspend, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def come_back(bench: Bench, who: Held, parent: QWidget) -> FormDialog:
    """Ask from which day on somebody takes part again."""
    form = Form(bench.theme, bench.today())
    form.date(
        "back_on",
        _("Takes part again from"),
        _("A later day gives the pause another last day."),
        required=True,
        value=bench.today(),
    )
    form.keep()
    title = _("{name} takes part again").format(name=who.name)
    dialog = FormDialog(bench, title, form, _("Take part again"), parent)

    def send() -> None:
        order = service.EndPause(enrolment_id=who.id, version=who.version, **form.values())
        dialog.send(service.end_pause, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def leave_out(bench: Bench, who: Held, parent: QWidget) -> None:
    """Ask at which sessions somebody is not expected, once it is known when the group meets."""

    def ask(found: Slots) -> None:
        ask_sessions(bench, who, found, parent)

    bench.runner.query(queries.slots, who.group_id, owner=parent, done=ask)


def ask_sessions(bench: Bench, who: Held, slots: Slots, parent: QWidget) -> FormDialog:
    """The form for it: weekdays and a time as the group meets, from tomorrow unless today's is named."""
    form = Form(bench.theme, bench.today())
    weekdays = slots.weekdays or tuple(range(5))
    for day in weekdays:
        form.check(f"day{day}", _weekday(day))
    spans = [(ALL_DAY, _("All sessions of the day")), *((span, _time(span)) for span in slots.spans)]
    form.choice("span", _("Which sessions?"), spans, required=True, value=ALL_DAY)
    tomorrow = bench.today() + timedelta(days=1)
    form.date("first_day", _("First day"), _("It applies from tomorrow."), required=True, value=tomorrow)
    form.date("last_day", _("Last day"), _("Leave it empty if it lasts as long as the course."))
    if slots.today:
        options = [(one.id, _time(one.span)) for one in slots.today]
        form.choice(
            "today_session_id",
            _("One of today's sessions too"),
            options,
            _("Today's list may be printed already; tell those who have it."),
        )
    form.keep()
    title = _("Not at some sessions: {name}").format(name=who.name)
    note = _("The place is kept. Registers of other sessions stay as they are.")
    dialog = FormDialog(bench, title, form, _("Leave out"), parent, note=note)
    dialog.submitted.connect(lambda: _send(dialog, who))
    dialog.open()
    return dialog


def _send(dialog: FormDialog, who: Held) -> None:
    typed = dialog.form.values()
    span = typed.pop("span")
    weekdays = {int(key.removeprefix("day")) for key, on in typed.items() if key.startswith("day") and on}
    order = service.Exclude(
        enrolment_id=who.id,
        version=who.version,
        weekdays=frozenset(weekdays),
        start_minute=span.start,
        end_minute=span.end,
        first_day=typed["first_day"],
        last_day=typed["last_day"],
        today_session_id=typed.get("today_session_id"),
    )
    dialog.send(service.exclude, order)


def weekdays_text(weekdays: frozenset[int]) -> str:
    """Weekdays as they follow each other: Monday, Wednesday."""
    return ", ".join(_weekday(day) for day in sorted(weekdays))


def _staff_reasons() -> list[Code]:
    return [code for code in code_list("pause_reasons") if not code.has("system")]


def _weekday(day: int) -> str:
    return day_with_weekday(_SOME_MONDAY + timedelta(days=day)).split(" ")[0].capitalize()


def _time(span: Span) -> str:
    return time_text(span.start, span.end)
