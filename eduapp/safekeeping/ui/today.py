"""On Today: what people should do about the backups."""

from datetime import date
from typing import TYPE_CHECKING

from eduapp.core.actor import Actor
from eduapp.core.i18n import _
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route
from eduapp.safekeeping import queries
from eduapp.safekeeping.rules import Concern, concern_of
from eduapp.safekeeping.ui.words import TITLES, WHAT_TO_DO

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def due(session: "Session", _actor: Actor, today: date) -> list[TodayRow]:
    """One row while something is wrong; nothing for invented people."""
    if queries.is_invented(session):
        return []
    found = concern_of(queries.standing(session), today)
    if found is None:
        return []
    return [
        TodayRow(
            title=_(TITLES[found]),
            detail=_(WHAT_TO_DO[found]),
            icon="shield",
            verb=_("Open"),
            route=Route("safekeeping.backups"),
            token="late" if found is Concern.LATE else "none",
            order=115,
        )
    ]
