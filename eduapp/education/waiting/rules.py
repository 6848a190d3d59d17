"""The waiting list: its states, its order, and what stands against a step. Pure.

STEPS is the one table of states: the service, the screens and the tests all read it. Nobody is ever moved by
anything but the order; going out of it takes a reason, which the trail keeps.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.core.violations import Violation

PENDING, APPROVED, OFFERED = "pending", "approved", "offered"
ALLOCATED, DECLINED, WITHDRAWN, REMOVED = "allocated", "declined", "withdrawn", "removed"
OPEN = (PENDING, APPROVED, OFFERED)
IN_LINE = (APPROVED, OFFERED)

OFFER_OPEN, ACCEPTED, TURNED_DOWN, LAPSED, TAKEN_BACK = (
    "open",
    "accepted",
    "turned_down",
    "lapsed",
    "taken_back",
)

ORDER_RULE = N_(
    "The order is the day applied; on the same day, who was entered first. Nothing else moves anybody: what "
    "stands beside a name only informs. Out of order takes a reason, which is kept."
)


@dataclass(frozen=True)
class Step:
    """One step, from "" for a new application. `needs_reason`: one of the reasons for that end.

    `system`: the program alone takes it.
    """

    source: str
    target: str
    needs_reason: bool = False
    system: bool = False


# Allocated, declined and removed are final: a new wish is a new application (rule 2).
STEPS = (
    *(
        Step("", target, needs_reason=target == DECLINED)
        for target in (PENDING, APPROVED, DECLINED, WITHDRAWN)
    ),
    Step(PENDING, APPROVED),
    Step(PENDING, DECLINED, needs_reason=True),
    Step(PENDING, WITHDRAWN),
    Step(PENDING, REMOVED, needs_reason=True, system=True),
    Step(APPROVED, PENDING),
    Step(APPROVED, OFFERED),
    Step(APPROVED, ALLOCATED),
    Step(APPROVED, DECLINED, needs_reason=True),
    Step(APPROVED, WITHDRAWN),
    Step(APPROVED, REMOVED, needs_reason=True, system=True),
    Step(OFFERED, APPROVED),  # turned down, lapsed or taken back: to the same place in the line
    Step(OFFERED, ALLOCATED),
    Step(OFFERED, DECLINED, needs_reason=True),
    Step(OFFERED, WITHDRAWN),
    Step(OFFERED, REMOVED, needs_reason=True, system=True),
    Step(WITHDRAWN, PENDING),  # and nothing else (rule 8)
    Step(WITHDRAWN, REMOVED, needs_reason=True, system=True),
)


@dataclass(frozen=True)
class Wish:
    """What the rules ask about an application to one group."""

    name: str  # whose
    group: str
    kind: str  # of the course (course_kinds)
    last_day: date  # of the group
    applied_on: date
    asked_by: str
    here: bool = True
    open_already: bool = False
    takes_part: bool = False


@dataclass(frozen=True)
class Standing:
    """Somebody in the line: what the order looks at, and whether they could be offered a place at all."""

    id: UUID
    applied_on: date
    number: int
    state: str
    can_take: bool = True  # is here, and does not take part already


class NoListByLaw(Violation):
    """A county may not keep one for adult upper secondary education."""

    message = N_("No waiting list may be kept for this kind of course: {law}. The county takes people in.")

    def __init__(self, kind: str) -> None:
        super().__init__(kind=kind)

    def sentence(self) -> str:
        """With the paragraph."""
        return _(self.message).format(law=law_against(str(self.facts["kind"])))


class GroupEnds(Violation):
    """Nothing to wait for (rule 6)."""

    message = N_("{group} ends on {last}; there is nothing to wait for. Choose a group that goes on.")

    def __init__(self, group: str, last: date) -> None:
        super().__init__(group=group, last=date_text(last))


class AppliedAhead(Violation):
    """Back-dated it may be, future never (rule 1)."""

    message = N_("{day} is still to come. Write the day on which the wish was told.")
    about = ("applied_on",)


class OnlyEarlier(Violation):
    """Else somebody would lose or jump the queue (rule 1)."""

    message = N_("The day applied is {day}, and it may only become earlier.")
    about = ("applied_on",)


class OnTheList(Violation):
    """One open application per person and group (rule 2)."""

    message = N_("{name} stands on the waiting list of {group} already.")


class TakesPart(Violation):
    """Nothing to wait for."""

    message = N_("{name} takes part in that course already.")


class NotHere(Violation):
    """Who is gone waits for nothing."""

    message = N_(
        "{name} is not here any more. Say on the learner's page that {name} is back, or choose another."
    )


class AskedByMissing(Violation):
    """Not a code of the closed list."""

    message = N_("Choose who asked for the place.")
    about = ("asked_by",)


class TooMany(Violation):
    """So that one person does not flood every list (rule 5)."""

    message = N_("That would be {count} applications at once. At most {most} are possible.")


class Twice(Violation):
    """All different (rule 5)."""

    message = N_("The same group is named twice. Take one of them out.")


class StepNotAllowed(Violation):
    """The table knows no such step."""

    message = N_("“{source}” cannot become “{target}”. Read the list again; perhaps somebody was faster.")

    def sentence(self) -> str:
        """With the states' words."""
        states = code_list("application_states")
        return _(self.message).format(**{key: states[str(code)].label for key, code in self.facts.items()})


class ReasonNeeded(Violation):
    """Such an end needs one of its reasons."""

    message = N_("Choose why: {reasons}.")
    about = ("reason",)

    def sentence(self) -> str:
        """With the reasons' words."""
        words = [
            code_list("application_reasons")[key].label for key in reasons_for(str(self.facts["target"]))
        ]
        return _(self.message).format(reasons=", ".join(words))


class NewerApplication(Violation):
    """Old rows must not come alive again (rule 8)."""

    message = N_("{name} has a newer application to this group. Go on with that one.")


class OfferDayImpossible(Violation):
    """An offer runs from today and not beyond the group."""

    message = N_("An offer can stand from today until {last}. Choose a day within that.")
    about = ("until",)


class OutOfOrder(Violation):
    """Somebody stands before (rule 9)."""

    message = N_("{before} before. Offer the place in order, or go past with a reason, which is kept.")
    overridable = True

    def __init__(self, count: int) -> None:
        super().__init__(count=count)

    def sentence(self) -> str:
        """With the number in words."""
        count = self.facts["count"]
        many = count if isinstance(count, int) else 0
        before = ngettext("{count} person stands", "{count} people stand", many).format(count=many)
        return _(self.message).format(before=before)


def law_against(kind: str) -> str:
    """Why no waiting list may be kept for a kind of course, with the paragraph; "" if one may."""
    known = code_list("no_waiting_lists")
    return known[kind].label if kind in known else ""


def check_wish(wish: Wish, today: date) -> Iterator[Violation]:
    """Everything against putting somebody on a list, all of it at once."""
    if law_against(wish.kind):
        yield NoListByLaw(wish.kind)
    if not wish.here:
        yield NotHere(name=wish.name)
    if wish.last_day <= today:
        yield GroupEnds(wish.group, wish.last_day)
    if wish.open_already:
        yield OnTheList(name=wish.name, group=wish.group)
    if wish.takes_part:
        yield TakesPart(name=wish.name)
    if wish.applied_on > today:
        yield AppliedAhead(day=date_text(wish.applied_on))
    if wish.asked_by not in code_list("requesters"):
        yield AskedByMissing()


def check_at_once(groups: Sequence[object]) -> Iterator[Violation]:
    """At most five in one go, all different (rule 5)."""
    most = limit("at_once")
    if len(groups) > most:
        yield TooMany(count=len(groups), most=most)
    if len(set(groups)) < len(groups):
        yield Twice()


def check_date(wanted: date, current: date, today: date) -> Iterator[Violation]:
    """That another day applied is no later one: neither to come nor after the one that stands (rule 1)."""
    if wanted > today:
        yield AppliedAhead(day=date_text(wanted))
    elif wanted > current:
        yield OnlyEarlier(day=date_text(current))


def check_step(
    source: str, target: str, reason: str = "", *, name: str = "", newer: bool = False
) -> Iterator[Violation]:
    """That the table knows the step, its reason is given, and no newer application stands (rule 8)."""
    step_ = step(source, target)
    if step_ is None or step_.system:
        yield StepNotAllowed(source=source, target=target)
        return
    if step_.needs_reason and reason not in reasons_for(target):
        yield ReasonNeeded(target=target)
    if newer:
        yield NewerApplication(name=name)


def check_offer(
    standing: Standing, line: Iterable[Standing], until: date, today: date, last: date
) -> Iterator[Violation]:
    """That a place may be offered to somebody: in order, and for days that lie before the group's end."""
    yield from check_step(standing.state, OFFERED)
    if not today <= until <= last:
        yield OfferDayImpossible(last=date_text(last))
    yield from check_order(standing, line)


def check_order(standing: Standing, line: Iterable[Standing]) -> Iterator[Violation]:
    """That nobody stands before who could take the place (rule 9)."""
    before = passed_over(standing, line)
    if before:
        yield OutOfOrder(before)


def passed_over(standing: Standing, line: Iterable[Standing]) -> int:
    """How many approved people stand before somebody and could take a place now."""
    return sum(
        one.state == APPROVED and one.can_take and place_of(one) < place_of(standing)
        for one in line
        if one.id != standing.id
    )


def place_of(standing: Standing) -> tuple[date, int]:
    """What the order is made of, and nothing else."""
    return standing.applied_on, standing.number


def next_of(line: Iterable[Standing]) -> Standing | None:
    """Who is next: the first approved who could take a place now."""
    waiting = [one for one in line if one.state == APPROVED and one.can_take]
    return min(waiting, key=place_of, default=None)


def step(source: str, target: str) -> Step | None:
    """The step in the table, or None."""
    return next((one for one in STEPS if (one.source, one.target) == (source, target)), None)


def state_on(state: str, until: date | None, day: date) -> str:
    """The state on a day: an offer that has run out is none, and its place in the line is the same."""
    return APPROVED if state == OFFERED and until is not None and until < day else state


def reasons_for(target: str, *, system: bool = False) -> tuple[str, ...]:
    """The reasons for an end: those staff choose, or those the program gives."""
    return tuple(
        code.key
        for code in code_list("application_reasons")
        if code.flags.get("end") == target and code.has("system") == system
    )


def limit(key: str) -> int:
    """A number by its name in waiting_limits."""
    value = code_list("waiting_limits")[key].flags["value"]
    if not isinstance(value, int):
        raise TypeError(key)
    return value


def usual_until(today: date, last: date) -> date:
    """Until when an offer usually stands."""
    return min(today + timedelta(days=limit("offer_days")), last)
