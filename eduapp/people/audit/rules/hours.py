"""When work is usual: what is done outside of it stands among the exceptions, and nothing more is meant."""

from datetime import datetime

FIRST_HOUR, LAST_HOUR = 6, 20  # of the site's time; house rule: evening courses are over by then
_SATURDAY = 5  # of Monday 0


def out_of_hours(local: datetime) -> bool:
    """Whether a moment of the site's time is at night, in the evening or at a week-end."""
    return local.weekday() >= _SATURDAY or not FIRST_HOUR <= local.hour < LAST_HOUR
