"""How a review of a plan comes from one state to another, and what postponing it costs. Pure.

REVIEW_TRANSITIONS is the one table: the service, the screens and the tests all read it. House rule 63: taking
a postponed review up again gives it the days of its reason, but none if it was overdue when it was postponed.
House rule 64: what was held is final, a postponed one is not postponed again, some steps are the program's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation

PLANNED, POSTPONED, HELD, DROPPED = "planned", "postponed", "held", "dropped"
OPEN = (PLANNED, POSTPONED)
BY_STAFF, BY_PROGRAM = "staff", "program"
NOT_HERE = "not_here"


@dataclass(frozen=True)
class ReviewTransition:
    """One step from state to state, who takes it, and the reasons that may stand behind it."""

    source: str
    target: str
    by: str = BY_STAFF
    reasons: tuple[str, ...] = ()


POSTPONE_REASONS = ("not_able", "closed", "not_wanted", "staff_away", "technical")
REVIEW_TRANSITIONS = (
    ReviewTransition(PLANNED, POSTPONED, BY_STAFF, POSTPONE_REASONS),
    ReviewTransition(POSTPONED, PLANNED, BY_STAFF),
    ReviewTransition(PLANNED, HELD, BY_STAFF),
    ReviewTransition(POSTPONED, HELD, BY_STAFF),
    ReviewTransition(PLANNED, DROPPED, BY_PROGRAM, (NOT_HERE,)),
    ReviewTransition(POSTPONED, DROPPED, BY_PROGRAM, (NOT_HERE,)),
)


class ReviewStepNotAllowed(Violation):
    """The table knows no such step (house rule 64)."""

    message = N_("A review that is “{source}” cannot become “{target}”. It has been read again.")

    def __init__(self, source: str, target: str) -> None:
        super().__init__(source=source, target=target)

    def sentence(self) -> str:
        """With the states' words."""
        words = {key: code_list("review_states")[str(state)].label for key, state in self.facts.items()}
        return _(self.message).format(**words)


class PostponeReasonMissing(Violation):
    """A postponed review needs one of the reasons people may choose."""

    message = N_("Choose why the review is postponed.")
    about = ("reason",)


class NotHereForReview(Violation):
    """Nobody reviews the plan of somebody who is not here."""

    message = N_("{name} is not here. Say on the learner's page that {name} is back first.")


class ReviewDayImpossible(Violation):
    """Nothing was held in the future, or before the review was planned."""

    message = N_("{day} cannot be the day of the review. It lies between {first} and today.")
    about = ("day",)


def check_review(source: str, target: str, by: str, reason: str = "") -> Iterator[Violation]:
    """That the table knows the step, whoever takes it, and the reason fits it."""
    step = next(
        (one for one in REVIEW_TRANSITIONS if (one.source, one.target, one.by) == (source, target, by)), None
    )
    if step is None:
        yield ReviewStepNotAllowed(source, target)
    elif step.reasons and reason not in step.reasons:
        yield PostponeReasonMissing()


def check_held(day: date, planned_on: date, today: date) -> Iterator[Violation]:
    """A review is held after it was planned, and not in the future."""
    if not planned_on <= day <= today:
        yield ReviewDayImpossible(day=date_text(day), first=date_text(planned_on))


def extended(last: date, postponed_on: date, reason: str, today: date, until: date | None) -> date:
    """The last day of a review that is taken up again today (house rule 63).

    Never earlier than before, and never after the last day here, if that is known and still to come.
    """
    if postponed_on > last:  # it was overdue already
        return last
    later = max(last, today + timedelta(days=days_given(reason)))
    return max(last, min(later, until)) if until is not None and until >= today else later


def days_given(reason: str) -> int:
    """How many days a reason gives."""
    days = code_list("postpone_reasons")[reason].flags.get("days", 0)
    return days if isinstance(days, int) else 0


def asks_again(last: date, postponed_on: date | None, reason: str, today: date) -> bool:
    """Whether a review is overdue: past its last day, or postponed for longer than its reason gives."""
    if postponed_on is None:
        return last < today
    return max(last, postponed_on + timedelta(days=days_given(reason))) < today
