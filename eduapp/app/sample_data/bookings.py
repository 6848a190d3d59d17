"""The one calendar: what exams keep of their candidates, and workshops of those who have a post there."""

from datetime import date

from eduapp.app.sample_data.making import NewFile
from eduapp.app.sample_data.year import FIRST
from eduapp.core.spans import Span
from eduapp.education.timetable.models import Booked, BookedPerson
from eduapp.education.timetable.rules.conflicts import SHIFT, SITTING
from eduapp.exams.sittings.rules.law import kept_free
from eduapp.exams.sittings.rules.planning import LONGEST_WRITTEN, WRITTEN_START_MINUTE
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT

_EVERY_WORKDAY = "01234"


class Bookings:
    """Writes bookings as the features book them."""

    def __init__(self, file: NewFile) -> None:
        columns = "id version kind source_id title appointment_kind first_day last_day weekdays"
        self._bookings = file.rows(Booked, f"{columns} start_minute end_minute place_id movable released")
        self._people = file.rows(BookedPerson, "id version booking_id learner_id first_day last_day")
        self._day = self._bookings.converter("first_day")

    def exam(self, sitting: str, course: str, day: date) -> str:
        """An exam keeps its candidates; the booking, for join() to add them to."""
        return self._book(
            (SITTING, sitting, course),
            (day, day),
            "",
            kept_free(WRITTEN_START_MINUTE, LONGEST_WRITTEN),
            movable=0,
        )

    def workshop(self, shop: str, name: str, place: str) -> str:
        """A workshop keeps those who have a post, on working days until further notice."""
        times = Span(ORDINARY_SHIFT.start, ORDINARY_SHIFT.end)
        return self._book((SHIFT, shop, name), (FIRST, None), _EVERY_WORKDAY, times, place=place, movable=1)

    def join(self, booking: str, learner: str, first: date | None = None, last: date | None = None) -> None:
        """Somebody is needed, all the time or on some days of it."""
        days = (first and self._day(first), last and self._day(last))
        self._people.add(self._people.new_id(), 1, booking, learner, *days)

    def _book(
        self,
        what: tuple[str, str, str],
        days: tuple[date, date | None],
        weekdays: str,
        times: Span,
        *,
        place: str | None = None,
        movable: int,
    ) -> str:
        made, (first, last) = self._bookings.new_id(), days
        span = (self._day(first), last and self._day(last), weekdays, times.start, times.end, place)
        self._bookings.add(made, 1, *what, "", *span, movable, 0)
        return made
