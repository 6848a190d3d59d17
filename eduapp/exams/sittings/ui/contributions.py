"""What exam sittings give the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.sittings import terms
from eduapp.gui.contributions import (
    ActionOffer,
    Contributions,
    PageOffer,
    PanelOffer,
    RailItem,
    TodayOffer,
    WeekOffer,
    keeps,
)
from eduapp.gui.routes import Route

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.exams.sittings"),),
    pages=(
        PageOffer("sittings.list", "eduapp.exams.sittings.ui.sittings_page:SittingsPage", terms.SEE_SITTINGS),
        PageOffer(
            "sittings.sitting", "eduapp.exams.sittings.ui.sitting_page:SittingPage", terms.SEE_SITTINGS
        ),
        PageOffer(
            "sittings.seats",
            "eduapp.exams.sittings.ui.seat_page:SeatPage",
            terms.SEE_SITTINGS,
            "sittings.list",
        ),
        PageOffer(
            "sittings.papers",
            "eduapp.exams.sittings.ui.papers_page:PapersPage",
            terms.SEE_SITTINGS,
            "sittings.list",
        ),
    ),
    rail=(RailItem("sittings.list", N_("Exams"), "clipboard-check", 50),),
    panels=(
        PanelOffer(
            "learners.learner",
            N_("Exams"),
            "eduapp.exams.sittings.ui.learner_panel:ExamsPanel",
            terms.SEE_SITTINGS,
            40,
        ),
        PanelOffer(
            "grading.corrections",
            N_("Corrections that wait for a second person"),
            "eduapp.exams.sittings.ui.corrections_part:CorrectionsByNumber",
            terms.SEE_SITTINGS,
            10,
        ),
    ),
    actions=(
        ActionOffer(N_("Plan an exam"), Route("sittings.list", detail="plan"), "plus", terms.PLAN_SITTINGS),
    ),
    today=(
        TodayOffer("eduapp.exams.sittings.ui.today:rows", terms.SEE_SITTINGS),
        TodayOffer("eduapp.exams.sittings.ui.today:coming", terms.PLAN_SITTINGS, later=True),
    ),
    week=(WeekOffer("eduapp.exams.sittings.ui.today:week", terms.SEE_SITTINGS),),
    audit_sentences={
        terms.SITTING_PLANNED: N_("An exam in {course} was planned for {day}."),
        terms.SITTING_CHANGED: N_("The exam of {day} in {course} got another time or place."),
        terms.SITTING_MOVED: N_("The exam of {day} in {course} is now: {state}. {reason}"),
        terms.SEATS_CHANGED: N_("Seats of the exam of {day} were changed."),
        terms.COPIES_WRITTEN: N_("Copies of the paper for the exam of {day} in {course} were made: {count}."),
        terms.PAPER_PRINTED: N_("The {paper} of the exam of {day} in {course} was printed."),
        terms.PAPER_CHOSEN: N_("The exam of {day} got the paper “{title}”."),
        terms.VERSIONS_GIVEN: N_("Versions of the paper for the exam of {day} were given."),
        terms.WATCH_CHOSEN: N_("Invigilators of the exam of {day} in {course}: {count}."),
        terms.WATCH_TRAINED: N_("{name} was trained as invigilator on {day}."),
        terms.CANDIDATE_CANCELLED: N_(
            "The entry of {name}, candidate {number}, for the exam of {day} was cancelled: {reason}"
        ),
        terms.CANDIDATE_ENTERED: N_("{name} was entered for the exam of {day} as candidate {number}."),
        terms.ATTENDANCE_NOTED: N_("{name} came to the exam: {came}."),
        terms.HELD: N_("{name} cannot be entered for exams: {why}. Until: {until}"),
        terms.HOLD_LIFTED: N_("{name} can be entered for exams again. This held before: {why}"),
        terms.RESULT_ENTERED: N_("{name} got {grade} in {course}, exam of {day}."),
        terms.CORRECTION_PROPOSED: N_(
            "{first} proposed to correct the result of {name} in {course}, exam of {day}, from {old} to "
            "{grade} ({basis}): {reason}"
        ),
        terms.CORRECTION_REFUSED: N_(
            "The result of {name} in {course}, exam of {day}, was not corrected to {grade}, as {first} "
            "proposed: {why}"
        ),
        terms.RESULT_CORRECTED: N_(
            "The result of {name} in {course}, exam of {day}, was corrected from {old} to {grade}, as "
            "{first} proposed: {reason}"
        ),
        terms.RESULT_FIXED: N_("Candidate {number} got {grade} in {course}, exam of {day}."),
        terms.CORRECTION_PROPOSED_UNTOLD: N_(
            "{first} proposed to correct the result of candidate {number} in {course}, exam of {day}, from "
            "{old} to {grade} ({basis}): {reason}"
        ),
        terms.CORRECTION_REFUSED_UNTOLD: N_(
            "The result of candidate {number} in {course}, exam of {day}, was not corrected to {grade}, as "
            "{first} proposed: {why}"
        ),
        terms.RESULT_CORRECTED_UNTOLD: N_(
            "The result of candidate {number} in {course}, exam of {day}, was corrected from {old} to "
            "{grade}, as {first} proposed: {reason}"
        ),
    },
)
