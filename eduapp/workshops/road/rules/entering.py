"""What stands against setting a road, or noting practice from elsewhere. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.spans import MINUTES_A_DAY
from eduapp.core.violations import Violation
from eduapp.workshops.road import terms
from eduapp.workshops.road.rules.numbers import HUNDRED, TRADES, demand_of

PROOFS, END_REASONS = "practice_proofs", "road_end_reasons"
LONGEST_EMPLOYER, LONGEST_REASON = 200, 200
FARTHEST_START = timedelta(days=366)


@dataclass(frozen=True)
class RoadFacts:
    """Which trade, by which way, by which county's year, from when, and whose hours count."""

    trade: str
    way: str
    year: str
    start_day: date
    workshops: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class PracticeFacts:
    """Practice elsewhere, as a paper says it: a share of a post, or hours."""

    trade: str
    first_day: date
    last_day: date
    percent: int | None
    minutes: int | None
    employer: str
    proof: str


class NothingAsked(Violation):
    """A trade, a way or a year that the lists do not know, or not yet."""

    message = N_("It is not known what is asked for this trade, way and year. Choose others.")
    about = ("trade",)


class OnTheWay(Violation):
    """One live road per trade."""

    message = N_("There is a road to this trade already: {trade}. Change or end that one first.")
    about = ("trade",)


class StartsTooLate(Violation):
    """A start far ahead is a slip in the year."""

    message = N_("The start day {day} is more than a year ahead. Check the year.")
    about = ("start_day",)


class RoadEnded(Violation):
    """What ended stays as it is."""

    message = N_("This road has ended. Set a new one.")


class EndReasonUnknown(Violation):
    """A reason of the list, and none that the program gives by itself."""

    message = N_("Choose a reason from the list.")
    about = ("reason",)


class EndsBeforeStart(Violation):
    """A period that runs backwards."""

    message = N_("The last day is before the first day.")
    about = ("last_day",)


class NotOver(Violation):
    """Nothing in the future counts (rule 49)."""

    message = N_("The last day {day} is still to come. Note what was done until today.")
    about = ("last_day",)


class OneAmount(Violation):
    """A share or hours: both could disagree."""

    message = N_("Say either the percent of a post or the hours, not both.")
    about = ("percent",)


class PercentImpossible(Violation):
    """Of one post."""

    message = N_("A post has 1 to 100 percent.")
    about = ("percent",)


class HoursImpossible(Violation):
    """More hours than the days have."""

    message = N_("So many hours do not fit into these days.")
    about = ("hours",)


class EmployerMissing(Violation):
    """Without it nobody can ask."""

    message = N_("Write where the practice was and what was done.")
    about = ("employer",)


class EmployerTooLong(Violation):
    """Longer than anybody reads."""

    message = N_("At most {most} characters are possible.")
    about = ("employer",)


class ProofUnknown(Violation):
    """Told, or shown on which paper."""

    message = N_("Choose how the practice is known.")
    about = ("proof",)


class NotedAlready(Violation):
    """The same paper a second time (rule 60: nothing twice)."""

    message = N_("This practice is noted already, with the same days and words.")
    about = ("employer",)


class WithdrawnAlready(Violation):
    """Once is enough."""

    message = N_("This practice is withdrawn already.")


class ReasonNeeded(Violation):
    """What was noted is taken back only with a reason that can be read at a glance."""

    message = N_("Write the reason, in at most {most} characters.")
    about = ("reason",)


def check_road(facts: RoadFacts, today: date, *, taken: bool) -> Iterator[Violation]:
    """Everything against a road; `taken` says that one to this trade is live already."""
    if demand_of(facts.trade, facts.way, facts.year, today) is None:
        yield NothingAsked()
    if taken:
        yield OnTheWay(trade=code_list(TRADES)[facts.trade].label)
    if facts.start_day > today + FARTHEST_START:
        yield StartsTooLate(day=date_text(facts.start_day))


def check_end(reason: str, *, ended: bool) -> Iterator[Violation]:
    """Everything against ending a road."""
    if ended:
        yield RoadEnded()
    reasons = code_list(END_REASONS)
    if reason not in reasons or (reasons[reason].has("system") and reason != terms.REPLACED):
        yield EndReasonUnknown()


def check_practice(facts: PracticeFacts, today: date, *, known: bool) -> Iterator[Violation]:
    """Everything against noting practice from elsewhere; `known` says that the very same is there."""
    if known:
        yield NotedAlready()
    if facts.trade not in code_list(TRADES):
        yield NothingAsked()
    if facts.last_day < facts.first_day:
        yield EndsBeforeStart()
    elif facts.last_day > today:
        yield NotOver(day=date_text(facts.last_day))
    yield from _amount(facts)
    if not facts.employer:
        yield EmployerMissing()
    elif len(facts.employer) > LONGEST_EMPLOYER:
        yield EmployerTooLong(most=LONGEST_EMPLOYER)
    if facts.proof not in code_list(PROOFS):
        yield ProofUnknown()


def check_withdrawal(reason: str, *, withdrawn: bool) -> Iterator[Violation]:
    """Everything against taking back what was noted."""
    if withdrawn:
        yield WithdrawnAlready()
    if not reason or len(reason) > LONGEST_REASON:
        yield ReasonNeeded(most=LONGEST_REASON)


def _amount(facts: PracticeFacts) -> Iterator[Violation]:
    if (facts.percent is None) == (facts.minutes is None):
        yield OneAmount()
    if facts.percent is not None and not 1 <= facts.percent <= HUNDRED:
        yield PercentImpossible()
    days = max(1, (facts.last_day - facts.first_day).days + 1)
    if facts.minutes is not None and not 0 < facts.minutes <= days * MINUTES_A_DAY:
        yield HoursImpossible()
