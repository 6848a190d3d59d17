"""The words of waiting lists."""

from eduapp.core.changes import Topic

SEE_WAITING = "waiting.see"
APPLY = "waiting.apply"
DECIDE = "waiting.decide"
PERMISSIONS = (SEE_WAITING, APPLY, DECIDE)

WAITING_CHANGED = Topic("waiting")

APPLIED = "waiting.applied"
APPROVED = "waiting.approved"
SET_BACK = "waiting.set_back"
DECLINED = "waiting.declined"
WITHDRAWN = "waiting.withdrawn"
RENEWED = "waiting.renewed"
DATE_MOVED = "waiting.date_moved"
OFFERED = "waiting.offered"
TURNED_DOWN = "waiting.turned_down"
TAKEN_BACK = "waiting.taken_back"
LAPSED = "waiting.lapsed"
ALLOCATED = "waiting.allocated"
REMOVED = "waiting.removed"
