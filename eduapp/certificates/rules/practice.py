"""Who is ready for a praksisattest, and if not, why not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import N_, date_text, hours_text
from eduapp.core.violations import Violation

SHORTEST_PRACTICE = 20 * 60  # minutes; below this an attest says nothing an employer can use (our own rule)


class HoursWaiting(Violation):
    """Hours that nobody has approved are not counted on paper."""

    message = N_("{hours} hours wait for approval. Approve or reject them first.")


class TooLittlePractice(Violation):
    """Too little to attest."""

    message = N_("Only {hours} approved hours; a statement needs at least {least}.")


class NothingNew(Violation):
    """The newest statement covers all of it."""

    message = N_("Statement {number} covers everything up to {day} already.")


class ApprovalVoid(Violation):
    """A calculation rests on hours of all workshops of a road; the paper would not agree with itself."""

    message = N_("Entries whose approval no longer holds: {count}. Approve or reject those hours first.")


@dataclass(frozen=True)
class PracticeCase:
    """What decides about a praksisattest for one person and workshop."""

    minutes: int
    waiting_minutes: int
    last_day: date
    documented_until: date | None
    documented_number: str
    void: int = 0  # entries that a calculation would count, although their approval no longer holds


def check_practice(case: PracticeCase) -> Iterator[Violation]:
    """Everything that stands between a person and a praksisattest."""
    if case.waiting_minutes:
        yield HoursWaiting(hours=hours_text(case.waiting_minutes))
    if case.void:
        yield ApprovalVoid(count=case.void)
    if case.minutes < SHORTEST_PRACTICE:
        yield TooLittlePractice(hours=hours_text(case.minutes), least=hours_text(SHORTEST_PRACTICE))
    if case.documented_until is not None and case.documented_until >= case.last_day:
        yield NothingNew(number=case.documented_number, day=date_text(case.documented_until))
