"""The words of workshops and hours."""

from eduapp.core.changes import Topic

SEE_WORKSHOPS = "workshops.see"
CHANGE_WORKSHOPS = "workshops.change"
PLACE_LEARNERS = "workshops.place"
LOG_HOURS = "workshops.log_hours"
APPROVE_HOURS = "workshops.approve_hours"
COUNT_HOURS = "workshops.count_hours"  # in a statement: from then on they stay as they are
PERMISSIONS = (SEE_WORKSHOPS, CHANGE_WORKSHOPS, PLACE_LEARNERS, LOG_HOURS, APPROVE_HOURS, COUNT_HOURS)

WORKSHOPS_CHANGED = Topic("workshops")
PLACEMENTS_CHANGED = Topic("workshops.placements")
HOURS_CHANGED = Topic("workshops.hours")

WORKSHOP_SAVED = "workshops.saved"
TASK_ADDED = "workshops.task.added"
PLACED = "workshops.placed"
PLACEMENT_ENDED = "workshops.placement.ended"
SHIFT_SIGNED = "workshops.shift.signed"
ABSENCE_NOTED = "workshops.absence.noted"
HOURS_LOGGED = "workshops.hours.logged"
HOURS_IMPORTED = "workshops.hours.imported"
HOURS_APPROVED = "workshops.hours.approved"
HOURS_REJECTED = "workshops.hours.rejected"
HOURS_CORRECTED = "workshops.hours.corrected"
HOURS_ADJUSTED = "workshops.hours.adjusted"
HOURS_COUNTED = "workshops.hours.counted"

# States of an hour entry (labels: resources/codes/hours_states.toml). Rejected ones take no time.
SUBMITTED = "submitted"
APPROVED = "approved"
COUNTED = "counted"
REJECTED = "rejected"
FINAL = (APPROVED, COUNTED)  # what papers may count

# Reasons of an absence that the program itself gives (labels: resources/codes/absence_reasons.toml).
NOT_SAID = "not_said"
PRISON = "prison"
