"""What the trail can tell: entries by person, user, day and kind, who looked at whom, whether it holds."""

from eduapp.people.audit.queries.anchors import anchor
from eduapp.people.audit.queries.checking import Checked, check, first_break
from eduapp.people.audit.queries.reads import ReadRow, reads_of, reads_told
from eduapp.people.audit.queries.trail import TrailFilter, TrailRow, in_order, last_change, trail
from eduapp.people.audit.rules import Break

__all__ = [
    "Break",
    "Checked",
    "ReadRow",
    "TrailFilter",
    "TrailRow",
    "anchor",
    "check",
    "first_break",
    "in_order",
    "last_change",
    "reads_of",
    "reads_told",
    "trail",
]
