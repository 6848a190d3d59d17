"""What time it is for a query: the moment its look began, in the site's own time."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from eduapp.core.clock import zone


@dataclass(frozen=True, order=True)
class Moment:
    """A day and a minute of it, local wall time: what sessions are planned in."""

    day: date
    minute: int


def moment_of(session: Session) -> Moment:
    """When this look began. Every session that a Database opened knows it."""
    now: datetime = session.info["now"].astimezone(zone())
    return Moment(now.date(), now.hour * 60 + now.minute)
