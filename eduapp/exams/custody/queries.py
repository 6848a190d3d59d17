"""What can be told of the papers of a sitting: each bundle with its log, and the sum of all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.clock import zone
from eduapp.core.names import search_patterns
from eduapp.core.spans import as_time
from eduapp.education.courses.models import Course
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.exams.custody.models import BundleEvent, PaperBundle
from eduapp.exams.custody.rules.balance import Balance, BundleBalance, balance_of, check_balanced
from eduapp.exams.custody.rules.ledger import (
    Event,
    Standing,
    came_in,
    in_force,
    pending,
    standing,
    taken_back,
)
from eduapp.exams.custody.rules.steps import CONFIRM, MOVE, RECEIVE, SEAL, SEALED, TAKE_BACK, UNSEALED, UNUSED
from eduapp.exams.sittings.models import Sitting, SittingEvent
from eduapp.exams.sittings.rules import states
from eduapp.people.access.models import User

STANDS, WAITS, TAKEN = "stands", "waits", "taken_back"  # what a line of the log is worth


@dataclass(frozen=True)
class LogRow:
    """One line of the log of a bundle, with what it is worth now."""

    event: Event
    number: int
    words: str
    reference: str
    by: str
    at: datetime
    worth: str  # stands, waits or taken_back
    second: str = ""  # who confirmed it
    put_right: int | None = None  # the number that counts instead
    about_number: int | None = None  # of a confirmation or a taking back: the line it is about


@dataclass(frozen=True)
class BundleRow:
    """A bundle with all that happened to it; `turn` is the number of its newest line."""

    id: UUID
    sitting_id: UUID
    label: str
    holds: str  # code: bundle_kinds
    variant: str
    turn: int
    log: tuple[LogRow, ...]
    standing: Standing
    balance: BundleBalance
    place: str = ""  # where it was moved to last
    seal: str = ""  # the number of the seal on it, if it is sealed

    @property
    def events(self) -> tuple[Event, ...]:
        """The log as the rules see it."""
        return tuple(row.event for row in self.log)

    @property
    def waiting(self) -> LogRow | None:
        """What waits for a second person."""
        return next((row for row in self.log if row.worth == WAITS), None)


@dataclass(frozen=True)
class SittingPapers:
    """An exam with its bundles."""

    id: UUID
    course_code: str
    course_name: str
    day: date
    start_minute: int
    place: str
    closed: bool  # whether two people have signed what was received, used and handed in
    bundles: tuple[BundleRow, ...]

    @property
    def begins(self) -> datetime:
        """When it begins, in the time of the site."""
        return datetime.combine(self.day, as_time(self.start_minute), zone())

    @property
    def balance(self) -> Balance:
        """The sum, bundle by bundle."""
        return Balance(self.id, tuple(row.balance for row in self.bundles))


@dataclass(frozen=True)
class PapersRow:
    """An exam in the list of those with papers."""

    id: UUID
    course_code: str
    course_name: str
    day: date
    start_minute: int
    place: str
    bundles: int
    unopened: int  # with unused sheets in them
    against: int  # reasons why the sum is not settled


def papers(session: Session, sitting_id: UUID) -> SittingPapers | None:
    """An exam with its bundles in the order in which they came, or None. Three statements."""
    row = session.execute(_sittings().where(Sitting.id == sitting_id)).one_or_none()
    return None if row is None else SittingPapers(*row, tuple(bundles(session, [sitting_id])[sitting_id]))


def balance(session: Session, sitting_id: UUID, until: datetime | None = None) -> Balance:
    """The sum of a sitting's papers, bundle by bundle, as it was known at a moment. Two statements."""
    found = bundles(session, [sitting_id], until)[sitting_id]
    return Balance(sitting_id, tuple(row.balance for row in found))


def bundle(session: Session, bundle_id: UUID) -> BundleRow | None:
    """One bundle with its log, or None."""
    found = session.scalars(select(PaperBundle).where(PaperBundle.id == bundle_id)).all()
    return next(iter(_rows(session, found)), None)


def bundles(
    session: Session, sitting_ids: Collection[UUID], until: datetime | None = None
) -> Mapping[UUID, Sequence[BundleRow]]:
    """The bundles of some sittings, in the order in which they came. Two statements.

    `until`: with the lines alone that had been entered by then.
    """
    query = select(PaperBundle).where(PaperBundle.sitting_id.in_(sitting_ids)).order_by(PaperBundle.id)
    found: dict[UUID, list[BundleRow]] = defaultdict(list)
    for row in _rows(session, session.scalars(query).all(), until):
        found[row.sitting_id].append(row)
    return found


def begins(session: Session, sitting_id: UUID) -> datetime:
    """When an exam begins, in the time of the site."""
    day, minute = session.execute(
        select(Sitting.day, Sitting.start_minute).where(Sitting.id == sitting_id)
    ).one()
    return datetime.combine(day, as_time(minute), zone())


def sealed_at(session: Session, sitting_id: UUID) -> datetime | None:
    """When two people had signed the log of an exam, or None while it is not sealed."""
    query = _sealed().where(SittingEvent.sitting_id == sitting_id).order_by(SittingEvent.place.desc())
    return session.scalar(query.limit(1))


def seal_on(session: Session, seal: str) -> str:
    """Which bundle a seal of this number was put on, of whatever exam; "" where nobody did, or by mistake."""
    other = aliased(BundleEvent)
    mistaken = (
        select(other.id)
        .where(other.about_id == BundleEvent.id, other.kind == TAKE_BACK, other.sheets.is_(None))
        .exists()
    )
    query = (
        select(PaperBundle.label)
        .join(BundleEvent, BundleEvent.bundle_id == PaperBundle.id)
        .where(BundleEvent.reference == seal, BundleEvent.kind.in_((SEAL, RECEIVE)), ~mistaken)
    )
    return session.scalars(query.limit(1)).first() or ""


def with_papers(
    session: Session,
    typed: str = "",
    since: date | None = None,
    sites: frozenset[str] = frozenset(),
    last: date | None = None,
) -> list[PapersRow]:
    """Exams of some days, newest first, each with how its papers stand; older ones where bundles are.

    Three statements, however many exams there are.
    """
    query = _sittings().order_by(Sitting.day.desc(), Sitting.start_minute, Course.name)
    for pattern in search_patterns(typed):
        query = query.where(Course.search_text.like(pattern, escape="!"))
    if since is not None:
        kept = select(PaperBundle.id).where(PaperBundle.sitting_id == Sitting.id).exists()
        query = query.where(Sitting.day >= since if last is not None else or_(Sitting.day >= since, kept))
    if last is not None:
        query = query.where(Sitting.day <= last)
    if sites:
        query = query.where(or_(Sitting.place_id.is_(None), Sitting.place_id.in_(places.at(sites))))
    found = session.execute(query).all()
    theirs = bundles(session, [row[0] for row in found])
    return [_papers_row(SittingPapers(*row, tuple(theirs.get(row[0], ())))) for row in found]


def _papers_row(held: SittingPapers) -> PapersRow:
    unopened = sum(
        one.standing.state in {UNSEALED, SEALED} and one.standing.pile(UNUSED) > 0 for one in held.bundles
    )
    against = sum(1 for _one in check_balanced(held.balance))
    return PapersRow(
        held.id,
        held.course_code,
        held.course_name,
        held.day,
        held.start_minute,
        held.place,
        len(held.bundles),
        unopened,
        against,
    )


def _sealed() -> Select[datetime]:
    """When exams were sealed; nothing leads back from there."""
    return select(SittingEvent.at).where(SittingEvent.to_state == states.SEALED)


def _sittings() -> Select[UUID, str, str, date, int, str, bool]:
    return (
        select(
            Sitting.id,
            Course.code,
            Course.name,
            Sitting.day,
            Sitting.start_minute,
            func.coalesce(Place.name, ""),
            _sealed().where(SittingEvent.sitting_id == Sitting.id).exists(),
        )
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(Place, Place.id == Sitting.place_id)
    )


def _rows(session: Session, found: Sequence[PaperBundle], until: datetime | None = None) -> list[BundleRow]:
    if not found:
        return []
    lines: dict[UUID, list[tuple[BundleEvent, str]]] = defaultdict(list)
    query = (
        select(BundleEvent, User.name)
        .join(User, User.id == BundleEvent.entered_by)
        .where(BundleEvent.bundle_id.in_([one.id for one in found]))
        .order_by(BundleEvent.number)
    )
    if until is not None:
        query = query.where(BundleEvent.entered_at <= until)
    for line, name in session.execute(query):
        lines[line.bundle_id].append((line, name))
    return [_row(one, lines[one.id]) for one in found]


def _row(kept: PaperBundle, lines: Sequence[tuple[BundleEvent, str]]) -> BundleRow:
    events = [_event(line) for line, _name in lines]
    now = standing(kept.label, events)
    steps = in_force(events)
    receipt = next((one.count or 0 for one in steps if one.kind == RECEIVE), 0)
    waits = pending(events)
    by_id = {line.id: line for line, _name in lines}
    return BundleRow(
        id=kept.id,
        sitting_id=kept.sitting_id,
        label=kept.label,
        holds=kept.holds,
        variant=kept.variant,
        turn=len(lines),
        log=tuple(_log(lines, events)),
        standing=now,
        balance=balance_of(kept.id, kept.holds, now, receipt, waits.kind if waits else "", came_in(events)),
        place=next((by_id[one.id].words for one in reversed(steps) if one.kind == MOVE), ""),
        seal=_seal(steps, by_id) if now.state == SEALED else "",
    )


def _seal(steps: Iterable[Event], by_id: Mapping[UUID, BundleEvent]) -> str:
    put_on = [by_id[one.id].reference for one in steps if one.kind in {SEAL, RECEIVE}]
    return put_on[-1] if put_on else ""


def _log(lines: Sequence[tuple[BundleEvent, str]], events: Sequence[Event]) -> Iterable[LogRow]:
    """Each line with who stands behind it and what it is worth."""
    waits, gone = pending(events), taken_back(events)
    seconds = {line.about_id: name for line, name in lines if line.kind == CONFIRM}
    numbers = {line.id: line.number for line, _name in lines}
    for (line, name), event in zip(lines, events, strict=True):
        other = gone.get(event.id)
        worth = STANDS if other is None or other.count is not None else TAKEN
        if waits is not None and waits.id == event.id:
            worth = WAITS
        yield LogRow(
            event=event,
            number=line.number,
            words=line.words,
            reference=line.reference,
            by=name,
            at=line.entered_at,
            worth=worth,
            second=seconds.get(line.id, ""),
            put_right=other.count if other is not None else None,
            about_number=numbers.get(line.about_id) if line.about_id is not None else None,
        )


def _event(line: BundleEvent) -> Event:
    return Event(
        id=line.id,
        kind=line.kind,
        count=line.sheets,
        pile=line.pile,
        first=line.first_number,
        last=line.last_number,
        about=line.about_id,
        by=line.entered_by,
        sealed=line.kind == RECEIVE and bool(line.reference),
    )
