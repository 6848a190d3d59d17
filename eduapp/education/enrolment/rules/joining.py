"""Who may take part in which group: everything that stands against it, with what would help."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import Reached, Requirement, spoken, still_needed
from eduapp.education.enrolment.rules.finishing import (
    DAYS_A_WEEK,
    Finish,
    Outlook,
    finish_sentence,
)
from eduapp.education.enrolment.rules.limits import source_of


@dataclass(frozen=True)
class Present:
    """A live enrolment in the same course: from when, and until which day it lasts as it is planned now."""

    group: str
    first: date
    last: date
    begun: bool = True
    id: UUID | None = None


@dataclass(frozen=True)
class Applicant:
    """What the rules ask about the learner: the name for sentences, whether here, and how long."""

    name: str
    here: bool = True
    available_until: date | None = None
    completed: AbstractSet[str] | Reached = frozenset()  # codes of completed courses, or all that is reached
    present: tuple[Present, ...] = ()  # what is live in groups of the same course: one now, one ahead
    in_line: bool = False  # stands on the waiting list of the group, and the place is given past it


@dataclass(frozen=True)
class Wanted:
    """What the rules ask about the group."""

    course: str
    group: str
    capacity: int
    taken: int  # live enrolments and seats held for somebody else
    first_day: date
    last_day: date
    requirement: Requirement | None = None
    hard_capacity: bool = False  # machines and supervision: nobody more, for no reason (rule 20)
    others_in_line: int = 0  # who wait for a place, or hold one, while it is given to somebody else
    finish: Finish | None = None


class AlreadyTakingPart(Violation):
    """One at a time per person and course."""

    message = N_(
        "{name} takes part in {course} already, in “{group}” until {last}. End that first, or choose a day "
        "after it, or another course."
    )


class EarlierNotEnded(Violation):
    """The group of before is over, and nobody has said how it ended for this person."""

    message = N_("“{group}” was over {last}, but {name} is in it still. Say there first how it ended.")


class NextPlannedAlready(Violation):
    """One group now and one ahead: what comes after that is planned when it is nearer."""

    message = N_(
        "{name} is to begin in {course}, “{group}”, on {first} already. Take that back first, or wait until "
        "it has begun."
    )


class NotHere(Violation):
    """Only who is here can take part."""

    message = N_(
        "{name} is not here any more. Say on the learner's page that {name} is back, or choose another."
    )


class ConsentMissing(Violation):
    """Education is an offer (L21)."""

    message = N_("Education is an offer ({law}). Write the day on which {name} said yes to it.")
    about = ("consented_on",)

    def sentence(self) -> str:
        """With the paragraph as it is called in the language spoken now."""
        return _(self.message).format(**self.facts, law=source_of("consent"))


class ConsentStillToCome(Violation):
    """A yes that has not been said."""

    message = N_("{name} cannot have said yes on {day}, which is still to come. Write the day it was said.")
    about = ("consented_on",)


class GroupIsOver(Violation):
    """The last day has passed."""

    message = N_("The group ended on {last}. Choose a group that runs, or give it a later last day.")
    about = ("group_id",)

    def __init__(self, last: date) -> None:
        super().__init__(last=date_text(last))


class OutsideTheGroup(Violation):
    """The first day lies outside the group's own days."""

    message = N_("{day} is outside the group's days, {first} to {last}. Choose a day within them.")
    about = ("first_day",)

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(day=date_text(day), first=date_text(first), last=date_text(last))


class GroupFull(Violation):
    """All places are taken (rule 20: in a classroom one more may come, with a reason)."""

    message = N_("All {capacity} places are taken. Choose another group, or put on one more with a reason.")
    overridable = True


class NoMachineLeft(Violation):
    """All places are taken where machines or supervision set the limit (rule 20: nobody more)."""

    message = N_(
        "All {capacity} places are taken, and in a workshop machines and supervision set the limit. "
        "Choose another group, or wait for a place."
    )


class InLineAlready(Violation):
    """The waiting list decides about those who stand on it (rules 3 and 4)."""

    message = N_("{name} stands on the waiting list of this group. Give the place there, under Waiting.")


class OthersWait(Violation):
    """A place goes past the waiting list only with a reason (rule 9)."""

    message = N_(
        "{waiting} for a place in this group. Offer it under Waiting, or go past them with a reason."
    )
    overridable = True

    def __init__(self, count: int) -> None:
        super().__init__(count=count)

    def sentence(self) -> str:
        """With the number in words."""
        count = self.facts["count"]
        many = count if isinstance(count, int) else 0
        waiting = ngettext("{count} person waits", "{count} people wait", many).format(count=many)
        return _(self.message).format(waiting=waiting)


class NotYetCompleted(Violation):
    """Prerequisites are missing."""

    message = N_("{name} has not completed what the course asks for: {needed}.")
    overridable = True

    def __init__(self, name: str, needed: Requirement) -> None:
        super().__init__(name=name, needed=needed)

    def sentence(self) -> str:
        """With and and or in the language spoken now."""
        needed = self.facts["needed"]
        said = spoken(needed) if isinstance(needed, Requirement) else str(needed)
        return _(self.message).format(name=self.facts["name"], needed=said)


class LeavesBeforeTheEnd(Violation):
    """Expected to leave before the course is over; the shortfall in days or begun weeks (rule 11)."""

    message = N_("{name} is expected to be here until {until}; the course ends {last}, {weeks} later.")
    overridable = True

    def __init__(self, name: str, until: date, last: date, finish: Finish | None = None) -> None:
        days, weeks = (last - until).days, weeks_short(until, last)
        told = {"until": date_text(until), "last": date_text(last), "weeks": weeks, "days": days}
        super().__init__(name=name, finish=finish, **told)

    def sentence(self) -> str:
        """With the number of weeks in words, and the hours that would be missing where they are known."""
        said = _(self.message).format(**self.facts | {"weeks": self._later()})
        finish = self.facts["finish"]
        if isinstance(finish, Finish) and finish.outlook is Outlook.SHORT:
            return f"{said} {finish_sentence(finish)}"
        return said

    def _later(self) -> str:
        """Less than a week is told in days."""
        days = self.facts["days"]
        if isinstance(days, int) and 0 < days < DAYS_A_WEEK:
            return ngettext("{count} day", "{count} days", days).format(count=days)
        return weeks_text(self.facts["weeks"])


def check_enrolment(who: Applicant, wanted: Wanted, first_day: date, today: date) -> Iterator[Violation]:
    """Everything that stands against somebody taking part in a group from a day on, all of it at once."""
    if not who.here:
        yield NotHere(name=who.name)
    yield from _check_one_at_a_time(who, wanted, first_day, today)
    if wanted.last_day < today:
        yield GroupIsOver(wanted.last_day)
    if not wanted.first_day <= first_day <= wanted.last_day:
        yield OutsideTheGroup(first_day, wanted.first_day, wanted.last_day)
    yield from check_seat(wanted.capacity, wanted.taken, hard=wanted.hard_capacity)
    yield from _check_line(who, wanted)
    needed = still_needed(wanted.requirement, who.completed)
    if needed is not None:
        yield NotYetCompleted(who.name, needed)
    yield from _check_time(who, wanted)


def check_consent(name: str, consented_on: date | None, today: date) -> Iterator[Violation]:
    """That the learner has said yes to the offer, and when (L21)."""
    if consented_on is None:
        yield ConsentMissing(name=name)
    elif consented_on > today:
        yield ConsentStillToCome(name=name, day=date_text(consented_on))


def check_seat(capacity: int, taken: int, *, hard: bool) -> Iterator[Violation]:
    """That a place is free; a held one is taken (rule 20: machines and supervision take nobody more)."""
    if taken >= capacity:
        kind = NoMachineLeft if hard else GroupFull
        yield kind(capacity=capacity)


def _check_one_at_a_time(who: Applicant, wanted: Wanted, first_day: date, today: date) -> Iterator[Violation]:
    """The next one may be planned while this one lasts, if it begins after it; the database holds no more."""
    for one in who.present:
        named = {"name": who.name, "course": wanted.course, "group": one.group}
        if one.first <= wanted.last_day and first_day <= one.last:
            yield AlreadyTakingPart(**named, last=date_text(one.last))
        elif one.begun and first_day <= today:
            yield EarlierNotEnded(name=who.name, group=one.group, last=date_text(one.last))
        elif not one.begun and first_day > today:
            yield NextPlannedAlready(**named, first=date_text(one.first))


def _check_line(who: Applicant, wanted: Wanted) -> Iterator[Violation]:
    if who.in_line:
        yield InLineAlready(name=who.name)
    elif wanted.others_in_line:
        yield OthersWait(wanted.others_in_line)


def _check_time(who: Applicant, wanted: Wanted) -> Iterator[Violation]:
    """Whether there is time enough."""
    until, finish = who.available_until, wanted.finish
    in_time = finish is not None and finish.outlook is Outlook.IN_TIME and not finish.counted_on_from
    if until is not None and until < wanted.last_day and not in_time:
        yield LeavesBeforeTheEnd(who.name, until, wanted.last_day, finish)


def weeks_short(until: date, last: date) -> int:
    """By how many weeks somebody leaves too early; a week begun counts, 0 if they stay."""
    return max(0, -(-(last - until).days // DAYS_A_WEEK))


def weeks_text(weeks: object) -> str:
    """A number of weeks in words."""
    count = weeks if isinstance(weeks, int) else 0
    return ngettext("{count} week", "{count} weeks", count).format(count=count)


def places_text(taken: int, capacity: int) -> str:
    """How full a group is: 9 of 10, 1 free."""
    free = capacity - taken
    if free > 0:
        words = ngettext("{taken} of {capacity}, {free} free", "{taken} of {capacity}, {free} free", free)
        return words.format(taken=taken, capacity=capacity, free=free)
    if free == 0:
        return _("{taken} of {capacity}, full").format(taken=taken, capacity=capacity)
    return _("{taken} of {capacity}, {over} too many").format(taken=taken, capacity=capacity, over=-free)
