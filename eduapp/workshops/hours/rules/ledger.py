"""The ledger of hours: what an entry says, who may approve it, and when an approval has fallen. Pure."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.clock import NORWAY
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.rules.deviation import NONE, Deviation
from eduapp.workshops.hours.rules.times import About, Times

SCHEME, SCHEME_OF_ALL = "dagverk-hours-1", "dagverk-statement-1"
FULLER_SCHEME = "dagverk-hours-2"  # with machines, and with what was taken off or lost
ZONED_SCHEME = "dagverk-hours-3"  # with the zone besides, and what the clock was put back or forward
UNSAID_ZONE = "Europe/Oslo"  # of all that the earlier schemes say, whatever the program's own zone is
NO_MACHINES: frozenset[UUID] = frozenset()
LONGEST_REASON = 200
_LENGTH_BYTES = 4


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Minutes more or less on a day whose month is counted, with the code of why (adjustment_reasons)."""

    minutes: int = 0
    reason: str = ""


NO_ADJUSTMENT = Adjustment()
NO_TIME = Times(0, 0)  # of an adjustment: it was not worked at a time of its own


@dataclass(frozen=True, slots=True)
class EntryContent:
    """What an hour entry says, without who wrote or approved it. `zone`: whose clock the times are of."""

    learner_id: UUID
    workshop_id: UUID
    day: date
    times: Times
    task_id: UUID | None = None
    machine_ids: frozenset[UUID] = NO_MACHINES
    deviation: Deviation = NONE
    adjustment: Adjustment = NO_ADJUSTMENT
    zone: str = NORWAY

    @property
    def minutes(self) -> int:
        """What is credited: end − start ± the clock − break − penalty, or the minutes of an adjustment."""
        return self.times.minutes - self.deviation.penalty + self.adjustment.minutes


@dataclass(frozen=True)
class Standing:
    """How an entry stands when somebody is about to approve, reject or correct it."""

    who: str
    day: date
    state: str
    entered_by: UUID
    shown: str  # its state in words


class OwnHours(Violation):
    """Two people for every hour: one enters, another approves."""

    message = N_("You entered the hours of {day} yourself. Ask somebody else to approve them.")


class NotWaiting(Violation):
    """Only what waits can be approved."""

    message = N_("The hours of {day} are {state}, so there is nothing to approve.")


class CannotReject(Violation):
    """Counted or rejected already."""

    message = N_("The hours of {day} are {state} and stay so.")


class Locked(Violation):
    """Counted in a statement: only a new row with a reason can change the sum (law-states 2.6)."""

    message = N_("The hours of {day} are counted in a statement and stay as they are. Make an adjustment.")


class AdjustmentStays(Violation):
    """Rejected and made anew, it leaves a trace of both."""

    message = N_("This is an adjustment. Have it rejected, and make another one.")


class NotApproved(Violation):
    """A statement counts what two people stand behind, and nothing twice."""

    message = N_("The hours of {day} are {state}. A statement counts approved hours, each once.")


class ApprovalVoid(Violation):
    """Something else stands there than was approved."""

    message = N_("The hours of {day} no longer say what was approved. Correct them, and have them approved.")


class ReasonMissing(Violation):
    """What others did is taken back only with a reason."""

    message = N_("Write the reason; the trail keeps it.")
    about = ("reason",)


class ReasonTooLong(Violation):
    """Longer than anybody reads."""

    message = N_("The reason has {length} characters. At most {most} are possible.")
    about = ("reason",)


class NothingChanged(Violation):
    """A correction that corrects nothing."""

    message = N_("Nothing is different from before.")


def digest(content: EntryContent) -> str:
    """SHA-256 over the parts of an entry, each preceded by its length, as 64 hexadecimal digits.

    Approval stores it: an entry that says anything else later is no longer the one that was approved.
    What has neither machines, deviations nor an adjustment has the digest it always had, and so has whatever
    was worked in Norway on a day whose clock ran through.
    """
    times, zoned = content.times, is_zoned(content)
    fuller = zoned or is_fuller(content)
    parts = (
        ZONED_SCHEME if zoned else FULLER_SCHEME if fuller else SCHEME,
        content.learner_id.hex,
        content.workshop_id.hex,
        content.day.isoformat(),
        str(times.start),
        str(times.end),
        str(times.pause),
        str(times.minutes),
        content.task_id.hex if content.task_id else "",
        *(_fuller_parts(content) if fuller else ()),
        *((content.zone, str(times.change)) if zoned else ()),
    )
    return digest_of_parts(parts)


def is_fuller(content: EntryContent) -> bool:
    """Whether it says more than a stretch of work and its task."""
    return bool(content.machine_ids) or content.deviation != NONE or content.adjustment != NO_ADJUSTMENT


def is_zoned(content: EntryContent) -> bool:
    """Whether its times are told apart only by their zone, or by what the clock was put back or forward."""
    return content.zone != UNSAID_ZONE or content.times.change != 0


def digest_of_parts(parts: Iterable[str]) -> str:
    """SHA-256 over texts, each preceded by its length in bytes (4, big-endian), as 64 hexadecimal digits."""
    encoded = (part.encode() for part in parts)
    return hashlib.sha256(b"".join(len(e).to_bytes(_LENGTH_BYTES, "big") + e for e in encoded)).hexdigest()


def _fuller_parts(content: EntryContent) -> tuple[str, ...]:
    more = content.deviation
    machines = ",".join(sorted(id.hex for id in content.machine_ids))
    change = content.adjustment
    return (
        machines,
        str(more.penalty),
        more.penalty_reason,
        str(more.lost),
        more.lost_reason,
        str(change.minutes),
        change.reason,
    )


def digest_of_all(approved: Iterable[str]) -> str:
    """SHA-256 over the digests of several entries, in order; all of them are 64 hexadecimal digits."""
    return hashlib.sha256("\n".join((SCHEME_OF_ALL, *approved)).encode()).hexdigest()


def approval_holds(content: EntryContent, state: str, approved_digest: str | None) -> bool:
    """Whether the entry still says what somebody approved."""
    return state in terms.FINAL and approved_digest == digest(content)


def check_approval(entries: Iterable[Standing], approver: UUID) -> Iterator[Violation]:
    """Everything that stands against approving these, person by person."""
    for entry in entries:
        if entry.state != terms.SUBMITTED:
            yield About(entry.who, NotWaiting(day=date_text(entry.day), state=entry.shown))
        elif entry.entered_by == approver:
            yield About(entry.who, OwnHours(day=date_text(entry.day)))


def check_counting(entries: Iterable[Standing], whole: Iterable[bool]) -> Iterator[Violation]:
    """Only approved hours are counted, once, and only if they still say what was approved."""
    for entry, holds in zip(entries, whole, strict=True):
        if entry.state != terms.APPROVED:
            yield About(entry.who, NotApproved(day=date_text(entry.day), state=entry.shown))
        elif not holds:
            yield About(entry.who, ApprovalVoid(day=date_text(entry.day)))


def check_rejection(entries: Iterable[Standing], reason: str) -> Iterator[Violation]:
    """Everything that stands against rejecting these."""
    yield from check_reason(reason)
    for entry in entries:
        if entry.state not in (terms.SUBMITTED, terms.APPROVED):
            yield About(entry.who, CannotReject(day=date_text(entry.day), state=entry.shown))


def check_correction(
    entry: Standing, reason: str, *, changed: bool, adjusts: bool = False
) -> Iterator[Violation]:
    """Whether an entry may say something else from now on; taking an approval back needs a reason."""
    if adjusts:
        yield AdjustmentStays()
    elif entry.state == terms.COUNTED:
        yield About(entry.who, Locked(day=date_text(entry.day)))
    if not changed:
        yield NothingChanged()
    if entry.state == terms.APPROVED or reason.strip():
        yield from check_reason(reason)


def check_reason(reason: str) -> Iterator[Violation]:
    """A reason is there, and can be read at a glance."""
    if not reason.strip():
        yield ReasonMissing()
    elif len(reason) > LONGEST_REASON:
        yield ReasonTooLong(length=len(reason), most=LONGEST_REASON)
