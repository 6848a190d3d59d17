"""The words of the trail."""

from eduapp.core.changes import Topic

SEE_TRAIL = "audit.see"
PERMISSIONS = (SEE_TRAIL,)

TRAIL_CHANGED = Topic("audit.trail")
