"""What grading gives the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.grading import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer, TodayOffer, keeps
from eduapp.gui.routes import Route

_UI = "eduapp.exams.grading.ui"
_PLACE = "sittings.list"  # in the rail

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.exams.grading"),),
    pages=(
        PageOffer("grading.list", f"{_UI}.grades_list_page:GradesListPage", terms.SEE_GRADING, _PLACE),
        PageOffer("grading.sitting", f"{_UI}.grading_page:GradesPage", terms.SEE_GRADING, _PLACE),
        PageOffer("grading.typing", f"{_UI}.typing_page:TypingSheetsPage", terms.TYPE_IN, _PLACE),
    ),
    panels=(
        PanelOffer(
            "sittings.sitting",
            N_("Marks and grades"),
            f"{_UI}.sitting_panel:GradesPanel",
            terms.SEE_GRADING,
            60,
        ),
        PanelOffer(
            "marking.sitting",
            N_("Marks typed from sheets"),
            f"{_UI}.marking_panel:TypedPanel",
            terms.SEE_GRADING,
            10,
        ),
    ),
    actions=(
        ActionOffer(
            N_("Marks and grades"), Route("grading.list"), "square-check", terms.SEE_GRADING, beside=_PLACE
        ),
    ),
    today=(TodayOffer(f"{_UI}.today:rows", terms.SEE_GRADING),),
    audit_sentences={
        terms.BORDERS_SET: N_("The exam in {course}, {day}, got other borders ({borders}): {reason}"),
        terms.SHEET_TYPED: N_("The sheet of candidate {number} of the exam in {course}, {day}, was typed."),
        terms.SHEET_SETTLED: N_(
            "What two had typed otherwise for candidate {number} of the exam in {course}, {day}, was typed "
            "from the paper again."
        ),
        terms.SHEET_ANEW: N_(
            "The sheet of candidate {number} of the exam in {course}, {day}, which two had typed, was typed "
            "anew. A second person types it too."
        ),
        terms.GRADES_FIXED: N_(
            "Grades of the exam in {course}, {day}, were fixed: {count}. Candidates: {numbers}"
        ),
        terms.EXAMINERS_NAMED: N_(
            "Who marked the sheets of the exam in {course}, {day}, was written down: {names}"
        ),
        terms.GRADES_STAND: N_(
            "Grades of the exam in {course}, {day}, stand though a corrected key gives fewer points: "
            "{reason}. Candidates: {numbers}"
        ),
        terms.RELEASE_PROPOSED: N_("The release of the results in {course}, exam of {day}, was proposed."),
        terms.RELEASE_TAKEN_BACK: N_(
            "The proposed release of the results in {course}, exam of {day}, was taken back."
        ),
        terms.RESULTS_RELEASED: N_(
            "The results in {course}, exam of {day}, were released, as {first} had proposed."
        ),
        terms.RESULT_TOLD: N_(
            "Candidate {number} was told the result in {course}, exam of {day}, on {told_on}: {way}"
        ),
        terms.NOTICE_CORRECTED: N_(
            "The day on which candidate {number} was told the result in {course}, exam of {day}, was put "
            "right from {before} to {told_on}: {reason}"
        ),
        terms.NOTICE_ENDED: N_(
            "The result of candidate {number} in {course}, exam of {day}, is told anew: what came after "
            "the notice of {before} was taken back."
        ),
        terms.LETTERS_PRINTED: N_("Letters with results in {course}, exam of {day}, were printed: {count}."),
    },
)
