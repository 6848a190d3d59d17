"""On Today: nobody could become administrator again if the last one were gone."""

from datetime import date
from typing import TYPE_CHECKING

from eduapp.core.actor import Actor
from eduapp.core.i18n import _
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route
from eduapp.people.access import queries

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def no_code(session: "Session", _actor: Actor, _today: date) -> list[TodayRow]:
    """One row until a sealed code is in force."""
    if queries.sealed_code(session) is not None:
        return []
    return [
        TodayRow(
            title=_("Make the sealed code of administrators"),
            detail=_("Without it nobody gets in again if no administrator can sign in."),
            icon="lock",
            verb=_("Open"),
            route=Route("access.users"),
            order=130,
        )
    ]
