"""What enrolment gives the shell, the page of a learner and the page of a course."""

from eduapp.core.i18n import N_
from eduapp.education.courses import terms as courses
from eduapp.education.enrolment import terms
from eduapp.gui.contributions import (
    ActionOffer,
    AnswerOffer,
    Contributions,
    FindOffer,
    PageOffer,
    PanelOffer,
    RailItem,
    keeps,
)
from eduapp.gui.routes import Route

_UI = "eduapp.education.enrolment.ui"

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer("enrolment.groups", f"{_UI}.groups_page:GroupsPage", terms.SEE_ENROLMENTS),
        PageOffer("enrolment.group", f"{_UI}.group_page:GroupPage", terms.SEE_ENROLMENTS),
    ),
    rail=(RailItem("enrolment.groups", N_("Courses"), "book-open", 20),),
    panels=(
        PanelOffer(
            "learners.learner", N_("Courses"), f"{_UI}.learner_panel:LearnerPanel", terms.SEE_ENROLMENTS, 10
        ),
        PanelOffer(
            "enrolment.group", N_("Modules"), f"{_UI}.modules_panel:ModulesPanel", courses.SEE_REACHED, 50
        ),
        PanelOffer(
            "courses.course", N_("Groups"), f"{_UI}.course_panel:CoursePanel", terms.SEE_ENROLMENTS, 10
        ),
    ),
    actions=(
        ActionOffer(N_("My groups"), Route("enrolment.groups", detail="mine"), "users", terms.SEE_ENROLMENTS),
    ),
    finds=(
        FindOffer(
            N_("Groups"),
            "eduapp.education.enrolment.queries:found",
            "enrolment.group",
            "users",
            terms.SEE_ENROLMENTS,
        ),
    ),
    answers=(
        keeps("eduapp.education.enrolment"),
        AnswerOffer("timetable.roll", "eduapp.education.enrolment.queries:roll", terms.SEE_ENROLMENTS),
        AnswerOffer("courses.group", "eduapp.education.enrolment.queries:plan_told", terms.SEE_ENROLMENTS),
    ),
    audit_sentences={
        terms.ENROLLED: N_(
            "{name} was put on {course}, {group}, from {first_day}; said yes to the offer {consented_on}."
        ),
        terms.BEGUN: N_("The first day came for {count} who were put on a course earlier."),
        terms.COMPLETED: N_("{name} completed {course}, {group}."),
        terms.NOT_COMPLETED: N_("{name} did not complete {course}, {group}."),
        terms.WITHDRAWN: N_("{name} withdrew from {course}, {group} ({reason})."),
        terms.WITHDRAWN_STAFF: N_("{name} was taken off {course}, {group} ({reason})."),
        terms.TRANSFERRED: N_("{name} left {course}, {group}, for another site ({reason})."),
        terms.RELEASED: N_("{name} left {course}, {group}, on release ({reason})."),
        terms.INTERRUPTED: N_("{name} left {course}, {group}, before the end ({reason})."),
        terms.END_PLANNED: N_("{name} will leave {course}, {group}, after {last_day} ({reason})."),
        terms.END_DROPPED: N_("{name} goes on with {course}, {group}, after {last_day}."),
        terms.PAUSED: N_(
            "{name} keeps the place in {course}, {group}, without taking part, {first_day} to {last_day} "
            "({reason}); dagpenger kept: {allowance_kept}."
        ),
        terms.PAUSE_CHANGED: N_("{name} takes part in {course}, {group}, again from {back_on}."),
        terms.BACK: N_("{name} takes part in {course}, {group}, again."),
        terms.EXCLUDED: N_("{name} is not expected at some sessions of {course}, {group}, from {first_day}."),
        terms.EXCLUSION_LIFTED: N_(
            "{name} is expected at those sessions of {course}, {group}, again from {first_day}."
        ),
        terms.PAUSES_BEGUN: N_("The day came for {count} pauses that were planned earlier."),
        terms.PAUSES_OVER: N_("The last day of {count} pauses passed."),
        terms.AWAY: N_("{count} course places rest while their learners are away."),
        terms.BACK_FROM_AWAY: N_("{count} course places go on: their learners are back."),
    },
)
