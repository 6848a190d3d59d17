"""Minutes of the invented term: two weeks handed over, and a mark of the second corrected afterwards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from eduapp.education.attendance import queries as registers
from eduapp.education.attendance import service as attendance
from eduapp.exchange.handoff import service

if TYPE_CHECKING:
    from eduapp.app.sample_site.story import Site

WEEKS = ((date(2026, 11, 9), date(2026, 11, 15)), (date(2026, 11, 16), date(2026, 11, 22)))
FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


def hand_over(site: Site) -> None:
    """The office hands two weeks over; on Monday a teacher puts a mark of Friday right."""
    site.go_to(MONDAY, 8)
    for first, last in WEEKS:
        export_id = site.do("office", service.prepare_export, service.PrepareExport(first=first, last=last))
        site.do("office", service.note_written, service.NoteWritten(export_id=export_id, format="xlsx"))
    site.go_to(MONDAY, 10)
    _correct_somebody(site)


def _correct_somebody(site: Site) -> None:
    """The first who was present on Friday came ten minutes late."""
    with site.database.reading() as session:
        for listed in registers.sessions_of_day(session, FRIDAY):
            register = registers.register(session, listed.session.id)
            present = [row for row in register.rows if row.code == "present"] if register else []
            if register is not None and present:
                break
        else:
            return
    order = attendance.MarkLearner(
        session_id=register.head.id,
        learner_id=present[0].id,
        code="late",
        minutes_late=10,
        why="Kom ti minutter etter de andre",
    )
    site.do("leader", attendance.mark, order)
