"""What appeals give the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.appeals import terms
from eduapp.exams.grading import terms as grading
from eduapp.gui.contributions import (
    ActionOffer,
    AnswerOffer,
    Contributions,
    PageOffer,
    PanelOffer,
    TodayOffer,
    keeps,
)
from eduapp.gui.routes import Route

_UI = "eduapp.exams.appeals.ui"

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer("appeals.list", f"{_UI}.appeals_page:AppealsPage", terms.SEE_APPEALS, "sittings.list"),
        PageOffer("appeals.appeal", f"{_UI}.appeal_page:AppealPage", terms.SEE_APPEALS, "sittings.list"),
        PageOffer("appeals.exam", f"{_UI}.exam_page:ExamPage", terms.SEE_APPEALS, "sittings.list"),
    ),
    panels=(
        PanelOffer(
            "sittings.sitting",
            N_("Appeals and annulments"),
            f"{_UI}.sitting_panel:AppealsPanel",
            terms.SEE_APPEALS,
            80,
        ),
        PanelOffer(
            "learners.learner",
            N_("Appeals and annulled exams"),
            f"{_UI}.learner_panel:LearnerPanel",
            terms.SEE_APPEALS,
            45,
        ),
    ),
    actions=(
        ActionOffer(N_("Appeals"), Route("appeals.list"), "scale", terms.SEE_APPEALS, beside="sittings.list"),
        ActionOffer(N_("Receive an appeal"), Route("appeals.list", detail="new"), "plus", terms.KEEP_APPEALS),
    ),
    answers=(
        keeps("eduapp.exams.appeals"),
        AnswerOffer("grading.letters", "eduapp.exams.appeals.queries:outcomes", grading.HAND_OUT),
    ),
    today=(TodayOffer(f"{_UI}.today:rows", terms.KEEP_APPEALS),),
    audit_sentences={
        terms.RECEIVED: N_(
            "Appeal {number} of {name} ({kind}) in {course}, exam of {day}, was received on {received}; in "
            "time: {in_time}."
        ),
        terms.STEPPED: N_("Appeal {number} of {name} ({kind}): {step}. {reason}"),
        terms.STEP_NOTED: N_(
            "Appeal {number} of {name} ({kind}): {step}, written down, waits for a second person. {reason}"
        ),
        terms.STEP_REFUSED: N_(
            "Appeal {number} of {name} ({kind}): {step}, written down by {first}, was refused. {reason}"
        ),
        terms.PART_KEPT: N_("Appeal {number} of {name}: {part} was written or enclosed."),
        terms.NOTICE_NOTED: N_("Appeal {number} of {name}: {notice} on {on_day}, by {person}."),
        terms.FILE_MADE: N_("The file of appeal {number} of {name} was made and saved."),
        terms.DEADLINE_EXTENDED: N_(
            "The time of {name} to appeal ({kind}) in {course}, exam of {day}, goes on until {until}: "
            "{reason}"
        ),
        terms.GROUNDS_ASKED: N_("{name} asked for the grounds of a grade in {course} on {asked}."),
        terms.GROUNDS_GIVEN: N_("The grounds of the grade of {name} in {course} were given on {given}."),
        terms.COPY_ASKED: N_("{name} asked for a copy of the answer and the guide in {course} on {asked}."),
        terms.COPY_GIVEN: N_(
            "The copy of the answer and the guide of {name} in {course} was given on {given}."
        ),
        terms.GROUNDS_CORRECTED: N_(
            "What is noted of the grounds of the grade of {name} in {course} was put right: asked for "
            "{asked}, now {now_asked}; given {given}, now {now_given}. {reason}"
        ),
        terms.COPY_CORRECTED: N_(
            "What is noted of the copy of the answer and the guide of {name} in {course} was put right: "
            "asked for {asked}, now {now_asked}; given {given}, now {now_given}. {reason}"
        ),
        terms.RECEIPT_CORRECTED: N_(
            "Appeal {number} of {name} ({kind}): the day it came was put right from {was} to {received}; in "
            "time: {in_time}. {reason}"
        ),
        terms.EXAM_ANNULLED: N_(
            "The exam of {name}, candidate {number}, on {day} was annulled ({ground}): {reason}"
        ),
        terms.ANNULMENT_NOTED: N_(
            "Written down, and waits for a second person: the exam of {name}, candidate {number}, on {day} "
            "is annulled ({ground}). {reason}"
        ),
        terms.REVERSAL_NOTED: N_(
            "Written down, and waits for a second person: the annulment of the exam of {name}, candidate "
            "{number}, on {day} is reversed. {reason}"
        ),
        terms.ANNULMENT_REFUSED: N_(
            "Exam of {day}, {name}, candidate {number}: what {first} had written down of an annulment "
            "({ground}) was refused. {reason}"
        ),
        terms.ANNULMENT_TOLD: N_(
            "Exam of {day}: {name}, candidate {number}, was told on {on_day}: it does not count ({ground})."
        ),
        terms.ANNULMENT_REVERSED: N_(
            "The annulment of the exam of {name}, candidate {number}, on {day} was reversed: {reason}"
        ),
        "field:words": N_("words"),
        "field:on_day": N_("day"),
        "field:person": N_("who"),
        "field:last_day": N_("last day"),
    },
)
