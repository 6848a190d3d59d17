"""The states of an enrolment, the one table of steps between them, and how taking part ends.

TRANSITIONS is what the service, the screens and the tests all read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation

PLANNED, ACTIVE = "planned", "active"
SUSPENDED, AUTO_SUSPENDED = "suspended", "auto_suspended"
COMPLETED, NOT_COMPLETED = "completed", "not_completed"
WITHDRAWN, WITHDRAWN_STAFF = "withdrawn", "withdrawn_staff"
TRANSFERRED, RELEASED, INTERRUPTED = "transferred", "released", "interrupted"

LIVE = (PLANNED, ACTIVE, SUSPENDED, AUTO_SUSPENDED)
BEGUN = (ACTIVE, SUSPENDED, AUTO_SUSPENDED)  # the first day has come
ENDED_EARLY = (NOT_COMPLETED, WITHDRAWN, WITHDRAWN_STAFF, TRANSFERRED, RELEASED, INTERRUPTED)


@dataclass(frozen=True)
class Transition:
    """One step, the reasons staff may choose for it, and those the program alone gives.

    Without reasons the day itself decides. `ahead`: the step may be planned for a day to come.
    """

    source: str
    target: str
    reasons: tuple[str, ...] = ()
    system: tuple[str, ...] = ()
    ahead: bool = False


def _ends(source: str, *, begun: bool) -> tuple[Transition, ...]:
    """How an enrolment may end. Completion is a decision on one person, never a side effect or a plan."""
    own = ("own_wish", "other_course", "work_instead", "personal", "other")
    staff = ("conduct", "missed_too_much", "too_little_time") if begun else ("too_little_time",)
    closed = ("away_too_long",) if begun else ("group_over", "away_too_long")
    decided = (
        Transition(source, COMPLETED, ("completed",)),
        Transition(source, NOT_COMPLETED, ("criteria_not_met",)),
    )
    return (
        *(decided if begun else ()),
        Transition(source, WITHDRAWN, own, ahead=begun),
        Transition(source, WITHDRAWN_STAFF, (*staff, "entered_by_mistake", "other"), ahead=begun),
        Transition(source, TRANSFERRED, ("moved",), ("left_moved",), ahead=begun),
        Transition(source, RELEASED, ("released",), ("left_released",), ahead=begun),
        Transition(source, INTERRUPTED, ("group_closed", "other"), closed, ahead=begun),
    )


_PAUSE_REASONS = tuple(code.key for code in code_list("pause_reasons") if not code.has("system"))

# An ended enrolment is final: coming back is a new one that follows it.
TRANSITIONS = (
    Transition(PLANNED, ACTIVE),
    Transition(PLANNED, AUTO_SUSPENDED, system=("away",)),  # the first day comes while somebody is away
    Transition(ACTIVE, SUSPENDED, _PAUSE_REASONS, ahead=True),
    Transition(ACTIVE, AUTO_SUSPENDED, system=("away",)),
    Transition(SUSPENDED, ACTIVE),
    Transition(SUSPENDED, AUTO_SUSPENDED, system=("away",)),  # lies over the pause and leaves it as it is
    Transition(AUTO_SUSPENDED, ACTIVE),
    Transition(AUTO_SUSPENDED, SUSPENDED),  # back to the pause that still runs
    *_ends(PLANNED, begun=False),
    *(end for source in BEGUN for end in _ends(source, begun=True)),
)


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
    about = ("reason",)

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(reasons=reasons)

    def sentence(self) -> str:
        """With the reasons' words."""
        reasons = self.facts["reasons"]
        known = reasons if isinstance(reasons, tuple) else ()
        words = [code_list("end_reasons")[reason].label for reason in known]
        return _(self.message).format(reasons=", ".join(words))


class LastDayImpossible(Violation):
    """Before the first day, or still to come where nothing may be planned."""

    message = N_("{day} cannot be the last day. It lies between {first} and today.")
    about = ("last_day",)

    def __init__(self, day: date, first: date) -> None:
        super().__init__(day=date_text(day), first=date_text(first))


class LastDayAfterTheGroup(Violation):
    """Nobody's taking part outlives the group (rule 16)."""

    message = N_("{day} is after the group's last day, {last}. Choose a day until then.")
    about = ("last_day",)

    def __init__(self, day: date, last: date) -> None:
        super().__init__(day=date_text(day), last=date_text(last))


class NextBegins(Violation):
    """The next group of the course begins before this one would be over."""

    message = N_(
        "In the next group of this course the learner begins on {day}. Choose an earlier last day, or take "
        "the next one back first."
    )


class EarlierGoesOn(Violation):
    """What came before is not ended, so this one cannot take its place yet."""

    message = N_("How the group before this one ended has not been said. Say that first, then this.")


def check_next(last: date, next_first: date | None) -> Iterator[Violation]:
    """That what lasts until a day is over before the next one begins."""
    if next_first is not None and next_first <= last:
        yield NextBegins(day=date_text(next_first))


def check_end(
    state: str, target: str, reason: str, span: tuple[date, date], today: date, group_last: date = date.max
) -> Iterator[Violation]:
    """That the table knows the step, the reason fits it, and the days (first, wanted last) run forward."""
    step = transition(state, target)
    if step is None or target in LIVE:
        yield EndNotAllowed(state, target)
        return
    if reason not in step.reasons:
        yield ReasonMissing(step.reasons)
    first, last = span
    if state == PLANNED:
        return
    if last < first or (last > max(first, today) and not step.ahead):
        yield LastDayImpossible(last, first)
    elif last > today and last > group_last:
        yield LastDayAfterTheGroup(last, group_last)


def transition(source: str, target: str) -> Transition | None:
    """The step in the table, or None."""
    return next((step for step in TRANSITIONS if (step.source, step.target) == (source, target)), None)


def ends_of(state: str) -> tuple[Transition, ...]:
    """How an enrolment in this state may end, in the order a screen offers it."""
    return tuple(step for step in TRANSITIONS if step.source == state and step.target not in LIVE)


def state_on(state: str, first_day: date, day: date) -> str:
    """The state on a day: what was planned takes part from its first day on."""
    return ACTIVE if state == PLANNED and first_day <= day else state


def is_system(reason: str) -> bool:
    """Whether the program alone gives this reason: no failure of anybody (rule 12)."""
    return code_list("end_reasons")[reason].has("system")


def group_of(reason: str) -> str:
    """The first level of a reason: the code that statistics count (end_groups)."""
    return str(code_list("end_reasons")[reason].flags.get("group", ""))


def last_day_planned(planned: date | None, group_last: date) -> date | None:
    """The day somebody's taking part is planned to end: never after the group's own last day (rule 16)."""
    return None if planned is None else min(planned, group_last)
