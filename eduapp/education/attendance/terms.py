"""The words of the register."""

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_
from eduapp.core.settings import Setting

SEE_REGISTER = "attendance.see"
TAKE_REGISTER = "attendance.take"
CORRECT_LATE = "attendance.correct_late"
KEEP_REASONS = "attendance.keep_reasons"  # for how long, and to reduce them then
PERMISSIONS = (SEE_REGISTER, TAKE_REGISTER, CORRECT_LATE, KEEP_REASONS)

MARKS_CHANGED = Topic("attendance.marks")
REASONS_KEPT_CHANGED = Topic("attendance.reasons_kept")

MARKED = "attendance.marked"
MARKED_LATE = "attendance.marked_late"
GUEST_MARKED = "attendance.guest_marked"
DETAIL_CHANGED = "attendance.detail_changed"
CORRECTED = "attendance.corrected"
CORRECTED_WITH_REASON = "attendance.corrected_with_reason"
CORRECTED_LATE = "attendance.corrected_late"
REST_MARKED_PRESENT = "attendance.rest_present"
MARK_TAKEN_BACK = "attendance.taken_back"
REASONS_REDUCED = "attendance.reasons_reduced"
REASONS_KEPT_SET = "attendance.reasons_kept_set"

# 0: as the table of windows says. Shorter or longer is the school's decision.
REASONS_KEPT = Setting(
    "attendance.reasons_kept_days",
    0,
    int,
    N_("Days that reasons are kept"),
    N_("After that only the neutral mark is left of an absence, with its minutes and names."),
)
