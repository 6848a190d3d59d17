"""The words of enrolment."""

from eduapp.core.changes import Topic

SEE_ENROLMENTS = "enrolment.see"
ENROL = "enrolment.enrol"
END_ENROLMENTS = "enrolment.end"
PAUSE_ENROLMENTS = "enrolment.pause"
HOLD_SEATS = "enrolment.hold"
PERMISSIONS = (SEE_ENROLMENTS, ENROL, END_ENROLMENTS, PAUSE_ENROLMENTS, HOLD_SEATS)

ENROLMENTS_CHANGED = Topic("enrolment")

ENROLLED = "enrolment.enrolled"
BEGUN = "enrolment.begun"
COMPLETED = "enrolment.completed"
NOT_COMPLETED = "enrolment.not_completed"
WITHDRAWN = "enrolment.withdrawn"
WITHDRAWN_STAFF = "enrolment.withdrawn_staff"
TRANSFERRED = "enrolment.transferred"
RELEASED = "enrolment.released"
INTERRUPTED = "enrolment.interrupted"

END_PLANNED = "enrolment.end_planned"
END_DROPPED = "enrolment.end_dropped"
PAUSED = "enrolment.paused"
PAUSE_CHANGED = "enrolment.pause_changed"
BACK = "enrolment.back"
EXCLUDED = "enrolment.excluded"
EXCLUSION_LIFTED = "enrolment.exclusion_lifted"
PAUSES_BEGUN = "enrolment.pauses_begun"
PAUSES_OVER = "enrolment.pauses_over"
AWAY = "enrolment.away"
BACK_FROM_AWAY = "enrolment.back_from_away"
