"""Ready-made days to hand over."""

from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from hypothesis import strategies as st

from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.exchange.handoff import jobs, queries, service
from eduapp.exchange.handoff.queries import Overview
from eduapp.exchange.handoff.rules import SCHOOL, WORKSHOP, Line, PersonDay, tallied
from tests.support import given

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)
_PEOPLE = UUID(int=7)
_SPANS = st.integers(0, 600)
LINES = st.builds(
    Line,
    source=st.sampled_from([SCHOOL, WORKSHOP]),
    code=st.sampled_from(["present", "late", "absent", "excused", "held", "cancelled", ""]),
    reason=st.sampled_from(["", "sick", "refused", "search"]),
    taken=_SPANS,
    missed=_SPANS,
    as_=st.sampled_from(["", "absent", "excused", "refused", "lost", "school"]),
    approved=st.booleans(),
    counts=st.booleans(),
)


def a_line(code: str = "present", taken: int = 90, missed: int = 0, as_: str = "", **facts: object) -> Line:
    """One lesson, somebody there all of it."""
    return Line(SCHOOL, code, taken=taken, missed=missed, as_=as_, **facts)  # type: ignore[arg-type]


def a_day(*lines: Line, name: str = "Dahl, Petter", day: date = given.TODAY, **facts: object) -> PersonDay:
    """A person's day whose totals are those of its lines."""
    parts = lines or (a_line(),)
    known = {"minutes": tallied(parts), "final": False} | facts
    person = uuid5(_PEOPLE, name)
    return PersonDay(person, name[:4], name, day, lines=parts, **known)  # type: ignore[arg-type]


def overview(database: Database, first: date = MONDAY, last: date = SUNDAY) -> Overview:
    """What the page shows of some days."""
    with database.reading() as session:
        return queries.overview(session, first, last)


def exported(
    database: Database, path: Path, first: date = MONDAY, last: date = SUNDAY, *, by: Actor = given.OFFICE
) -> jobs.Exported:
    """Some days handed over as a file of the kind its name says."""
    order = jobs.ExportHandoff(first, last, path, path.suffix.removeprefix("."))
    return jobs.export_handoff(database.acting_as(by), order, NoProgress())


def a_rate(database: Database, amount: int = 1200, unit: str = "hour", from_day: date = MONDAY) -> UUID:
    """A rate from a day on, entered by a leader."""
    order = service.EnterRate(from_day=from_day, unit=unit, amount=amount)
    return database.acting_as(given.LEADER).execute(service.enter_rate, order)
