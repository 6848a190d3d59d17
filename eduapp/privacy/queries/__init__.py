"""What can be told of what is kept of people, and of what is kept too long."""

from eduapp.privacy.queries.copying import (
    Gathered,
    Row,
    gather,
    language_of,
    lists_named,
    others_named,
    others_numbered,
)
from eduapp.privacy.queries.due import Gone, Plan, held_back, matching, plan
from eduapp.privacy.queries.runs import HoldRow, LineRow, RunRow, hold_of, last_entry, runs

__all__ = [
    "Gathered",
    "Gone",
    "HoldRow",
    "LineRow",
    "Plan",
    "Row",
    "RunRow",
    "gather",
    "held_back",
    "hold_of",
    "language_of",
    "last_entry",
    "lists_named",
    "matching",
    "others_named",
    "others_numbered",
    "plan",
    "runs",
]
