"""On the page of a learner: when they are elsewhere, booking an appointment, and taking one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _
from eduapp.education.timetable import queries, service, terms
from eduapp.education.timetable.ui.appointment_dialog import book_appointment
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.sending import send
from eduapp.gui.widgets import button, clear, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session as Look

    from eduapp.education.timetable.queries import AppointmentRow
    from eduapp.gui.bench import Bench

BOOK_REASON = N_("Your role may look, but not book appointments. Ask the office or a leader.")


class AppointmentsPanel(QWidget):
    """A line for each appointment, and the way to the learner's week."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id, self._name = bench, subject_id, ""
        theme = bench.theme
        self.add = button(theme, _("Add appointment…"), "plus")
        self.week = button(theme, _("Open the week"), "calendar-days")
        self.add.clicked.connect(self._book)
        self.week.clicked.connect(lambda: bench.navigation.go(Route("timetable.week", subject_id, "learner")))
        why_not(self.add, self._reason())
        self.lines = vbox(spacing=theme.px(4))
        verbs = QWidget()
        Flow(self.add, self.week, gap=theme.px(8), parent=verbs)
        vbox(self.lines, verbs, spacing=theme.px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again for the appointments."""
        today = self._bench.today()
        self._bench.runner.query(
            read_panel,
            self._learner_id,
            today,
            owner=self,
            done=lambda answer: self._show(*answer),
            newest=True,
        )

    def _show(self, name: str, rows: list[AppointmentRow]) -> None:
        self._name = name
        clear(self.lines)
        for row in rows:
            self.lines.addWidget(self._line(row))
        if not rows:
            self.lines.addWidget(label(_("No fixed appointments ahead."), "secondary", wrap=True))

    def _line(self, row: AppointmentRow) -> QWidget:
        px, holder = self._bench.theme.px, QWidget()
        words = f"{row.days}, {row.hours}"
        verb = _("Take back")
        back = button(self._bench.theme, verb, kind="plain", name=f"{verb}: {words}")
        back.clicked.connect(lambda: self._take_back(row))
        why_not(back, self._reason())
        said = vbox(label(words, "bodyStrong", wrap=True), label(row.title, "caption"), spacing=0)
        hbox((said, 1), back, spacing=px(10), parent=holder)
        return holder

    def _reason(self) -> str:
        return "" if self._bench.actor.may(terms.BOOK_APPOINTMENTS) else _(BOOK_REASON)

    def _book(self) -> None:
        book_appointment(self._bench, self._name, self, learner_id=self._learner_id)

    def _take_back(self, row: AppointmentRow) -> None:
        order = service.TakeBackAppointment(appointment_id=row.id, version=row.version)
        send(
            self._bench,
            service.take_back_appointment,
            order,
            owner=self,
            done=lambda _version: self._bench.tell(_("Taken back.")),
        )

    def _hear(self, topics: frozenset[str]) -> None:
        if terms.BOOKINGS_CHANGED in topics:
            self.reload()


def read_panel(look: Look, learner_id: UUID, today: object) -> tuple[str, list[AppointmentRow]]:
    """The learner's name, and the appointments that are not over."""
    name = queries.names_of(look, people=[learner_id]).get(learner_id, "")
    return name, queries.appointments(look, today, learner_id=learner_id)  # type: ignore[arg-type]  # a date
