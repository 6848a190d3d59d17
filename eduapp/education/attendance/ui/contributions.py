"""What the register gives the shell, Today, and the pages of groups and learners."""

from eduapp.core.i18n import N_
from eduapp.education.attendance import terms
from eduapp.education.timetable import terms as timetable
from eduapp.gui.contributions import (
    AnswerOffer,
    Contributions,
    FigureOffer,
    PageOffer,
    PanelOffer,
    SettingsOffer,
    TodayOffer,
    WeekOffer,
    keeps,
)

_UI = "eduapp.education.attendance.ui"
SESSIONS = f"{_UI}.sessions_panel:SessionsPanel"

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer(
            "attendance.register", f"{_UI}.register_page:RegisterPage", terms.SEE_REGISTER, "enrolment.groups"
        ),
    ),
    panels=(
        PanelOffer("enrolment.group", N_("Sessions"), SESSIONS, terms.SEE_REGISTER, 10),
        PanelOffer(
            "learners.learner", N_("Attendance"), f"{_UI}.learner_panel:LearnerPanel", terms.SEE_REGISTER, 20
        ),
    ),
    today=(TodayOffer(f"{_UI}.today:rows", terms.SEE_REGISTER, sessions=True),),
    figures=(FigureOffer(f"{_UI}.today:attendance", terms.SEE_REGISTER, 10),),
    week=(WeekOffer(f"{_UI}.today:week", terms.SEE_REGISTER),),
    settings=(
        SettingsOffer(
            N_("Registers"), f"{_UI}.windows_panel:WindowsPanel", terms.SEE_REGISTER, 25, "clipboard-check"
        ),
    ),
    answers=(
        keeps("eduapp.education.attendance"),
        AnswerOffer("timetable.cancelling", f"{_UI}.standing:before_cancelling", timetable.CANCEL_SESSIONS),
    ),
    audit_sentences={
        terms.MARKED: N_("{name}: {code} in {course}, {group}, {day} {time}."),
        terms.MARKED_LATE: N_(
            "{name}: {code} in {course}, {group}, {day} {time}, recorded late; {second} stands behind it too."
        ),
        terms.GUEST_MARKED: N_("{name}, a guest: {code} in {course}, {group}, {day} {time}."),
        terms.DETAIL_CHANGED: N_(
            "{name}: details of {code} were changed in {course}, {group}, {day} {time}."
        ),
        terms.CORRECTED: N_("{name}: {code} instead of {before} in {course}, {group}, {day} {time}."),
        terms.CORRECTED_WITH_REASON: N_(
            "{name}: {code} instead of {before} in {course}, {group}, {day} {time}, with a reason; "
            "{first} had recorded it."
        ),
        terms.CORRECTED_LATE: N_(
            "{name}: {code} instead of {before} in {course}, {group}, {day} {time}, after the time for "
            "corrections; {first} had recorded it, {second} stands behind it too."
        ),
        terms.REST_MARKED_PRESENT: N_("{name}: present, with the rest, in {course}, {group}, {day} {time}."),
        terms.MARK_TAKEN_BACK: N_("{name}: {code} was taken back in {course}, {group}, {day} {time}."),
        terms.REASONS_REDUCED: N_(
            "Reasons and notes of {count} marks from before {last} were taken away, "
            "as they are after {days} days."
        ),
        terms.REASONS_KEPT_SET: N_("Reasons of absence are kept for {days} days, before that {before}."),
    },
)
