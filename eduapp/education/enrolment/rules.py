"""Who may take part, and how taking part begins and ends. Pure.

TRANSITIONS is the one table of states: the service, the screens and the tests all read it.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import Reached, Requirement, spoken, still_needed

DAYS_A_WEEK = 7

PLANNED, ACTIVE = "planned", "active"
COMPLETED, NOT_COMPLETED = "completed", "not_completed"
WITHDRAWN, INTERRUPTED = "withdrawn", "interrupted"
LIVE = (PLANNED, ACTIVE)


@dataclass(frozen=True)
class Transition:
    """One step somebody may take, and the reasons that may stand behind it (none: the day itself decides)."""

    source: str
    target: str
    reasons: tuple[str, ...] = ()


# Completion is a decision about one person against stated criteria, never a side effect of a group's end.
# An ended enrolment is final: coming back is a new one.
TRANSITIONS = (
    Transition(PLANNED, ACTIVE),
    Transition(PLANNED, WITHDRAWN, ("own_wish", "other")),
    Transition(PLANNED, INTERRUPTED, ("moved", "released", "group_closed", "other")),
    Transition(ACTIVE, COMPLETED, ("completed",)),
    Transition(ACTIVE, NOT_COMPLETED, ("criteria_not_met",)),
    Transition(ACTIVE, WITHDRAWN, ("own_wish", "other")),
    Transition(ACTIVE, INTERRUPTED, ("moved", "released", "group_closed", "other")),
)


@dataclass(frozen=True)
class Applicant:
    """What the rules ask about the learner: the name for sentences, whether here, and how long."""

    name: str
    here: bool = True
    available_until: date | None = None
    completed: AbstractSet[str] | Reached = frozenset()  # codes of completed courses, or all that is reached
    live_group: str = ""  # the group of the same course they take part in now


@dataclass(frozen=True)
class Wanted:
    """What the rules ask about the group."""

    course: str
    group: str
    capacity: int
    taken: int
    first_day: date
    last_day: date
    requirement: Requirement | None = None


class AlreadyTakingPart(Violation):
    """One live enrolment per person and course."""

    message = N_(
        "{name} takes part in {course} already, in “{group}”. End that first, or choose another course."
    )


class NotHere(Violation):
    """Only who is here can take part."""

    message = N_(
        "{name} is not here any more. Say on the learner's page that {name} is back, or choose another."
    )


class GroupIsOver(Violation):
    """The last day has passed."""

    message = N_("The group ended on {last}. Choose a group that runs, or give it a later last day.")

    def __init__(self, last: date) -> None:
        super().__init__(last=date_text(last))


class OutsideTheGroup(Violation):
    """The first day lies outside the group's own days."""

    message = N_("{day} is outside the group's days, {first} to {last}. Choose a day within them.")

    def __init__(self, day: date, first: date, last: date) -> None:
        super().__init__(day=date_text(day), first=date_text(first), last=date_text(last))


class GroupFull(Violation):
    """All places are taken."""

    message = N_("All {capacity} places are taken. Choose another group, or put on one more with a reason.")
    overridable = True


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
    """Expected to leave before the course is over; the shortfall in whole weeks, begun ones counted."""

    message = N_("{name} is expected to be here until {until}; the course ends {last}, {weeks} later.")
    overridable = True

    def __init__(self, name: str, until: date, last: date) -> None:
        super().__init__(
            name=name, until=date_text(until), last=date_text(last), weeks=weeks_short(until, last)
        )

    def sentence(self) -> str:
        """With the number of weeks in words."""
        return _(self.message).format(**self.facts | {"weeks": weeks_text(self.facts["weeks"])})


class EndNotAllowed(Violation):
    """The table knows no such step."""

    message = N_("“{source}” cannot become “{target}”. Read the list again; perhaps somebody was faster.")

    def __init__(self, source: str, target: str) -> None:
        super().__init__(source=source, target=target)

    def sentence(self) -> str:
        """With the states' words."""
        words = {key: code_list("enrolment_states")[str(state)].label for key, state in self.facts.items()}
        return _(self.message).format(**words)


class ReasonMissing(Violation):
    """An end needs one of the reasons that fit it."""

    message = N_("Choose why it ended: {reasons}.")

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(reasons=reasons)

    def sentence(self) -> str:
        """With the reasons' words."""
        reasons = self.facts["reasons"]
        known = reasons if isinstance(reasons, tuple) else ()
        words = [code_list("end_reasons")[reason].label for reason in known]
        return _(self.message).format(reasons=", ".join(words))


class LastDayImpossible(Violation):
    """Before the first day, or still to come."""

    message = N_("{day} cannot be the last day. It lies between {first} and today.")

    def __init__(self, day: date, first: date) -> None:
        super().__init__(day=date_text(day), first=date_text(first))


def check_enrolment(who: Applicant, wanted: Wanted, first_day: date, today: date) -> Iterator[Violation]:
    """Everything that stands against somebody taking part in a group from a day on, all of it at once."""
    if not who.here:
        yield NotHere(name=who.name)
    if who.live_group:
        yield AlreadyTakingPart(name=who.name, course=wanted.course, group=who.live_group)
    if wanted.last_day < today:
        yield GroupIsOver(wanted.last_day)
    if not wanted.first_day <= first_day <= wanted.last_day:
        yield OutsideTheGroup(first_day, wanted.first_day, wanted.last_day)
    if wanted.taken >= wanted.capacity:
        yield GroupFull(capacity=wanted.capacity)
    needed = still_needed(wanted.requirement, who.completed)
    if needed is not None:
        yield NotYetCompleted(who.name, needed)
    if who.available_until is not None and who.available_until < wanted.last_day:
        yield LeavesBeforeTheEnd(who.name, who.available_until, wanted.last_day)


def check_end(
    state: str, target: str, reason: str, span: tuple[date, date], today: date
) -> Iterator[Violation]:
    """That the table knows the step, the reason fits it, and the days (first, wanted last) run forward."""
    step = transition(state, target)
    if step is None or target in LIVE:
        yield EndNotAllowed(state, target)
        return
    if reason not in step.reasons:
        yield ReasonMissing(step.reasons)
    first, last = span
    if state == ACTIVE and not first <= last <= max(first, today):
        yield LastDayImpossible(last, first)


def transition(source: str, target: str) -> Transition | None:
    """The step in the table, or None."""
    return next((step for step in TRANSITIONS if (step.source, step.target) == (source, target)), None)


def ends_of(state: str) -> tuple[Transition, ...]:
    """How an enrolment in this state may end, in the order a screen offers it."""
    return tuple(step for step in TRANSITIONS if step.source == state and step.target not in LIVE)


def state_on(state: str, first_day: date, day: date) -> str:
    """The state on a day: what was planned takes part from its first day on."""
    return ACTIVE if state == PLANNED and first_day <= day else state


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
