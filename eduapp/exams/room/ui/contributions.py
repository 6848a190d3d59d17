"""What the day of an exam gives the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.room import terms
from eduapp.gui.contributions import AnswerOffer, Contributions, PageOffer, PanelOffer, TodayOffer, keeps

_UI = "eduapp.exams.room.ui"

CONTRIBUTIONS = Contributions(
    pages=(PageOffer("room.sitting", f"{_UI}.room_page:RoomPage", terms.SEE_ROOM, "sittings.list"),),
    panels=(
        PanelOffer(
            "sittings.sitting", N_("The day of the exam"), f"{_UI}.sitting_panel:DayPanel", terms.SEE_ROOM, 30
        ),
    ),
    answers=(
        keeps("eduapp.exams.room"),
        AnswerOffer("room.incident", f"{_UI}.incident_offer:ask", terms.WATCH_ROOM),
        AnswerOffer("room.identity", f"{_UI}.identity_offer:ask", terms.WATCH_ROOM),
    ),
    today=(TodayOffer(f"{_UI}.today:rows", terms.WATCH_ROOM),),
    audit_sentences={
        terms.STEP_NOTED: N_("Exam of {day} in {course}: {act}. {words}"),
        terms.ACT_NOTED: N_("Exam of {day} in {course}: {act}, candidate {numbers}."),
        terms.INCIDENT_NOTED: N_("Exam of {day} in {course}: {incident}, candidate {numbers}."),
        terms.MINUTES_CREDITED: N_(
            "Exam of {day} in {course}: {minutes} minutes given back to candidate {numbers}."
        ),
        terms.CASE_STEPPED: N_("Exam of {day} in {course}, candidate {numbers}: {act}."),
        terms.CASE_DECIDED: N_("Exam of {day} in {course}, candidate {numbers}: {act}."),
        terms.TAKEN_BACK: N_("Exam of {day} in {course}: row {row} of the log ({act}) taken back: {reason}"),
        terms.LOG_SIGNED: N_("The log of the exam of {day} in {course} was signed by the first of two."),
        terms.LOG_SEALED: N_(
            "The log of the exam of {day} in {course} was sealed, signed by {first} and {second}: {seal}"
        ),
        terms.PROTOCOL_PRINTED: N_("The protocol of the exam of {day} in {course} was printed."),
    },
)
