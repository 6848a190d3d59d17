"""What anonymous figures are: of which days, in which lines, and what of them is told. Pure."""

from eduapp.records.summary.rules.lines import (
    ALL_SITES,
    Cell,
    Line,
    Report,
    columns,
    rule_text,
    site_text,
    told,
)
from eduapp.records.summary.rules.periods import NotOver, Period, check_writing, periods
from eduapp.records.summary.rules.report import Counted, report

__all__ = [
    "ALL_SITES",
    "Cell",
    "Counted",
    "Line",
    "NotOver",
    "Period",
    "Report",
    "check_writing",
    "columns",
    "periods",
    "report",
    "rule_text",
    "site_text",
    "told",
]
