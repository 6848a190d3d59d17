"""How it stands with the backups, and what people should do about it. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

LATE_DAYS = 2  # without a verified backup although something was changed
AWAY_DAYS = 7  # without one in a second place (reliability 3.13: red after 7 days without an offline copy)


class Concern(Enum):
    """What is wrong with the backups, the gravest first."""

    LATE = "late"  # none was made for days although something was changed
    READABLE = "readable"  # whoever has the file of the database can read it
    NO_CODE = "no_code"  # they open on this PC alone: no paper code was made
    NO_PLACE = "no_place"  # all lie on the same PC as the database
    AWAY_LATE = "away_late"  # the second place has had none for days


@dataclass(frozen=True)
class Standing:
    """What is known of the backups of a database. Days are the site's."""

    near: date | None = None  # day of the newest verified one in the data folder
    away: date | None = None  # the same in the second place
    changed_since: bool = False  # whether anything was changed after the newest of both
    has_code: bool = False  # whether there is a paper code for the key in use
    has_place: bool = False  # whether a second place was chosen, or ever used
    begun: date | None = None  # the day of the first entry of the trail
    readable: bool = False  # whether the file of the database is under no key

    @property
    def newest(self) -> date | None:
        """The day of the newest of all."""
        return max((day for day in (self.near, self.away) if day is not None), default=None)


def concern_of(standing: Standing, today: date) -> Concern | None:
    """The gravest concern, or None. Before the first day has passed nothing is asked of anybody."""
    newest = standing.newest
    since = newest or standing.begun
    if since is not None and standing.changed_since and (today - since).days >= LATE_DAYS:
        return Concern.LATE
    if newest is None:
        return None
    away = standing.away
    found = {
        Concern.READABLE: standing.readable,
        Concern.NO_CODE: not standing.has_code,
        Concern.NO_PLACE: away is None and not standing.has_place,
        Concern.AWAY_LATE: away is None or (today - away).days > AWAY_DAYS,
    }
    return next((concern for concern, holds in found.items() if holds), None)
