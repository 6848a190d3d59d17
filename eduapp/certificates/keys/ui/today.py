"""On Today: the issuing key should be renewed."""

from datetime import date
from typing import TYPE_CHECKING

from eduapp.certificates.keys import queries
from eduapp.core.actor import Actor
from eduapp.core.i18n import _, date_text
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def due(session: "Session", _actor: Actor, today: date) -> list[TodayRow]:
    """One row from a month before the day on."""
    day = queries.due_since(session, today)
    if day is None:
        return []
    words = _("The issuing key has signed for a year on {day}. Two of you renew it with the root key.")
    return [
        TodayRow(
            title=_("Renew the keys of the school"),
            detail=words.format(day=date_text(day)),
            icon="lock",
            verb=_("Open"),
            route=Route("keys.keys"),
            token="late" if day <= today else "none",
            order=120,
        )
    ]
