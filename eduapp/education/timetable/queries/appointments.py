"""What can be told of fixed appointments of one person; their kinds only to whoever may see them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import false, or_, select
from sqlalchemy.orm import Session as Look

from eduapp.core.db.reach import expect_reach
from eduapp.core.i18n import _, date_text
from eduapp.core.spans import Span
from eduapp.education.timetable.models import Booked, BookedPerson
from eduapp.education.timetable.queries.bookings import appointment_title, may_see_kinds
from eduapp.education.timetable.rules.appointments import AppointmentFacts
from eduapp.education.timetable.rules.conflicts import APPOINTMENT
from eduapp.education.timetable.rules.occurrences import time_text


@dataclass(frozen=True)
class AppointmentRow:
    """One fixed appointment; `title` is its kind, or that somebody is busy."""

    id: UUID
    version: int
    title: str
    facts: AppointmentFacts

    @property
    def days(self) -> str:
        """From when to when: one day, or the first and the last."""
        first, last = date_text(self.facts.first_day), date_text(self.facts.last_day)
        return first if first == last else f"{first} – {last}"

    @property
    def hours(self) -> str:
        """Its time, or that nobody knows it."""
        span = self.facts.span
        return _("time not known") if span is None else time_text(span.start, span.end)


def appointments(
    look: Look, today: date, *, learner_id: UUID | None = None, user_id: UUID | None = None
) -> list[AppointmentRow]:
    """Those of a learner or of somebody of the staff that are not over yet, the next one on top."""
    if learner_id is not None:
        expect_reach(look, learner_id)
    whose = [BookedPerson.learner_id == learner_id] if learner_id is not None else []
    whose += [BookedPerson.user_id == user_id] if user_id is not None else []
    query = (
        select(
            Booked.id,
            Booked.version,
            Booked.appointment_kind,
            Booked.first_day,
            Booked.last_day,
            Booked.start_minute,
            Booked.end_minute,
            Booked.weekdays,
        )
        .join(BookedPerson, BookedPerson.booking_id == Booked.id)
        .where(
            Booked.kind == APPOINTMENT,
            Booked.released == false(),
            Booked.last_day >= today,
            or_(false(), *whose),
        )
        .order_by(Booked.first_day, Booked.start_minute, Booked.id)
    )
    kinds = may_see_kinds(look)
    rows = []
    for id, version, kind, first, last, start, end, weekdays in look.execute(query):
        span = None if start is None or end is None else Span(start, end)
        on = frozenset(int(figure) for figure in weekdays)
        facts = AppointmentFacts(kind if kinds else "", first, last or first, span, on)
        rows.append(AppointmentRow(id, version, appointment_title(kind, kinds=kinds), facts))
    return rows
