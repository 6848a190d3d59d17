"""The one engine of conflicts: who or what is needed twice at once, and who must not be there together. Pure.

Everything that needs a person or a place is a Booking, wherever it comes from: sessions, shifts, exams, fixed
appointments. Two clash if they share a person, a group or a place and touch: the same day, and a minute in
common. Times are half-open. An unknown time touches everything of its day (rule 39: unknown is not free).
The same code warns while somebody chooses and refuses when they save; see reasons.py for what it says.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import combinations
from types import MappingProxyType
from uuid import UUID

from eduapp.core.spans import Span
from eduapp.education.timetable.rules.occurrences import WHOLE_DAY

SESSION, APPOINTMENT, SHIFT, SITTING, CLOSURE = "session", "appointment", "shift", "sitting", "closure"
NOBODY: frozenset[UUID] = frozenset()
_TWO = 2
_NO_DAY: Mapping[UUID, list["Booking"]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Booking:
    """A stretch of one day for which people or a place are needed; `span` None: at a time nobody knows.

    `kind` (code: booking_kinds) and `source_id` say what it stands for; `title` is what may be told of it.
    """

    kind: str
    source_id: UUID
    day: date
    span: Span | None
    title: str = ""
    learners: frozenset[UUID] = NOBODY
    teachers: frozenset[UUID] = NOBODY
    group_id: UUID | None = None
    place_id: UUID | None = None
    movable: bool = True
    sequence: int = 0  # how often what it stands for was changed

    @property
    def source(self) -> tuple[str, UUID]:
        """What it stands for."""
        return self.kind, self.source_id

    @property
    def taken(self) -> Span:
        """The stretch it keeps: all day while its time is unknown."""
        return self.span or WHOLE_DAY

    def touches(self, other: "Booking") -> bool:
        """Whether both need the same minute."""
        return self.day == other.day and self.taken.overlaps(other.taken)


class Needed(IntEnum):
    """What two bookings share, or who they bring together; in the order in which it is told."""

    GROUP = 1
    PLACE = 2
    TEACHER = 3
    LEARNER = 4
    APART = 5  # two who must not be at one place together


@dataclass(frozen=True, slots=True)
class Conflict:
    """One reason against `wanted`: `subject_id` is who or what is needed by `other` too.

    For APART it is the learner of `wanted`; the other one is nobody's to know. Two of one booking who must
    not meet are a conflict of the booking with itself.
    """

    needed: Needed
    subject_id: UUID
    wanted: Booking
    other: Booking


EVERYTHING = frozenset(Needed)


class Apart:
    """Who must not be together with whom. Only that it is so is known here, never why."""

    def __init__(self, pairs: Iterable[Collection[UUID]] = ()) -> None:
        found: dict[UUID, set[UUID]] = {}
        self.pairs = frozenset(pair for pair in map(frozenset, pairs) if len(pair) == _TWO)
        for one, other in map(tuple, self.pairs):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        self._of: Mapping[UUID, frozenset[UUID]] = MappingProxyType(
            {person: frozenset(others) for person, others in found.items()}
        )

    def of(self, person: UUID) -> frozenset[UUID]:
        """Those who must not be where this person is."""
        return self._of.get(person, NOBODY)


TOGETHER = Apart()  # nobody is to be kept from anybody


class Calendar:
    """Bookings by day and by whom or what they need: looked up, not gone through."""

    def __init__(self, bookings: Iterable[Booking] = (), apart: Apart = TOGETHER) -> None:
        self.apart = apart
        self._by: dict[date, dict[UUID, list[Booking]]] = {}
        self._of_marked: dict[UUID, list[Booking]] = {}  # of those who must be kept from somebody
        for booking in bookings:
            self.add(booking)

    def add(self, booking: Booking) -> None:
        """Take one more in."""
        day = self._by.setdefault(booking.day, {})
        for subject in subjects_of(booking):
            known = day.get(subject)
            if known is None:
                day[subject] = [booking]
            else:
                known.append(booking)
        for person in booking.learners if self.apart.pairs else ():
            if self.apart.of(person):
                self._of_marked.setdefault(person, []).append(booking)

    def keeping(self, apart: Apart) -> "Calendar":
        """The same bookings, of other people who must not meet."""
        same = Calendar(apart=apart)
        same._by = self._by
        return same

    def of(self, day: date, subject: UUID) -> Sequence[Booking]:
        """What somebody or something is booked for on a day."""
        return self._by.get(day, _NO_DAY).get(subject, ())

    def against(self, wanted: Booking) -> list[Conflict]:
        """Everything that stands against one booking; what has the same source is the booking itself."""
        found = [
            Conflict(needed, subject, wanted, other)
            for needed, subject in needs_of(wanted)
            for other in self.of(wanted.day, subject)
            if other.source != wanted.source and other.touches(wanted)
        ]
        for person in sorted(wanted.learners) if self.apart.pairs else ():
            met = {id(other): other for other in self.kept_from(wanted, person) if other.touches(wanted)}
            found.extend(Conflict(Needed.APART, person, wanted, other) for other in met.values())
        found.extend(_within(wanted, self.apart))
        return found

    def kept_from(self, wanted: Booking, person: UUID) -> Iterator[Booking]:
        """What keeps a person away on that day: somebody not to be met, there or at the same place."""
        for somebody in self.apart.of(person) - wanted.learners:
            yield from (other for other in self.of(wanted.day, somebody) if _meet(wanted, other))
        for somebody in self.apart.of(person) & wanted.learners:  # they come along, but may be there already
            for other in self.of(wanted.day, somebody):
                if other.source != wanted.source and _meet(wanted, other):
                    yield other

    def clashes(self) -> list[Conflict]:
        """Everything that clashes with anything, each pair once: the whole site looked through."""
        found: list[Conflict] = []
        for day in self._by.values():
            for subject, bookings in day.items():
                if len(bookings) > 1:
                    found.extend(_swept(subject, bookings))
        for pair in self.apart.pairs:
            found.extend(self._met(*sorted(pair)))
        return found

    def _met(self, one: UUID, other: UUID) -> Iterator[Conflict]:
        told: set[frozenset[int]] = set()
        for mine in self._of_marked.get(one, ()):
            for theirs in self.of(mine.day, other):
                pair = frozenset((id(mine), id(theirs)))
                if pair not in told and _meet(mine, theirs) and mine.touches(theirs):
                    told.add(pair)
                    yield Conflict(Needed.APART, one, mine, theirs)


def conflicts_of(
    wanted: Iterable[Booking],
    booked: Iterable[Booking] | Calendar,
    apart: Apart = TOGETHER,
    *,
    only: Collection[Needed] = EVERYTHING,
) -> list[Conflict]:
    """Everything that stands against these bookings: what is booked already, and what they are to each other.

    `only` narrows it: to put a learner into a group is nothing its room or its teacher need be asked.
    """
    asked = list(wanted)
    calendar = booked if isinstance(booked, Calendar) else Calendar(booked, apart)
    found = [conflict for booking in asked for conflict in calendar.against(booking)]
    among = Calendar(asked, calendar.apart).clashes()
    found.extend(conflict for conflict in among if conflict.wanted is not conflict.other)
    return [conflict for conflict in found if conflict.needed in only]


def clashes(bookings: Iterable[Booking], apart: Apart = TOGETHER) -> list[Conflict]:
    """The whole site looked through: every pair that clashes, once."""
    return Calendar(bookings, apart).clashes()


def subjects_of(booking: Booking) -> Iterator[UUID]:
    """Everybody and everything it needs."""
    yield from booking.learners
    yield from booking.teachers
    if booking.group_id is not None:
        yield booking.group_id
    if booking.place_id is not None:
        yield booking.place_id


def needs_of(booking: Booking) -> Iterator[tuple[Needed, UUID]]:
    """The same, each with what it is."""
    if booking.group_id is not None:
        yield Needed.GROUP, booking.group_id
    if booking.place_id is not None:
        yield Needed.PLACE, booking.place_id
    for person in booking.teachers:
        yield Needed.TEACHER, person
    for person in booking.learners:
        yield Needed.LEARNER, person


def _swept(subject: UUID, bookings: list[Booking]) -> Iterator[Conflict]:
    """Pairs that touch, found by going once through them in order of time."""
    ordered = [(one.taken.start, one.taken.end, number, one) for number, one in enumerate(bookings)]
    ordered.sort()
    needed = None
    for place, (_start, end, _number, one) in enumerate(ordered, start=1):
        for start, _end, _other, other in ordered[place:]:
            if start >= end:
                break
            if one.source != other.source:
                needed = needed or _needed(subject, one)
                yield Conflict(needed, subject, one, other)


def _needed(subject: UUID, booking: Booking) -> Needed:
    return next(needed for needed, one in needs_of(booking) if one == subject)


def _meet(one: Booking, other: Booking) -> bool:
    """Whether whoever is in one is where those of the other are."""
    same_place = one.place_id is not None and one.place_id == other.place_id
    return same_place or one.source == other.source


def _within(booking: Booking, apart: Apart) -> Iterator[Conflict]:
    """Two of one booking who must not meet."""
    marked = sorted(person for person in booking.learners if apart.of(person))
    for one, other in combinations(marked, 2):
        if other in apart.of(one):
            yield Conflict(Needed.APART, one, booking, booking)
