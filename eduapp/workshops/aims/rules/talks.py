"""Talks on the way to a trade: how often one is asked for, and what stands against noting one. Pure.

The interval stands in resources/codes/trade_talks.toml with its paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.spans import months_after
from eduapp.core.violations import Violation

LIST, PROGRESS = "trade_talks", "progress"
LONGEST_AGREED, LONGEST_REASON = 300, 200


@dataclass(frozen=True)
class Interval:
    """How often a talk is asked for on a way, when one is reminded of it, and by which paragraph."""

    months: int
    remind: timedelta
    basis: str

    def due(self, start: date, last: date | None) -> date:
        """The day by which the next talk is held: so long after the start of the road, or the last talk."""
        return months_after(start if last is None else max(start, last), self.months)


class NoRoad(Violation):
    """A talk is about a way."""

    message = N_("The learner is on no road to this trade. Set one first.")


class TalkToCome(Violation):
    """Nothing is noted beforehand (rule 49)."""

    message = N_("{day} is still to come. Note the talk when it has been held.")
    about = ("day",)


class TalkBeforeRoad(Violation):
    """Before the road there was nothing to talk about."""

    message = N_("The road began on {day}. Use a day from then on.")
    about = ("day",)


class TalkThatDay(Violation):
    """One a day."""

    message = N_("A talk on {day} is noted already.")
    about = ("day",)


class AgreedMissing(Violation):
    """A talk leads to something."""

    message = N_("Write in a few words what was agreed.")
    about = ("agreed",)


class AgreedTooLong(Violation):
    """Short words."""

    message = N_("At most {most} characters are possible.")
    about = ("agreed",)


class HiddenInAgreed(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")
    about = ("agreed",)


class TalkWithdrawn(Violation):
    """Once is enough."""

    message = N_("This talk is withdrawn already.")


class TalkReasonMissing(Violation):
    """What was noted is taken back only with a reason."""

    message = N_("Write the reason, in at most {most} characters.")
    about = ("reason",)


def interval_of(way: str, day: date) -> Interval | None:
    """How often a way asks for talks on a day; None where the regulation asks for none."""
    code = code_list(LIST)[PROGRESS]
    ways, numbers = code.flags.get("ways"), code.on(day)
    if not numbers or not isinstance(ways, list) or way not in ways:
        return None
    months, remind = numbers.get("months"), numbers.get("remind_days")
    if not isinstance(months, int) or not isinstance(remind, int):
        return None
    return Interval(months, timedelta(days=remind), code.said("basis"))


def ways_with_talks(day: date) -> list[str]:
    """The ways on which the regulation asks for talks on a day."""
    ways = code_list(LIST)[PROGRESS].flags.get("ways")
    return [str(way) for way in (ways if isinstance(ways, list) else ()) if interval_of(str(way), day)]


def check_talk(
    day: date, agreed: str, today: date, start: date | None, *, noted: bool
) -> Iterator[Violation]:
    """Everything against noting a talk; `start` of the road, `noted`: one of that day is there."""
    if start is None:
        yield NoRoad()
    elif day < start:
        yield TalkBeforeRoad(day=date_text(start))
    if day > today:
        yield TalkToCome(day=date_text(day))
    if noted:
        yield TalkThatDay(day=date_text(day))
    if not agreed:
        yield AgreedMissing()
    if len(agreed) > LONGEST_AGREED:
        yield AgreedTooLong(most=LONGEST_AGREED)
    if codes := hidden_characters(agreed):
        yield HiddenInAgreed(codes=", ".join(sorted(set(codes))))


def check_withdrawal(reason: str, *, withdrawn: bool) -> Iterator[Violation]:
    """Everything against taking back what was noted of a talk."""
    if withdrawn:
        yield TalkWithdrawn()
    if not reason or len(reason) > LONGEST_REASON or hidden_characters(reason):
        yield TalkReasonMissing(most=LONGEST_REASON)
