"""The records behind the lines of a paper: a table, from which two presses lead to each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column

if TYPE_CHECKING:
    from eduapp.certificates.queries import SourceRow

LINES = {
    "course": N_("Course and period"),
    "attended": N_("Attendance"),
    "result": N_("Result"),
    "modules": N_("Modules"),
    "results": N_("Results"),
    "practice": N_("Practice"),
    "adjusted": N_("Adjustment of hours"),
    "posts": N_("Size of the post"),
    "machines": N_("Training on work equipment"),
    "aims": N_("Competence aims"),
    "elsewhere": N_("Practice elsewhere"),
}
# On which page each kind of record can be seen; the record of the page is `SourceRow.seen_on`.
_PAGES = {
    "mark": "attendance.register",
    "hours": "workshops.shift",
    "enrolment": "enrolment.group",
    "result": "sittings.sitting",
    "module": "courses.course",
    "placement": "workshops.workshop",
    "training": "machines.machine",
    "aim": "learners.learner",
    "outside": "learners.learner",
}


def columns() -> list[Column[SourceRow]]:
    """Line, day, record and hours."""
    return [
        Column(_("Line"), lambda row: _(LINES.get(row.line, row.line)), spoken=_sentence, width=150),
        Column(_("Day"), lambda row: date_text(row.day), sort=lambda row: row.day, width=112, whole=True),
        Column(_("Record"), words_of),
        Column(
            _("Hours"),
            lambda row: hours_and_minutes(row.minutes) if row.minutes else "",
            sort=lambda row: row.minutes or 0,
            number=True,
            width=70,
        ),
    ]


def route_to(row: SourceRow) -> Route:
    """Where the record itself is seen."""
    return Route(_PAGES[row.kind], row.seen_on, row.day.isoformat() if row.kind == "hours" else "")


def words_of(row: SourceRow) -> str:
    """What the record says; codes in words."""
    return code_list("attendance_codes")[row.text].label if row.kind == "mark" else row.text


def _sentence(row: SourceRow) -> str:
    return f"{_(LINES.get(row.line, row.line))}, {date_text(row.day)}, {words_of(row)}"
