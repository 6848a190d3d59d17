"""What happened to one enrolment: who noted what, when and why; what still applies; what came before."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, clock_text, date_text
from eduapp.education.enrolment import queries, rules, service, terms
from eduapp.education.enrolment.queries import EarlierEnd, ExclusionRow, History, StepRow
from eduapp.education.enrolment.ui.looks import chip, state_chip
from eduapp.education.enrolment.ui.pause_dialog import ALL_DAY, weekdays_text
from eduapp.education.timetable.rules import time_text
from eduapp.gui.bench import Bench
from eduapp.gui.dialogs import Dialog
from eduapp.gui.sending import send
from eduapp.gui.widgets import button, hbox, hline, label
from eduapp.gui.widgets.boxes import Item

WIDTH = 640


def show_history(bench: Bench, enrolment_id: UUID, parent: QWidget) -> None:
    """Read the history of an enrolment and show it."""

    def shown(found: History | None) -> None:
        if found is not None:
            HistoryDialog(bench, found, parent).open()

    bench.runner.query(queries.history, enrolment_id, bench.today(), owner=parent, done=shown)


class HistoryDialog(Dialog):
    """Read only, but for sessions somebody shall be expected at again."""

    def __init__(self, bench: Bench, told: History, parent: QWidget) -> None:
        title = _("{name}: {course}").format(name=told.name, course=told.course)
        super().__init__(bench.theme, title, parent, width=WIDTH)
        self._bench = bench
        self.expect: list[QPushButton] = []
        self.back = button(bench.theme, _("Close"))
        self.back.clicked.connect(self.reject)
        head = hbox((label(title, "subtitle", wrap=True), 1), chip(bench.theme, state_chip(told.state)))
        items: list[Item] = [head, label(_facts(told), "secondary", wrap=True)]
        items += self._part(_("Not at these sessions"), [self._exclusion(one) for one in told.exclusions])
        items += self._part(_("Before, on the same course"), [_earlier(one) for one in told.earlier])
        items += self._part(_("What happened"), [self._step(step) for step in reversed(told.steps)])
        self.fill(*items, None, buttons=[self.back])
        self.back.setFocus()

    def _part(self, title: str, rows: list[Item]) -> list[Item]:
        """A heading with its rows; nothing where there are none."""
        if not rows:
            return []
        return [self.theme.px(6), hline(), label(title, "bodyStrong"), *rows]

    def _step(self, step: StepRow) -> Item:
        local = step.noted_at.astimezone(zone())
        when = f"{date_text(local.date())} {clock_text(local.time())}"
        noted = label(f"{when} · {step.noted_by}", "caption", align=Qt.AlignmentFlag.AlignRight)
        return hbox((label(step_text(step), wrap=True), 1), noted, spacing=self.theme.px(12))

    def _exclusion(self, one: ExclusionRow) -> Item:
        words = label(exclusion_text(one), wrap=True)
        if not self._bench.actor.may(terms.PAUSE_ENROLMENTS):
            return words
        name = _("Expect again: {sessions}").format(sessions=words.text())
        again = button(self.theme, _("Expect again"), kind="plain", name=name)
        again.clicked.connect(lambda: self._lift(one.id))
        self.expect.append(again)
        return hbox((words, 1), again, spacing=self.theme.px(8))

    def _lift(self, exclusion_id: UUID) -> None:
        order = service.LiftExclusion(exclusion_id=exclusion_id)
        send(self._bench, service.lift_exclusion, order, owner=self, done=lambda _answer: self.accept())


def step_text(step: StepRow) -> str:
    """One line of a history: what, for which days, why."""
    what = code_list("enrolment_steps")[step.what].label.capitalize()
    days = date_text(step.first_day)
    if step.last_day is not None:
        days = f"{days}–{date_text(step.last_day)}"
    return f"{what}, {days}{_because(step.reason)}"


def exclusion_text(one: ExclusionRow) -> str:
    """Which sessions somebody is not expected at: Monday, Friday 08.30–10.00, from 24.11.2026."""
    span = (one.start_minute, one.end_minute)
    time = "" if span == (ALL_DAY.start, ALL_DAY.end) else f" {time_text(*span)}"
    until = f"–{date_text(one.last_day)}" if one.last_day else ""
    return f"{weekdays_text(one.weekdays)}{time}, {date_text(one.first_day)}{until}"


def earlier_text(one: EarlierEnd) -> str:
    """How the same course ended before, and what was reached."""
    state = code_list("enrolment_states")[one.state].label
    day = date_text(one.last_day) if one.last_day else _("never began")
    said = f"{one.group}: {state}, {day}{_because(one.reason)}"
    return _("{ended}. Reached: {reached}").format(ended=said, reached=one.reached) if one.reached else said


def _earlier(one: EarlierEnd) -> Item:
    return label(earlier_text(one), wrap=True)


def _because(reason: str) -> str:
    """In brackets, where it says more than the step."""
    if not reason or reason == rules.COMPLETED:
        return ""
    known = "end_reasons" if reason in code_list("end_reasons") else "pause_reasons"
    return f" ({code_list(known)[reason].label})"


def _facts(told: History) -> str:
    said = [told.group, _("from {day}").format(day=date_text(told.first_day))]
    if told.consented_on is None:
        said.append(_("no yes to the offer is recorded"))
    else:
        said.append(_("said yes to the offer {day}").format(day=date_text(told.consented_on)))
    if told.planned_last_day is not None:
        last = rules.last_day_planned(told.planned_last_day, told.group_last_day)
        said.append(_("leaves after {day}").format(day=date_text(last or told.planned_last_day)))
    if told.reached:
        said.append(_("reached: {reached}").format(reached=told.reached))
    return " · ".join(said)
