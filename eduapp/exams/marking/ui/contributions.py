"""What marking gives the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.marking import terms
from eduapp.gui.contributions import (
    ActionOffer,
    Contributions,
    PageOffer,
    PanelOffer,
    RailItem,
    TodayOffer,
    keeps,
)
from eduapp.gui.routes import Route

_UI = "eduapp.exams.marking.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.exams.marking"),),
    pages=(
        PageOffer("marking.own", f"{_UI}.own_page:OwnPage", terms.MARK),
        PageOffer("marking.desk", f"{_UI}.desk_page:DeskPage", terms.MARK, "marking.own"),
        PageOffer("marking.list", f"{_UI}.markings_page:MarkingsPage", terms.SEE_MARKING, "sittings.list"),
        PageOffer("marking.sitting", f"{_UI}.marking_page:MarkingPage", terms.SEE_MARKING, "sittings.list"),
    ),
    rail=(RailItem("marking.own", N_("Marking"), "pen-line", 65),),
    panels=(
        PanelOffer(
            "sittings.sitting", N_("Marking"), f"{_UI}.sitting_panel:MarkingPanel", terms.SEE_MARKING, 40
        ),
    ),
    actions=(
        ActionOffer(
            N_("Marking of exams"),
            Route("marking.list"),
            "pen-line",
            terms.SEE_MARKING,
            beside="sittings.list",
        ),
        ActionOffer(N_("Exams to mark"), Route("marking.own"), "pen-line", terms.MARK),
    ),
    today=(
        TodayOffer(f"{_UI}.today:rows", terms.SEE_MARKING, later=True),
        TodayOffer(f"{_UI}.today:own_rows", terms.MARK),
    ),
    audit_sentences={
        terms.EXAMINER_APPOINTED: N_("Exam of {day} in {course}: {name} appointed as examiner {place}."),
        terms.EXAMINER_ENDED: N_(
            "Exam of {day} in {course}: {name} does not go on as examiner {place}. {reason}"
        ),
        terms.MARKED_BY_KEY: N_("Exam of {day} in {course}: {count} answers marked by their keys."),
        terms.MARKS_GIVEN: N_(
            "Exam of {day} in {course}: examiner {place} marked candidate {numbers}, question {question}."
        ),
        terms.MARKS_HANDED_IN: N_("Exam of {day} in {course}: examiner {place} handed in {count} marks."),
        terms.FILE_MADE: N_(
            "Exam of {day} in {course}: a file to mark in made for {name}, examiner {place}."
        ),
        terms.FILE_READ: N_(
            "Exam of {day} in {course}: {count} marks of {name}, examiner {place}, read in from a file."
        ),
        terms.MARKS_TAKEN_BACK: N_(
            "Exam of {day} in {course}: marks of {numbers} taken back, to be given again by the corrected"
            " key. {reason}"
        ),
        terms.ANSWERS_LOOKED_AT: N_(
            "Exam of {day} in {course}: the answers of {numbers} looked at by the corrected key, and their"
            " grades stand. {reason}"
        ),
        terms.KEY_CORRECTED: N_("Key of “{label}” corrected: {reason} Moved by it, {count}: {numbers}"),
    },
)
