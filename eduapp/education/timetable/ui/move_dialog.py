"""Moving a session without a mouse: day, time and place, with the next free times to choose from."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.i18n import _, capital, day_with_weekday
from eduapp.education.timetable import service
from eduapp.education.timetable.rules import time_text
from eduapp.education.timetable.ui.reading import read_company
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.education.timetable.queries import Stays
    from eduapp.education.timetable.rules import Meeting
    from eduapp.education.timetable.ui.reading import MoveFacts
    from eduapp.gui.bench import Bench


AHEAD = timedelta(days=28)  # for which it is asked who takes part


class MoveForm(Form):
    """A free time fills in day and times; all three can be typed as well."""

    def __init__(self, bench: Bench, facts: MoveFacts) -> None:
        super().__init__(bench.theme, bench.today())
        session = facts.session
        free = [(one, _meeting_text(one)) for one in facts.free]
        help_ = (
            _("When group, teacher, place and all learners are free.")
            if free
            else _("None in the next weeks.")
        )
        self._free = self.choice("free", _("Next free times"), free, help_)
        self.date("day", _("Day"), required=True, value=session.day)
        self.time("start", _("Begins"), required=True, value=session.start_minute)
        self.time("end", _("Ends"), required=True, value=session.end_minute)
        places: list[tuple[UUID | None, str]] = [(None, _("No place"))]
        places += [(place.id, place.label) for place in facts.places]
        known = {id for id, _label in places}
        self.choice(
            "place", _("Place"), places, value=session.place_id if session.place_id in known else None
        )
        self._free.changed.connect(self._take)
        self.keep()

    def _take(self) -> None:
        chosen: Meeting | None = self._free.value()
        if chosen is not None:
            self.set_values({"day": chosen.day, "start": chosen.span.start, "end": chosen.span.end})


def move_session(
    bench: Bench,
    facts: MoveFacts,
    parent: QWidget,
    done: Callable[[int], None],
    answers: Sequence[str] = (),
) -> FormDialog:
    """Ask where to, and move it; `done` gets the session's new version."""
    session = facts.session
    form = MoveForm(bench, facts)
    title = _("Move {session}").format(session=f"{session.course_name}, {session.group_name}")
    note = f"{capital(day_with_weekday(session.day))}, {session.hours}"
    dialog = FormDialog(bench, title, form, _("Move the session"), parent, note=note)

    def send(roll: Stays) -> None:
        typed = form.values()
        order = service.MoveSession(
            session_id=session.id,
            version=session.version,
            day=typed["day"],
            start_minute=typed["start"],
            end_minute=typed["end"],
            place_id=typed["place"],
            roll=roll,
        )
        dialog.send(service.move_session, order, done)

    def ask() -> None:
        day, place_id = form.values()["day"], form.values()["place"]
        wanted = (answers, session.group_id, place_id, day, day + AHEAD)
        bench.runner.query(read_company, *wanted, owner=dialog, done=send)

    dialog.submitted.connect(ask)
    dialog.open()
    return dialog


def _meeting_text(meeting: Meeting) -> str:
    time = time_text(meeting.span.start, meeting.span.end)
    return f"{capital(day_with_weekday(meeting.day))}, {time}"
