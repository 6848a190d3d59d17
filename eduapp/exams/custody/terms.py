"""The words of bundles of papers."""

from eduapp.core.changes import Topic

SEE_CUSTODY = "custody.see"
RECORD_CUSTODY = "custody.record"  # every step, and being the second of two
TAKE_BACK = "custody.take_back"  # take a step back, or put its number right
PRINT_CUSTODY = "custody.print"
PERMISSIONS = (SEE_CUSTODY, RECORD_CUSTODY, TAKE_BACK, PRINT_CUSTODY)

CUSTODY_CHANGED = Topic("custody")

RECEIVED = "custody.received"
COUNTED = "custody.counted"
SEALED = "custody.sealed"
MOVED = "custody.moved"
OPENED = "custody.opened"
HANDED_OUT = "custody.handed_out"
BACK = "custody.back"
HANDED_IN = "custody.handed_in"
RETURNED = "custody.returned"
DESTROYED = "custody.destroyed"
SENT = "custody.sent"
MISSING = "custody.missing"
FOUND = "custody.found"
CONFIRMED = "custody.confirmed"
TAKEN_BACK = "custody.taken_back"
PRINTED = "custody.printed"
