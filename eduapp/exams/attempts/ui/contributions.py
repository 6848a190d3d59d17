"""What exams on screen give the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.attempts import terms
from eduapp.exams.room import terms as room
from eduapp.gui.contributions import Contributions, PageOffer, PanelOffer, keeps

_UI = "eduapp.exams.attempts.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.exams.attempts"),),
    pages=(
        PageOffer("attempts.board", f"{_UI}.board_page:BoardPage", room.SEE_ROOM, "sittings.list"),
        PageOffer(
            "attempts.tickets", f"{_UI}.tickets_page:TicketsPage", terms.PREPARE_SCREENS, "sittings.list"
        ),
    ),
    panels=(
        PanelOffer(
            "sittings.sitting", N_("On screen"), f"{_UI}.sitting_panel:ScreenPanel", room.SEE_ROOM, 35
        ),
    ),
    audit_sentences={
        terms.TICKETS_MADE: N_("Tickets and papers on screen for the exam of {day} in {course}: {numbers}."),
        terms.SCREENS_STARTED: N_("Exam of {day} in {course}: begun on screen, candidate {numbers}."),
        terms.SCREEN_ACT: N_("Exam of {day} in {course}, on screen: {act}, candidate {numbers}."),
        terms.SAID_TO_ALL: N_("Exam of {day} in {course}, said on {count} screens: {words}"),
        terms.TIME_FOR_ALL: N_(
            "Exam of {day} in {course}: {minutes} minutes given back to everybody who sat it, {count} in all."
        ),
        terms.ANSWERS_CHOSEN: N_(
            "Exam of {day} in {course}: chosen which answers of candidate {numbers} count: {words}"
        ),
        terms.BACK_ASKED: N_("Exam of {day} in {course}: asked to bring candidate {numbers} back: {words}"),
    },
)
