"""What keeps somebody from being entered for an exam for a while, by law. Pure.

Nobody can go over a hold with a reason of their own: the law has none. Only whether another trade test is of
the same trade is for people to say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation

HOLDS = "exam_holds"
CHEATING_WAIT, OPEN_APPEAL, PRACTICE_WAIT = "cheating_wait", "open_appeal", "practice_wait"
TRADE_TEST = "FAGPR"  # the scale of a trade test (opplæringsforskrifta § 9-5)
NOT_PASSED = "IB"


@dataclass(frozen=True)
class Hold:
    """From a day on, until another, or until somebody lifts it."""

    kind: str  # code: exam_holds
    from_day: date
    until: date | None  # the first day on which it holds no more
    other: str = ""  # the course it was made in, where that is another one that may be of the same trade

    @property
    def code(self) -> Code:
        """What it is, and its paragraph."""
        return code_list(HOLDS)[self.kind]

    def holds(self, exam_on: date, today: date) -> bool:
        """Whether it keeps somebody from an exam of a day, being entered today.

        An exam of the past was entered on its own day at the latest.
        """
        asked = min(today, exam_on) if self.code.has("entry") else exam_on
        return exam_on >= self.from_day and (self.until is None or asked < self.until)


class HeldBack(Violation):
    """The law names the first day."""

    message = N_("{name} can sit this exam again on {day} at the earliest: {what} ({basis}).")
    entry = N_("{name} can be entered again on {day} at the earliest: {what} ({basis}).")
    open = N_("{name} cannot be entered: {what} ({basis}). First the appeal is decided or withdrawn.")
    about = ("learner_id",)

    def sentence(self) -> str:
        """Who, from which day, and why, with the paragraph."""
        hold = self.facts["hold"]
        if not isinstance(hold, Hold):
            raise TypeError(hold)
        words = self.entry if hold.code.has("entry") else self.message
        if hold.until is None:
            words = self.open
        day = date_text(hold.until) if hold.until is not None else ""
        return _(words).format(
            name=self.facts["name"], day=day, what=hold.code.label, basis=hold.code.said("basis")
        )


class PerhapsSameTrade(HeldBack):
    """A trade may have several courses, as when its curriculum is renewed. Which they are, people know."""

    overridable = True
    message = N_(
        "{name}: {what}, in {course} ({basis}). If this trade test is of the same trade, it waits for that "
        "as well. If it is of another trade, say so."
    )

    def sentence(self) -> str:
        """Who, why, from which course, and what may be said against it."""
        hold = self.facts["hold"]
        if not isinstance(hold, Hold):
            raise TypeError(hold)
        return _(self.message).format(
            name=self.facts["name"], what=hold.code.label, course=hold.other, basis=hold.code.said("basis")
        )


def check_holds(holds: Iterable[Hold], name: str, exam_on: date, today: date) -> Iterator[Violation]:
    """Everything that keeps somebody from an exam of a day."""
    for one in holds:
        if one.holds(exam_on, today):
            yield (PerhapsSameTrade if one.other else HeldBack)(name=name, hold=one)


def neutral_text(hold: Hold) -> str:
    """The same for whoever looks at the list of an exam: from when on, and not why."""
    if hold.until is None:
        return _("cannot sit this exam for now.")
    return _("can sit this exam from {day} on.").format(day=date_text(hold.until))
