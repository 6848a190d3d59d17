"""What can be told of minutes to hand over: the days, what was exported before, and rates."""

from eduapp.exchange.handoff.queries.exports import (
    ExportRow,
    Overview,
    ToWrite,
    changed_since,
    covering,
    newest,
    overview,
    to_write,
)
from eduapp.exchange.handoff.queries.ledger import days
from eduapp.exchange.handoff.queries.rates import RateRow, standing

__all__ = [
    "ExportRow",
    "Overview",
    "RateRow",
    "ToWrite",
    "changed_since",
    "covering",
    "days",
    "newest",
    "overview",
    "standing",
    "to_write",
]
