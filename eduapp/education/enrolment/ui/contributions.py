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
    answers=(AnswerOffer("timetable.roll", "eduapp.education.enrolment.queries:roll", terms.SEE_ENROLMENTS),),
    audit_sentences={
        terms.ENROLLED: N_("{name} was put on {course}, {group}, from {first_day}."),
        terms.BEGUN: N_("The first day came for {count} who were put on a course earlier."),
        terms.COMPLETED: N_("{name} completed {course}, {group}."),
        terms.NOT_COMPLETED: N_("{name} did not complete {course}, {group}."),
        terms.WITHDRAWN: N_("{name} withdrew from {course}, {group} ({reason})."),
        terms.INTERRUPTED: N_("{name} left {course}, {group}, before the end ({reason})."),
    },
)
