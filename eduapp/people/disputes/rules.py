"""Requests for correction: what one must say, until when it is answered, which step may follow. Pure.

GDPR article 12(3): an answer within one month of receipt; up to two months more where it is complex, told
with the reason within that first month. A month ends on the day of the same number, or on the last of a
shorter one (Regulation 1182/71, article 3(2)(c)); a last day on a weekend stays, so we are never late.
Article 18(1)(a): while it is looked into, what it is about is disputed, and says so wherever it is shown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.spans import months_after
from eduapp.core.violations import Violation

ASKED, EXTENDED, CORRECTED = "asked", "extended", "corrected"
REFUSED, NOTED, WITHDRAWN = "refused", "noted", "withdrawn"
EXTEND, CORRECT, REFUSE, NOTE, WITHDRAW = "extend", "correct", "refuse", "note", "withdraw"
LONGEST = 1000  # characters of what somebody says, and of an answer
SOON = 7  # days before an answer is due on which Today tells it
ANYTHING = "other"  # the kind that names no tables: it may be about all of it

_ALLOWED = {
    EXTEND: ((ASKED,), EXTENDED),
    CORRECT: ((ASKED, EXTENDED, NOTED), CORRECTED),
    REFUSE: ((ASKED, EXTENDED), REFUSED),
    NOTE: ((ASKED, EXTENDED), NOTED),
    WITHDRAW: ((ASKED, EXTENDED, NOTED), WITHDRAWN),
}  # step: from which states, and where it leads


@dataclass(frozen=True)
class DisputeFacts:
    """What somebody says is wrong (code: disputed_data), and what would be right; days if it has a period."""

    kind: str
    wrong: str
    right: str
    asked_on: date | None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Mark:
    """That something about a person is disputed: of which kind, since when, of which days if not of all."""

    learner_id: UUID
    kind: str
    asked_on: date
    first_day: date | None = None
    last_day: date | None = None

    def touches(self, first: date | None, last: date | None) -> bool:
        """Whether it is about any day of a period; an end that is not given is open."""
        begins_before = last is None or self.first_day is None or self.first_day <= last
        ends_after = first is None or self.last_day is None or self.last_day >= first
        return begins_before and ends_after

    @property
    def tables(self) -> frozenset[str]:
        """The tables of which it is about rows; none means all."""
        told = code_list("disputed_data")[self.kind].flags.get("tables", ())
        return frozenset(map(str, told if isinstance(told, list) else ()))


class KindUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose what it is about from the list.")
    about = ("kind",)


class WordsMissing(Violation):
    """Nobody can look into what was not said."""

    message = N_("Write what the learner says is wrong, and what would be right.")
    about = ("wrong", "right")


class TooLong(Violation):
    """A limit, so that a print holds it."""

    message = N_("The text is too long: {count} characters, and {most} is the most.")


class AskedToCome(Violation):
    """It came in already, or it is none."""

    message = N_("The day on which it was asked cannot be after today.")
    about = ("asked_on",)


class DaysTurned(Violation):
    """A period has a beginning and an end."""

    message = N_("The first day of the period is after the last.")
    about = ("first_day", "last_day")


class NoDaysThere(Violation):
    """What has no days has no period."""

    message = N_("{kind} has no days. Leave the period empty.")
    about = ("first_day", "last_day")


class StepNotNow(Violation):
    """A state from which this step does not lead."""

    message = N_("The request is “{state}” now, so this cannot be done.")


class ReasonMissing(Violation):
    """The learner has a right to the reason (article 12(3) and (4)), and to what was done."""

    message = N_("Write what the learner is told: what was done, or why not.")
    about = ("said",)


class TooLateToExtend(Violation):
    """More time is told within the first month (article 12(3))."""

    message = N_("More time had to be told by {day}. Answer the request now.")


def due_on(asked_on: date, *, extended: bool = False) -> date:
    """The last day for the answer, by the rules in force on the day it came in."""
    limits = code_list("dispute_limits")
    months = int(str(limits["answer"].on(asked_on).get("months", 1)))
    if extended:
        months += int(str(limits["extension"].on(asked_on).get("months", 2)))
    return months_after(asked_on, months)


def check_request(facts: DisputeFacts, today: date) -> Iterator[Violation]:
    """Everything that stands against taking a request in."""
    kinds = code_list("disputed_data")
    if facts.kind not in kinds:
        yield KindUnknown()
    if not facts.wrong.strip() or not facts.right.strip():
        yield WordsMissing()
    yield from _too_long(facts.wrong, facts.right)
    if facts.asked_on is None or facts.asked_on > today:
        yield AskedToCome()
    if facts.first_day is not None and facts.last_day is not None and facts.first_day > facts.last_day:
        yield DaysTurned()
    has_days = facts.first_day is not None or facts.last_day is not None
    if has_days and facts.kind in kinds and not kinds[facts.kind].has("dated"):
        yield NoDaysThere(kind=kinds[facts.kind].label)


def check_step(step: str, state: str, said: str, asked_on: date, today: date) -> Iterator[Violation]:
    """Everything that stands against a step now; who withdraws need not say why."""
    starts, _leads = _ALLOWED[step]
    if state not in starts:
        yield StepNotNow(state=code_list("dispute_states")[state].label)
        return
    if step != WITHDRAW and not said.strip():
        yield ReasonMissing()
    yield from _too_long(said)
    if step == EXTEND and today > due_on(asked_on):
        yield TooLateToExtend(day=date_text(due_on(asked_on)))


def after(step: str) -> str:
    """The state a step leads to."""
    return _ALLOWED[step][1]


def may_step(step: str, state: str) -> bool:
    """Whether a step leads from a state at all."""
    return state in _ALLOWED[step][0]


def is_open(state: str) -> bool:
    """Whether an answer is due."""
    return code_list("dispute_states")[state].has("open")


def is_marked(state: str) -> bool:
    """Whether what it is about is shown as disputed."""
    return code_list("dispute_states")[state].has("marked")


def marked_states() -> tuple[str, ...]:
    """All states in which it is."""
    return tuple(code.key for code in code_list("dispute_states") if code.has("marked"))


def open_states() -> tuple[str, ...]:
    """All states in which an answer is due."""
    return tuple(code.key for code in code_list("dispute_states") if code.has("open"))


def mark_text(marks: Iterable[Mark]) -> str:
    """What stands beside disputed data, with the first day it was disputed; "" for no marks."""
    days = sorted(mark.asked_on for mark in marks)
    return _("Disputed by the learner, {day}").format(day=date_text(days[0])) if days else ""


def of_table(marks: Iterable[Mark], table: str) -> list[Mark]:
    """The marks that are about rows of a table."""
    return [mark for mark in marks if table in mark.tables]


def of_everything(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that name no kind of data, and so stand above all of it."""
    return [mark for mark in marks if not mark.tables]


def _too_long(*texts: str) -> Iterator[Violation]:
    for text in texts:
        if len(text) > LONGEST:
            yield TooLong(count=len(text), most=LONGEST)
