"""The words of access arrangements at exams."""

from eduapp.core.changes import Topic

SEE_ARRANGEMENTS = "arrangements.see"
RECORD_ARRANGEMENTS = "arrangements.record"
PERMISSIONS = (SEE_ARRANGEMENTS, RECORD_ARRANGEMENTS)

ARRANGEMENTS_CHANGED = Topic("exams.arrangements")

DECISION_RECORDED = "arrangements.recorded"
DECISION_REPLACED = "arrangements.replaced"
DECISION_WITHDRAWN = "arrangements.withdrawn"

# Given by the program alone (labels: resources/codes/arrangement_ends.toml).
REPLACED = "replaced"
