"""Writing rows of a log: judged as part of the whole log, added, told. Used by every use case of the room."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.courses.models import Course
from eduapp.exams.room import queries, terms
from eduapp.exams.room.models import RoomEntry, RoomSeal, RoomSignature
from eduapp.exams.room.queries.sealing import CLOSED
from eduapp.exams.room.rules import closing, replay, steps
from eduapp.exams.room.rules.exam import Exam
from eduapp.exams.room.rules.log import Entry
from eduapp.exams.room.rules.sealing import chained
from eduapp.exams.room.rules.standing import Day
from eduapp.exams.room.rules.times import When
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings import terms as sitting_terms
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.exams.sittings.rules.states import ANNULLED


@dataclass(frozen=True)
class Told:
    """What a new row says."""

    kind: str  # code: room_acts
    candidate: UUID | None = None
    about: UUID | None = None
    code: str = ""
    minutes: int | None = None
    sheets: int | None = None
    words: str = ""
    person: str = ""
    kept: str = ""
    decider: str = ""
    informed_on: date | None = None
    instead: int | None = None  # of what is taken back: the minute of its day at which it counts
    when: When | None = None  # where it is another time than that of the rows beside it


class Room:
    """A sitting with its log while a use case looks at it; nobody else writes meanwhile."""

    def __init__(
        self,
        sitting: Sitting,
        exam: Exam,
        entries: list[Entry],
        watches: tuple[UUID, ...],
        seal: RoomSeal | None,
    ) -> None:
        self.sitting, self.exam, self.entries = sitting, exam, entries
        self.watches, self.seal = watches, seal
        self.fresh: list[Entry] = []  # rows that are judged, and written if nothing stands against them

    @property
    def day(self) -> Day:
        """What the log comes to as it is now."""
        return replay.the_day(self.exam, self.entries)


def opened(uow: UnitOfWork, sitting_id: UUID) -> Room:
    """The sitting with its log, locked."""
    uow.lock(Sitting, sitting_id)
    sitting = uow.session.get(Sitting, sitting_id)
    if sitting is None:
        raise NotFound
    exam = queries.exam_of(uow.session, sitting_id)
    rows = queries.entries(uow.session, sitting_id)
    watches = tuple(watch.user_id for watch in sittings.watches(uow.session, sitting_id))
    return Room(sitting, exam, rows, watches, uow.session.get(RoomSeal, sitting_id))


def against_writing(room: Room, *, behind_seal: bool = False) -> Iterator[Violation]:
    """Nothing is added to what two people have signed, but what follows a case (`behind_seal`)."""
    if room.sitting.state == ANNULLED:
        yield closing.Annulled()
    elif (room.seal is not None and not behind_seal) or (room.seal is None and room.sitting.state in CLOSED):
        yield closing.Sealed()


def judged(room: Room, told: Sequence[Told], when: When) -> list[Violation]:
    """What stands against these rows, wherever their time puts them among the others."""
    number = len(room.entries)
    room.fresh = []
    for place, one in enumerate(told, start=1):
        at = one.when or when
        what = (one.candidate, one.about, one.code, one.minutes, one.instead)
        room.fresh.append(Entry(new_id(), number + place, one.kind, at.day, at.minute, *what))
    return replay.check_log(room.exam, [*room.entries, *room.fresh])


def write(
    uow: UnitOfWork, room: Room, told: Sequence[Told], when: When, seen_by: UUID | None = None
) -> list[UUID]:
    """Add rows that were judged, in the name of who saw it: who writes, unless said.

    Behind the seal each is chained to the last.
    """
    seen = seen_by or uow.actor.user_id  # nobody has seen what they did not say they saw
    for entry, one in zip(room.fresh, told, strict=True):
        at = one.when or when
        row = RoomEntry(
            id=entry.id,
            sitting_id=room.sitting.id,
            number=entry.number,
            kind=one.kind,
            candidate_id=one.candidate,
            about_id=one.about,
            code=one.code,
            minutes=one.minutes,
            sheets=one.sheets,
            words=tidy(one.words),
            person=tidy(one.person),
            kept=tidy(one.kept),
            decider=one.decider,
            informed_on=one.informed_on,
            instead_at=None if one.instead is None else When(room.exam.day, one.instead, typed=True).moment,
            happened_at=at.moment,
            typed=at.typed,
            seen_by=seen,
            entered_by=uow.actor.user_id,
            entered_at=uow.now,
            digest="",
        )
        if room.seal is not None:
            row.digest = chained(queries.last_link(uow.session, room.sitting.id), queries.facts_of(row))
            keep_signature(uow, room, row.digest)
        uow.session.add(row)
        uow.session.flush()
    room.entries += room.fresh
    keep_attendance(uow, room, {one.candidate for one in room.fresh})
    uow.publish(terms.ROOM_CHANGED)
    return [entry.id for entry in room.fresh]


def keep_signature(uow: UnitOfWork, room: Room, digest: str) -> None:
    """Keep who signed what: the log before the seal, behind it the row they write, so that none is lost."""
    last = select(func.max(RoomSignature.place)).where(RoomSignature.sitting_id == room.sitting.id)
    signature = RoomSignature(
        sitting_id=room.sitting.id,
        place=(uow.session.scalar(last) or 0) + 1,
        signed_by=uow.actor.user_id,
        signed_at=uow.now,
        digest=digest,
    )
    uow.session.add(signature)
    uow.session.flush()


def keep_attendance(uow: UnitOfWork, room: Room, changed: Iterable[UUID | None]) -> None:
    """What the list of the exam knows of who came follows the log."""
    wanted = [id for id in changed if id is not None]
    if not wanted or room.seal is not None:
        return
    day = room.day
    for id in wanted:
        course, candidate = day.courses[id], uow.session.get_one(Candidate, id)
        came = None if course.state == steps.REGISTERED else course.state != steps.ABSENT
        known = (candidate.attended, candidate.documented)
        if course.state != steps.CANCELLED and known != (came, course.documented):
            candidate.attended, candidate.documented = came, course.documented
            uow.publish(sitting_terms.SITTINGS_CHANGED)
    uow.session.flush()


def tell(uow: UnitOfWork, room: Room, action: str, **facts: object) -> None:
    """Tell the trail of which exam it was, and what; numbers of candidates, never names."""
    course = uow.session.get_one(Course, room.sitting.course_id).name
    uow.audit(action, room.sitting.id, None, course=course, day=room.sitting.day.isoformat(), **facts)


def numbers(room: Room, candidates: Iterable[UUID]) -> str:
    """Candidate numbers in order, for the trail."""
    return ", ".join(str(number) for number in sorted(room.exam.candidates[id].number for id in candidates))
