"""Ready-made workshops, posts and hours for tests."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from eduapp.core.actor import Actor
from eduapp.core.clock import StillClock, zone
from eduapp.core.db.unit_of_work import Database
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.rules.files import HourRow
from eduapp.workshops.hours.rules.sheet import Absence, SheetLine
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT, WorkshopFacts
from tests.support import given

YESTERDAY = given.TODAY - timedelta(days=3)  # the last working day: Friday
FIRST_DAY = date(2026, 8, 17)

FIFTEEN = (  # in Norwegian order: Aasen is an Å
    "Anton Berg", "Petter Dahl", "Simen Eide", "Karim Haddad", "Yonas Kidane", "Daniel Kovács", "Jonas Lie",
    "Geir Moen", "Elias Nguyen", "Marek Nowak", "Nils-Ánte Sárá", "Ibrahim Sesay", "Ola Vik", "Ahmed Yusuf",
    "Bjørn Aasen",
)  # fmt: skip


def at(clock: StillClock, day: date, hour: int, minute: int = 0) -> None:
    """Put the clock on a wall time in Norway."""
    clock.moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone())


def a_workshop(
    database: Database, name: str = "Carpentry", tasks: tuple[str, ...] = (), **facts: object
) -> UUID:
    """A workshop, open 08.00 to 15.00 with half an hour's break."""
    known = {"field_of_work": name.casefold()} | facts
    leader = database.acting_as(given.LEADER)
    order = service.SaveWorkshop(facts=WorkshopFacts(name=name, **known))  # type: ignore[arg-type]
    workshop_id = leader.execute(service.save_workshop, order)
    for task in tasks:
        leader.execute(service.add_task, service.AddTask(workshop_id=workshop_id, name=task))
    return workshop_id


def moved_to(database: Database, workshop_id: UUID, place_id: UUID) -> None:
    """A workshop that has a place now."""
    with database.reading() as session:
        head = queries.workshop(session, workshop_id)
    assert head is not None
    order = service.SaveWorkshop(
        facts=replace(head.facts, place_id=place_id), workshop_id=workshop_id, version=head.version
    )
    database.acting_as(given.LEADER).execute(service.save_workshop, order)


def placed(database: Database, workshop_id: UUID, *names: str, since: date = FIRST_DAY) -> list[UUID]:
    """New learners with posts in a workshop, in the order of their names."""
    ids = [given.a_learner(database, name) for name in names]
    for learner_id in ids:
        post = service.PlaceLearner(workshop_id=workshop_id, learner_id=learner_id, first_day=since)
        database.acting_as(given.LEADER).execute(service.place_learner, post)
    return ids


def some_hours(
    database: Database,
    workshop_id: UUID,
    learner_id: UUID,
    day: date = YESTERDAY,
    times: Times = ORDINARY_SHIFT,
    by: Actor = given.WORKSHOP_LEADER,
    **more: object,
) -> UUID:
    """Hours entered by hand, waiting for approval."""
    order = service.LogHours(
        workshop_id=workshop_id,
        learner_id=learner_id,
        day=day,
        times=times,
        **more,  # type: ignore[arg-type]
    )
    return database.acting_as(by).execute(service.log_hours, order)


def approved(database: Database, *entry_ids: UUID, by: Actor = given.OTHER_WORKSHOP_LEADER) -> None:
    """Approve hours in the name of somebody who did not enter them."""
    database.acting_as(by).execute(service.approve_hours, service.ApproveHours(entry_ids=entry_ids))


def a_signed_shift(
    database: Database,
    workshop_id: UUID,
    day: date = YESTERDAY,
    away: dict[UUID, str] | None = None,
    worked: dict[UUID, Times] | None = None,
    task_ids: frozenset[UUID] = frozenset(),
    by: Actor = given.WORKSHOP_LEADER,
) -> UUID:
    """Everybody with a post, the whole ordinary shift, but for those named."""
    with database.reading() as session:
        head = queries.workshop(session, workshop_id)
        people = queries.placed_on(session, workshop_id, day)
    assert head is not None
    times = head.facts.shift
    lines = [SheetLine(id, (worked or {}).get(id, times)) for id in people if id not in (away or {})]
    absences = [Absence(id, reason) for id, reason in (away or {}).items()]
    order = service.SignShift(
        workshop_id=workshop_id,
        day=day,
        times=times,
        lines=tuple(lines),
        absences=tuple(absences),
        task_ids=task_ids,
    )
    return database.acting_as(by).execute(service.sign_shift, order)


def a_row(
    number: str, row: int = 2, day: date = YESTERDAY, workshop: str = "Carpentry", **more: object
) -> HourRow:
    """A row of a file of hours: 08.00 to 15.00 with half an hour's break."""
    known = {"start": 480, "end": 900, "pause": 30} | more
    return HourRow(row=row, day=day, workshop=workshop, number=number, **known)  # type: ignore[arg-type]


def brought_in(
    database: Database, *rows: HourRow, leave_out: bool = False, by: Actor = given.LEADER
) -> tuple[int, ...]:
    """Import rows; how many were entered, known, refused."""
    order = service.ImportHours(rows=rows, import_id=uuid4(), leave_out=leave_out)
    return database.acting_as(by).execute(service.import_hours, order)


def closed(database: Database, workshop_id: UUID) -> None:
    """A workshop takes nobody any more; what was done there stays."""
    with database.reading() as session:
        row = queries.workshop(session, workshop_id)
    assert row is not None
    order = service.SaveWorkshop(
        facts=replace(row.facts, active=False), workshop_id=workshop_id, version=row.version
    )
    database.acting_as(given.LEADER).execute(service.save_workshop, order)
