"""Lists on paper in the invented term: Friday's sheet came back, Monday's are about, one is overtaken."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from eduapp.education.attendance import queries as registers
from eduapp.education.attendance import service as attendance
from eduapp.records.lists import queries, service
from eduapp.records.lists.rules import Kind, Subject
from eduapp.records.lists.service import TypedMark

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from eduapp.app.sample_site.story import Site

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
AFTERNOON = 735  # the lesson for which somebody is excused when the lists are out
PLANS = 3  # week plans handed out


def use_paper(site: Site) -> None:
    """Print, type back, and overtake one."""
    site.go_to(FRIDAY, 8)
    [sheet, *_others] = _printed(site, _offered(site, FRIDAY, Kind.REGISTER))
    site.go_to(FRIDAY)
    _type_back(site, sheet)
    site.go_to(MONDAY, 8)
    sheets = _offered(site, MONDAY, Kind.REGISTER)
    for kind in (Kind.PLACE, Kind.UNIT):
        _printed(site, _offered(site, MONDAY, kind))
    _printed(site, sheets)
    _printed(site, _weeks(site, sheets))
    site.go_to(MONDAY, 9)
    _excuse_somebody(site)


def _offered(site: Site, day: date, kind: str) -> list[Subject]:
    with site.database.reading() as session:
        return [offer.subject for offer in queries.offers(session, day)[kind]]


def _weeks(site: Site, sheets: Iterable[Subject]) -> list[Subject]:
    """The weeks of the first few of the first session."""
    with site.database.reading() as session:
        register = registers.register(session, next(sheet.id for sheet in sheets if sheet.id))
    rows = register.rows[:PLANS] if register is not None else ()
    return [Subject(Kind.WEEK, MONDAY, row.id) for row in rows]


def _printed(site: Site, subjects: Iterable[Subject]) -> list[UUID]:
    made = [site.do("office", service.prepare_list, service.PrepareList(subject=one)) for one in subjects]
    site.do("office", service.note_printed, service.NotePrinted(edition_ids=tuple(made)))
    return made


def _type_back(site: Site, edition_id: UUID) -> None:
    """As the teacher had it on the screen by then."""
    with site.database.reading() as session:
        opened = queries.by_edition(session, edition_id)
    rows = opened.rows if opened is not None else ()
    marks = tuple(
        TypedMark(row.id, row.recorded.code, row.recorded.minutes_late) for row in rows if row.recorded
    )
    order = service.TypeListIn(edition_id=edition_id, marks=marks)
    site.do("teacher", service.type_list_in, order)


def _excuse_somebody(site: Site) -> None:
    """A learner is called away after the lists were handed out."""
    with site.database.reading() as session:
        later = [
            row for row in registers.sessions_of_day(session, MONDAY) if row.session.start_minute == AFTERNOON
        ]
        register = registers.register(session, later[0].id)
    if register is not None:
        order = attendance.MarkLearner(
            session_id=register.head.id, learner_id=register.rows[0].id, code="excused"
        )
        site.do("teacher", attendance.mark, order)
