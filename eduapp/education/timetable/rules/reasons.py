"""Why not: conflicts as sentences. Each names who or what, with what, the first few dates and how many more.

Pure. A title the reader may not see is empty already; of a person only that they are busy is said then.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation
from eduapp.education.timetable.rules.conflicts import CLOSURE, Booking, Conflict, Needed
from eduapp.education.timetable.rules.occurrences import NAMED, Meeting, Series, few, when_text


class Clash(Violation):
    """Something is needed twice at once. `instead` are times that would do; "" if nobody looked."""

    def __init__(self, *, when: str, instead: str = "", **facts: object) -> None:
        super().__init__(when=when, instead=instead, **facts)

    def sentence(self) -> str:
        """What is taken, and what is free instead."""
        said = super().sentence()
        if not self.facts["instead"]:
            return said
        return " ".join((said, _("Free instead: {times}.").format(times=self.facts["instead"])))


class GroupMeetsThen(Clash):
    """The group cannot meet twice at once."""

    message = N_("The group meets then already: {when}.")


class PlaceTaken(Clash):
    """Another group has the place; two groups may share a room if somebody answers for it."""

    message = N_("{name} is taken then: {when}.")
    about = ("place",)
    overridable = True


class TeacherBusy(Clash):
    """The teacher has something else."""

    message = N_("{name} teaches or is booked then: {when}.")
    overridable = True


class LearnerBusy(Clash):
    """One learner has something else."""

    message = N_("{name} has something else then: {when}.")
    overridable = True


class LearnersBusy(Clash):
    """Several learners have something else."""

    message = N_("{count} learners have something else then, {name}: {when}.")
    overridable = True


class ExamThen(Clash):
    """An exam stands; it is moved first, or the other thing is."""

    message = N_("{name} has an exam then, which stands until it is moved: {when}.")


class AtWorkThen(Clash):
    """The learner would be in a workshop; told, and stops nobody."""

    message = N_("{name} is at work then: {when}.")


class NotTogether(Clash):
    """Two who must not be at one place together. Never overridden here; why it is so is not said."""

    message = N_("Not together: {name}, {when}. Choose another time or place.")


def why_not(
    conflicts: Iterable[Conflict], names: Mapping[UUID, str], instead: str = ""
) -> Iterator[Violation]:
    """Everything that stands against it, each thing once; `names` of people and places by id.

    What gives way, such as a shift, is no reason against anything: see warnings(). A place out of service is
    told by the places' own rule, which knows the days and why.
    """
    kept = [one for one in _plain(conflicts) if not gives_way(one)]
    yield from _of_kind(kept, Needed.GROUP, GroupMeetsThen, names, instead)
    yield from _of_kind(kept, Needed.PLACE, PlaceTaken, names, instead)
    people = [one for one in kept if one.needed in (Needed.TEACHER, Needed.LEARNER)]
    yield from _each(ExamThen, [one for one in people if stops(one.other)], names, instead)
    people = [one for one in people if not stops(one.other)]
    yield from _of_kind(people, Needed.TEACHER, TeacherBusy, names, instead)
    yield from _learners([one for one in people if one.needed == Needed.LEARNER], names, instead)
    yield from _not_together([one for one in kept if one.needed == Needed.APART], names)


def warnings(conflicts: Iterable[Conflict], names: Mapping[UUID, str]) -> Iterator[Violation]:
    """What is worth knowing but stops nobody: who would be at work then."""
    yielding = [one for one in conflicts if gives_way(one)]
    yield from _each(AtWorkThen, yielding, names, "")


def gives_way(conflict: Conflict) -> bool:
    """Whether only somebody's shift is in the way: school and work share the day, and a post has no hours."""
    of_people = conflict.needed in (Needed.TEACHER, Needed.LEARNER)
    return of_people and code_list("booking_kinds")[conflict.other.kind].has("gives_way")


def stops(booking: Booking) -> bool:
    """Whether nothing may be put over it, whoever answers for it (rules 5.1: an exam)."""
    return code_list("booking_kinds")[booking.kind].has("stops")


def listed(bookings: Iterable[Booking]) -> str:
    """What stands there: by title, with the first few times and how many more."""
    by_title: dict[str, list[Booking]] = {}
    for one in sorted(dict.fromkeys(bookings), key=_in_time):
        by_title.setdefault(one.title, []).append(one)
    said = [_titled(title, ones) for title, ones in by_title.items()]
    return few(said, "; ")


def times_listed(times: Sequence[Meeting | Series]) -> str:
    """Times that would do: a day and a time, or the weekdays of a series and a time."""
    return "; ".join(one.words for one in times)


def _plain(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Without what follows from the group: who meets twice needs its teacher and its room twice too."""
    found = [one for one in conflicts if one.other.kind != CLOSURE]
    twice = {(id(one.wanted), id(one.other)) for one in found if one.needed == Needed.GROUP}
    implied = (Needed.PLACE, Needed.TEACHER, Needed.LEARNER)
    return [one for one in found if one.needed not in implied or (id(one.wanted), id(one.other)) not in twice]


def _of_kind(
    conflicts: list[Conflict], needed: Needed, kind: type[Clash], names: Mapping[UUID, str], instead: str
) -> Iterator[Violation]:
    yield from _each(kind, [one for one in conflicts if one.needed == needed], names, instead)


def _each(
    kind: type[Clash], conflicts: list[Conflict], names: Mapping[UUID, str], instead: str
) -> Iterator[Violation]:
    for subject, ones in _by_subject(conflicts).items():
        when = listed(one.other for one in ones)
        yield kind(name=names.get(subject, ""), when=when, instead=instead)


def _learners(conflicts: list[Conflict], names: Mapping[UUID, str], instead: str) -> Iterator[Violation]:
    people = _by_subject(conflicts)
    if len(people) <= NAMED:
        yield from _each(LearnerBusy, conflicts, names, instead)
        return
    who = few(sorted(names.get(subject, "") for subject in people), "; ")
    when = listed(one.other for one in conflicts)
    yield LearnersBusy(count=len(people), name=who, when=when, instead=instead)


def _not_together(conflicts: list[Conflict], names: Mapping[UUID, str]) -> Iterator[Violation]:
    """Told of the one who was asked for, with the time only: the other one must not be guessed."""
    for subject, ones in _by_subject(conflicts).items():
        times = (when_text(one.wanted.day, one.wanted.span) for one in sorted(ones, key=_wanted_in_time))
        yield NotTogether(name=names.get(subject, ""), when=few(list(dict.fromkeys(times))))


def _by_subject(conflicts: Iterable[Conflict]) -> dict[UUID, list[Conflict]]:
    found: dict[UUID, list[Conflict]] = {}
    for one in conflicts:
        found.setdefault(one.subject_id, []).append(one)
    return found


def _titled(title: str, bookings: list[Booking]) -> str:
    times = few([when_text(one.day, one.span) for one in bookings])
    return _("{times} ({title})").format(times=times, title=title) if title else times


def _in_time(booking: Booking) -> tuple[object, ...]:
    return booking.day, booking.taken, booking.title


def _wanted_in_time(conflict: Conflict) -> tuple[object, ...]:
    return _in_time(conflict.wanted)
