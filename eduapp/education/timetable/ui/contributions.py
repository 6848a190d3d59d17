"""What the timetable gives the shell: its sentences in the trail."""

from eduapp.core.i18n import N_
from eduapp.education.timetable import terms
from eduapp.gui.contributions import Contributions

CONTRIBUTIONS = Contributions(
    audit_sentences={
        terms.SESSIONS_PLANNED: N_(
            "{count} sessions of {course}, {group}, were planned from {first} to {last}, {time}."
        ),
        terms.SESSION_MOVED: N_(
            "The session of {course}, {group}, {day} {time} was moved to {to_day} {to_time}, {place}."
        ),
        terms.SESSION_CANCELLED: N_(
            "The session of {course}, {group}, {day} {time} was cancelled: {reason}."
            " Counts for the daily allowance: {paid}."
        ),
        terms.APPOINTMENT_BOOKED: N_("A fixed appointment of {name} was booked: {days}."),
        terms.APPOINTMENT_TAKEN_BACK: N_("The fixed appointment of {name} was taken back: {days}."),
        terms.CALENDAR_EXPORTED: N_("The calendar of {whose} was written to a file, {first} to {last}."),
        terms.SESSION_RESTORED: N_("The session of {course}, {group}, {day} {time} was restored."),
    },
)
