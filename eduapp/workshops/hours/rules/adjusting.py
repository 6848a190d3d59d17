"""Adjustments: minutes more or less on a day of a counted month (rule 51 of the rules from the field).

Adjustments are where fraud lives: each has a reason with a maximum, none lies in the future or before the
person's first post, and the day they change stays between nothing and a whole shift. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text, month_text
from eduapp.core.spans import hours_and_minutes
from eduapp.core.violations import Violation
from eduapp.workshops.hours.rules.ledger import Adjustment
from eduapp.workshops.hours.rules.times import DayToCome, Times

REASONS = "adjustment_reasons"  # code list; `most`: minutes on one day for one reason


@dataclass(frozen=True)
class DayBefore:
    """What stands of one person in one workshop on the day to be adjusted."""

    minutes: int  # everything that is not rejected, adjustments too
    sure: int  # of these approved or counted: what stays whatever becomes of the rest
    for_reason: int  # minutes of adjustments for the same reason
    waiting: bool  # an adjustment of this day waits for approval
    counted: bool  # the month is counted in a statement
    first_post: date | None  # the person's first day in the workshop
    last_post: date | None  # and the last; None: there is no end
    shift: Times


class AdjustsNothing(Violation):
    """No minutes."""

    message = N_("An adjustment of no minutes changes nothing. Write how many.")
    about = ("minutes",)


class AdjustmentUnexplained(Violation):
    """Not a code of the closed list."""

    message = N_("Choose the reason of the adjustment; it stands in the ledger and in the trail.")
    about = ("reason",)


class AdjustsTooMuch(Violation):
    """More than the reason allows on one day."""

    message = N_(
        "For “{reason}” at most {most} minutes a day are possible (the school's own limit); "
        "{before} are adjusted already."
    )
    about = ("minutes",)


class MonthNotCounted(Violation):
    """What is not counted is put right itself."""

    message = N_("{month} is not counted yet. Correct the hours of {day}, or enter them.")
    about = ("day",)


class BeforeTheFirstPost(Violation):
    """Nobody has hours before the first day."""

    message = N_("{day} lies before the first day in this workshop ({first}).")
    about = ("day",)


class AfterTheLastPost(Violation):
    """Nobody has hours after the last day."""

    message = N_("{day} lies after the last day in this workshop ({last}).")
    about = ("day",)


class AdjustmentWaits(Violation):
    """One at a time: what is rejected must not leave another standing on it."""

    message = N_("An adjustment of {day} waits for approval. Have it approved or rejected first.")
    about = ("day",)


class NeverPlaced(Violation):
    """No post, no hours to adjust."""

    message = N_("The person never had a place in this workshop. Choose somebody else.")
    about = ("learner_id",)


class DayBelowZero(Violation):
    """Less than nothing cannot have been worked."""

    message = N_("{day} has {before} hours, so no more can be taken away.")
    about = ("minutes",)


class DayAboveTheShift(Violation):
    """Nothing is longer than the shift."""

    message = N_("{day} would have {after} hours, more than the shift of {shift}.")
    about = ("minutes",)


def most_minutes(reason: str, today: date) -> int:
    """How many minutes one reason may change on one day, by what is in force today."""
    return int(str(code_list(REASONS)[reason].on(today).get("most", 0)))


def check_adjustment(day: date, wanted: Adjustment, known: DayBefore, today: date) -> Iterator[Violation]:
    """Everything that stands against an adjustment."""
    if not wanted.minutes:
        yield AdjustsNothing()
    yield from _check_day(day, known, today)
    if wanted.reason not in code_list(REASONS):
        yield AdjustmentUnexplained()
    elif abs(wanted.minutes + known.for_reason) > (most := most_minutes(wanted.reason, today)):
        label = code_list(REASONS)[wanted.reason].label
        yield AdjustsTooMuch(reason=label, most=most, before=known.for_reason)
    after = known.minutes + wanted.minutes
    if known.sure + wanted.minutes < 0:
        yield DayBelowZero(day=date_text(day), before=hours_and_minutes(known.sure))
    elif wanted.minutes > 0 and after > known.shift.minutes:
        shift = hours_and_minutes(known.shift.minutes)
        yield DayAboveTheShift(day=date_text(day), after=hours_and_minutes(after), shift=shift)


def _check_day(day: date, known: DayBefore, today: date) -> Iterator[Violation]:
    """A day of a counted month, within the person's posts, with no other adjustment on its way."""
    if day > today:
        yield DayToCome(day=date_text(day))
    elif not known.counted:
        yield MonthNotCounted(month=month_text(day), day=date_text(day))
    if known.first_post is None:
        yield NeverPlaced()
    elif day < known.first_post:
        yield BeforeTheFirstPost(day=date_text(day), first=date_text(known.first_post))
    elif known.last_post is not None and day > known.last_post:
        yield AfterTheLastPost(day=date_text(day), last=date_text(known.last_post))
    if known.waiting:
        yield AdjustmentWaits(day=date_text(day))
