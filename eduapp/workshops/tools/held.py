"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.workshops.tools import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Tools lent"),
            models.ToolIssue,
            life="tools",
            since="ended_on",
            shown=("day", "tool_id", "ending", "ended_on"),
        ),
    )
