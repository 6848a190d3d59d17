"""When a backup is due, which ones may go, and how it stands with them. Pure."""

from eduapp.safekeeping.rules.bearing_out import before_a_restore
from eduapp.safekeeping.rules.due import Last, is_due
from eduapp.safekeeping.rules.people import check_two
from eduapp.safekeeping.rules.rotation import Kept, to_drop
from eduapp.safekeeping.rules.standing import Concern, Standing, concern_of

__all__ = [
    "Concern",
    "Kept",
    "Last",
    "Standing",
    "before_a_restore",
    "check_two",
    "concern_of",
    "is_due",
    "to_drop",
]
