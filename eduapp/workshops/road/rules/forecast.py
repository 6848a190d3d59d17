"""When the rest of a road could be done, and whether that is before somebody leaves. Pure.

At the pace of the last twelve weeks here, if at least four of them are known. A month at that pace counts as
any other month does: whole from 80 %, never more than one. Months grow old on the way, so it is looked at
again for the day found until nothing changes. What nobody knows is None.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from eduapp.core.i18n import _, date_text
from eduapp.workshops.road.rules.numbers import MONTHS_A_YEAR, Demand
from eduapp.workshops.road.rules.reckoning import Reckoning, counts, is_older, standing

DAYS_A_YEAR = 365
FARTHEST = 100 * DAYS_A_YEAR  # days; nobody asks what is later


class Outlook(Enum):
    """How the forecast stands to the planned last day here."""

    DONE = "done"
    IN_TIME = "in_time"
    LATER = "later"
    LEAVING_UNKNOWN = "leaving_unknown"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Forecast:
    """The day on which everything could be there, and the planned last day here; None is unknown."""

    ready: date | None
    leaving: date | None
    outlook: Outlook

    @property
    def sentence(self) -> str:
        """Both days in one plain sentence."""
        return _SENTENCES[self.outlook]().format(
            ready="" if self.ready is None else date_text(self.ready),
            leaving=_("not known") if self.leaving is None else date_text(self.leaving),
        )


_SENTENCES = {
    Outlook.DONE: lambda: _("Everything that is asked for is there. Planned last day here: {leaving}."),
    Outlook.IN_TIME: lambda: _(
        "At the pace of the last 12 weeks everything is there on {ready}, "
        "before the planned last day here, {leaving}."
    ),
    Outlook.LATER: lambda: _(
        "At the pace of the last 12 weeks everything is there on {ready}, "
        "after the planned last day here, {leaving}."
    ),
    Outlook.LEAVING_UNKNOWN: lambda: _(
        "At the pace of the last 12 weeks everything is there on {ready}. "
        "The planned last day here is not known."
    ),
    Outlook.UNKNOWN: lambda: _(
        "When everything is there is not known: too few approved hours in the last 12 weeks. "
        "Planned last day here: {leaving}."
    ),
}  # fmt: skip


def forecast(made: Reckoning, leaving: date | None) -> Forecast:
    """When the rest could be done at the pace of the last weeks."""
    if made.missing == 0:
        return Forecast(None, leaving, Outlook.DONE)
    ready = _ready(made)
    if ready is None:
        return Forecast(None, leaving, Outlook.UNKNOWN)
    if leaving is None:
        return Forecast(ready, None, Outlook.LEAVING_UNKNOWN)
    return Forecast(ready, leaving, Outlook.IN_TIME if ready <= leaving else Outlook.LATER)


def year_at_pace(demand: Demand, pace: int, days: int) -> int:
    """Minutes that count in a year of months like the last weeks."""
    month, _rule = counts(demand, pace * DAYS_A_YEAR // (days * MONTHS_A_YEAR))
    return month * MONTHS_A_YEAR


def _ready(made: Reckoning) -> date | None:
    demand = made.demand
    rate = 0 if made.pace is None else year_at_pace(demand, made.pace, made.pace_days)
    if rate == 0:
        return None
    needed = 0
    while True:
        aged = made.asked + timedelta(days=needed)
        older = sum(line.counted for line in made.months if is_older(demand, line.first, aged))
        counted, _too_old = standing(demand, made.recent + made.older - older, older)
        then = max(needed, -(-(demand.minutes - counted) * DAYS_A_YEAR // rate))
        if then > FARTHEST:
            return None
        if then == needed:
            return made.asked + timedelta(days=needed)
        needed = then
