"""Somebody on every kind of list, in a hand-off and on a sheet nobody signed, beside somebody else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from eduapp.core.clock import StillClock
from eduapp.core.db.unit_of_work import Database
from eduapp.education.places.models import Place
from eduapp.privacy import queries, service
from eduapp.records.lists.rules import Kind, Subject
from eduapp.workshops.hours import service as hours
from eduapp.workshops.hours.rules.sheet import Absence, Sheet, SheetLine
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT
from tests.support import given, given_attendance, given_workshops
from tests.support.given_attendance import AClass
from tests.support.given_due import HOLDINGS
from tests.support.given_handoff import exported
from tests.support.given_lists import printed, register_of


def on_every_list(database: Database, folder: Path) -> AClass:
    """Two of a class, on all of them; the second of the two was away from the shift."""
    today = database.at(StillClock(given.NOW + timedelta(hours=8)))
    group = given_attendance.a_class(today, 2)
    first, second = group.learner_ids
    given_attendance.mark(today, group.session_id, first)
    printed(today, *lists_of(today, group))
    exported(today, folder / "days.csv")
    sheet = Sheet(ORDINARY_SHIFT, (SheetLine(first, ORDINARY_SHIFT),), (Absence(second, "health"),))
    order = hours.KeepSheet(workshop_id=given_workshops.a_workshop(today), day=given.TODAY, sheet=sheet)
    today.acting_as(given.LEADER).execute(hours.keep_sheet, order)
    return group


def lists_of(database: Database, group: AClass) -> list[Subject]:
    """The lists of its day, of each kind; the plan of the week is of the first."""
    with database.reading() as session:
        place: UUID = session.scalars(select(Place.id).where(Place.name == "Classroom 2")).one()
    return [
        register_of(group.session_id),
        Subject(Kind.PLACE, given.TODAY, place),
        Subject(Kind.UNIT, given.TODAY, unit="C"),
        Subject(Kind.WEEK, given.TODAY - timedelta(days=given.TODAY.weekday()), group.learner_ids[0]),
    ]


def later(database: Database, days: int) -> Database:
    """The same database so many days from now, where people still work: the trail goes on."""
    then = database.at(StillClock(given.NOW + timedelta(days=days)))
    given.a_learner(then, "Ola Vik")
    return then


def lines_gone(database: Database) -> None:
    """A run of two on the day of the database, with enough people for a run about two of them."""
    given_attendance.people(database, *(f"Other Person{number}" for number in range(40)))
    leader = database.acting_as(given.LEADER)
    second = database.acting_as(replace(given.LEADER, user_id=given.OTHER_WORKSHOP_LEADER.user_id))
    with database.reading() as session:
        digest = queries.plan(session, HOLDINGS, database.today()).digest
    proposal = service.ProposeDisposal(holdings=HOLDINGS, digest=digest)
    run_id = leader.execute(service.propose_disposal, proposal)
    order = service.ConfirmDisposal(run_id=run_id, version=1, holdings=HOLDINGS)
    second.execute(service.confirm_disposal, order)
