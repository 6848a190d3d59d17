"""The words of keeping people apart: permissions, topics, audit actions."""

from eduapp.core.changes import Topic

SEE_PAIRS = "apart.see"
CHANGE_PAIRS = "apart.change"
PERMISSIONS = (SEE_PAIRS, CHANGE_PAIRS)

PAIRS_CHANGED = Topic("apart")

PAIR_OPENED = "apart.opened"
PAIR_CLOSED = "apart.closed"
