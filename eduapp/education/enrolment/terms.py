"""The words of enrolment."""

from eduapp.core.changes import Topic

SEE_ENROLMENTS = "enrolment.see"
ENROL = "enrolment.enrol"
END_ENROLMENTS = "enrolment.end"
PERMISSIONS = (SEE_ENROLMENTS, ENROL, END_ENROLMENTS)

ENROLMENTS_CHANGED = Topic("enrolment")

ENROLLED = "enrolment.enrolled"
BEGUN = "enrolment.begun"
COMPLETED = "enrolment.completed"
NOT_COMPLETED = "enrolment.not_completed"
WITHDRAWN = "enrolment.withdrawn"
INTERRUPTED = "enrolment.interrupted"
