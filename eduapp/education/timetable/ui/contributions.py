"""What the timetable gives the shell: weeks, the sessions of a day, appointments, its sentences."""

from eduapp.core.i18n import N_
from eduapp.education.timetable import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer, RailItem, keeps
from eduapp.gui.routes import Route

_UI = "eduapp.education.timetable.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.education.timetable"),),
    pages=(
        PageOffer("timetable.week", f"{_UI}.week_page:WeekPage", terms.SEE_TIMETABLE),
        PageOffer("timetable.day", f"{_UI}.day_page:DayPage", terms.CANCEL_SESSIONS, "timetable.week"),
    ),
    rail=(RailItem("timetable.week", N_("Timetable"), "calendar-days", 25),),
    panels=(
        PanelOffer(
            "learners.learner",
            N_("Fixed appointments"),
            f"{_UI}.appointments_panel:AppointmentsPanel",
            terms.SEE_TIMETABLE,
            25,
        ),
    ),
    actions=(
        ActionOffer(N_("Timetable"), Route("timetable.week"), "calendar-days", terms.SEE_TIMETABLE),
        ActionOffer(N_("Cancel the sessions of a day"), Route("timetable.day"), "ban", terms.CANCEL_SESSIONS),
    ),
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
        terms.SESSION_RESTORED: N_("The session of {course}, {group}, {day} {time} was restored."),
        terms.APPOINTMENT_BOOKED: N_("A fixed appointment of {name} was booked: {days}."),
        terms.APPOINTMENT_TAKEN_BACK: N_("The fixed appointment of {name} was taken back: {days}."),
        terms.CALENDAR_EXPORTED: N_("The calendar of {whose} was written to a file, {first} to {last}."),
    },
)
