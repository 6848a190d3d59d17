"""The day the time to appeal is counted from: the notice, the grounds, or when an error was known. Pure."""

from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import N_, _, date_text
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.grading.rules.telling import ANEW, GROUNDS_ASKED

_NOT_TOLD = N_("The time to appeal has not begun: no day is noted on which the candidate was told.")
_NOT_KNOWN = N_("The time is counted from the day the candidate learned of the mistake ({basis}).")


@dataclass(frozen=True)
class Notice:
    """What somebody was told of a grade, and when."""

    told_on: date | None = None
    asked_on: date | None = None  # for grounds
    given_on: date | None = None
    copy_asked_on: date | None = None  # of the answer and the guide; it begins nothing anew
    copy_given_on: date | None = None


def start(kind: Kind, notice: Notice, known_on: date | None = None) -> date | None:
    """The day the time of a kind of appeal is counted from; None while it has not begun."""
    if kind.from_knowing:
        return known_on
    return kind.begins(notice.told_on, notice.asked_on, notice.given_on)


def why_not_begun(kind: Kind, notice: Notice) -> str:
    """Why there is no last day yet, in the language spoken now."""
    if kind.from_knowing:
        return _(_NOT_KNOWN).format(basis=kind.basis)
    if notice.asked_on is not None and kind.grounds.has("asks"):
        return _(GROUNDS_ASKED).format(day=date_text(notice.asked_on), basis=ANEW)
    return _(_NOT_TOLD)
