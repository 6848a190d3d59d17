"""The words of the register."""

from eduapp.core.changes import Topic

SEE_REGISTER = "attendance.see"
TAKE_REGISTER = "attendance.take"
PERMISSIONS = (SEE_REGISTER, TAKE_REGISTER)

MARKS_CHANGED = Topic("attendance.marks")

MARKED = "attendance.marked"
CORRECTED = "attendance.corrected"
REST_MARKED_PRESENT = "attendance.rest_present"
MARK_TAKEN_BACK = "attendance.taken_back"
