"""The log of a sitting: as the rules see it, and as it reads."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.clock import zone
from eduapp.core.spans import minute_of_day
from eduapp.exams.room.models import RoomEntry, RoomSeal
from eduapp.exams.room.rules.log import Entry, LogRow, taken_back
from eduapp.exams.room.rules.wording import what
from eduapp.exams.sittings.models import Candidate
from eduapp.people.access.models import User

_Writer = aliased(User)


def entries(session: Session, sitting_id: UUID) -> list[Entry]:
    """The rows as the rules see them, in the order in which they were written."""
    query = select(RoomEntry).where(RoomEntry.sitting_id == sitting_id).order_by(RoomEntry.number)
    return [_entry(row) for row in session.scalars(query)]


def log(session: Session, sitting_id: UUID) -> list[LogRow]:
    """The rows with their words and names, in the order in which they were written. One statement."""
    query = (
        select(RoomEntry, Candidate.candidate_number, User.name, _Writer.name)
        .join(User, User.id == RoomEntry.seen_by)
        .join(_Writer, _Writer.id == RoomEntry.entered_by)
        .outerjoin(Candidate, Candidate.id == RoomEntry.candidate_id)
        .where(RoomEntry.sitting_id == sitting_id)
        .order_by(RoomEntry.number)
    )
    found = session.execute(query).all()
    told = [_entry(row) for row, *_rest in found]
    numbers = {one.id: one.number for one in told}
    gone = {about: one.number for about, one in taken_back(told).items()}
    return [
        LogRow(
            entry=entry,
            candidate_number=number,
            about_number=numbers.get(row.about_id) if row.about_id is not None else None,
            words=row.words,
            person=row.person,
            kept=row.kept,
            sheets=row.sheets,
            decider=row.decider,
            informed_on=row.informed_on,
            typed=row.typed,
            seen_by=seen_by,
            entered_by=entered_by,
            entered_at=row.entered_at,
            gone=gone.get(row.id),
            digest=row.digest,
        )
        for entry, (row, number, seen_by, entered_by) in zip(told, found, strict=True)
    ]


def in_order(rows: Sequence[LogRow]) -> list[LogRow]:
    """Rows in the order of their times, as a protocol tells them."""
    return sorted(rows, key=lambda row: row.entry.order)


def next_number(session: Session, sitting_id: UUID) -> int:
    """The number of the next row."""
    last = select(func.max(RoomEntry.number)).where(RoomEntry.sitting_id == sitting_id)
    return (session.scalar(last) or 0) + 1


def _entry(row: RoomEntry) -> Entry:
    here = row.happened_at.astimezone(zone())
    return Entry(
        id=row.id,
        number=row.number,
        kind=row.kind,
        day=here.date(),
        minute=minute_of_day(here.time()),
        candidate=row.candidate_id,
        about=row.about_id,
        code=row.code,
        minutes=row.minutes,
        instead=_minute(row.instead_at),
    )


def _minute(moment: datetime | None) -> int | None:
    return None if moment is None else minute_of_day(moment.astimezone(zone()).time())


def last_link(session: Session, sitting_id: UUID) -> str:
    """What the next row behind the seal is chained to: the digest of the last one, else the seal's."""
    seal = session.get_one(RoomSeal, sitting_id)
    query = (
        select(RoomEntry.digest)
        .where(RoomEntry.sitting_id == sitting_id, RoomEntry.number > seal.rows)
        .order_by(RoomEntry.number.desc())
        .limit(1)
    )
    return session.scalar(query) or seal.digest


def what_disturbed(session: Session, sitting_id: UUID) -> dict[str, str]:
    """What each disturbance was, in words, by its id."""
    return {str(row.id): what(row) for row in log(session, sitting_id)}
