"""What the timetable gives the shell: its sentences in the trail."""

from eduapp.core.i18n import N_
from eduapp.education.timetable import terms
from eduapp.gui.contributions import Contributions

CONTRIBUTIONS = Contributions(
    audit_sentences={
        terms.SESSIONS_PLANNED: N_(
            "{count} sessions of {course}, {group}, were planned from {first} to {last}, {time}."
        ),
        terms.SESSION_CANCELLED: N_(
            "The session of {course}, {group}, {day} {time} was cancelled: {reason}."
        ),
        terms.SESSION_RESTORED: N_("The session of {course}, {group}, {day} {time} was restored."),
    },
)
