"""What is looked at first when a shift sheet is signed: the workshop, its day, and who has a post there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, bindparam, exists, func, select
from sqlalchemy.orm import Session

from eduapp.core.db.prepared import Prepared
from eduapp.education.places.models import Place
from eduapp.people.access.models import User
from eduapp.workshops.hours.models import Shift, ShiftDraft, Workshop
from eduapp.workshops.hours.queries.limits import day_limits
from eduapp.workshops.hours.queries.sheets import posts_rows
from eduapp.workshops.hours.queries.workshops import listed
from eduapp.workshops.hours.rules.limits import Limits


@dataclass(frozen=True)
class ShiftHead:
    """A workshop on the day of a sheet."""

    workshop_id: UUID
    name: str
    most_per_leader: int | None
    place_id: UUID | None
    place: str | None
    signed_by: str | None  # None: nobody signed that day


_signed = and_(Shift.workshop_id == Workshop.id, Shift.day == bindparam("on"), Shift.signed_at.is_not(None))
_HEAD = Prepared(
    select(Workshop.id, Workshop.name, Workshop.most_per_leader, Workshop.place_id, Place.name, User.name)
    .outerjoin(Place, Place.id == Workshop.place_id)
    .outerjoin(Shift, _signed)
    .outerjoin(User, User.id == Shift.signed_by)
    .where(Workshop.id == bindparam("workshop"))
)


def shift_head(session: Session, workshop_id: UUID, day: date) -> ShiftHead | None:
    """The workshop and whether the sheet of that day is signed, or None if there is no such workshop."""
    row = _HEAD.row(session, {"workshop": workshop_id, "on": day})
    return None if row is None else ShiftHead(*row)


def shift_limits(session: Session, head: ShiftHead, day: date) -> Limits:
    """What bounds that day in that workshop: days out of service, and months that are counted."""
    standing = {head.workshop_id: (head.place_id, head.place)} if head.place_id and head.place else {}
    return day_limits(session, [head.workshop_id], standing, day, day)


def listed_on(session: Session, workshop_id: UUID, day: date) -> dict[UUID, str]:
    """Who has a post there on a day, by name as in lists."""
    rows = posts_rows(session, workshop_id, day)
    return {id: listed(family, given) for id, family, given, *_size in rows}


def begun_sheets(session: Session) -> int:
    """How many sheets were begun and not signed: they are kept with each change of them."""
    signed = (ShiftDraft.workshop_id == Shift.workshop_id, ShiftDraft.day == Shift.day)
    done = exists().where(*signed, Shift.signed_at.is_not(None))
    return session.scalar(select(func.count()).select_from(ShiftDraft).where(~done)) or 0
