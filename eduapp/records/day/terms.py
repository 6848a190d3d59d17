"""The words of days: permissions, topics, audit actions."""

from eduapp.core.changes import Topic

SEE_DAYS = "day.see"
CLOSE_DAYS = "day.close"
OPEN_DAYS = "day.open"  # the program itself, when it opens and whenever somebody's state changes
PERMISSIONS = (SEE_DAYS, CLOSE_DAYS)
SYSTEM_PERMISSIONS = (OPEN_DAYS,)

DAYS_CHANGED = Topic("days")

OPENED = "day.opened"
CLOSED = "day.closed"
CLOSED_AT = "day.closed_at"  # at some sites
