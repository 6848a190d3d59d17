"""The words of enrolment."""

from eduapp.core.changes import Topic

SEE_ENROLMENTS = "enrolment.see"
ENROL = "enrolment.enrol"
END_ENROLMENTS = "enrolment.end"
PERMISSIONS = (SEE_ENROLMENTS, ENROL, END_ENROLMENTS)

ENROLMENTS_CHANGED = Topic("enrolment")

ENROLLED = "enrolment.enrolled"
ENDED = "enrolment.ended"
BEGUN = "enrolment.begun"
