"""What courses give the shell, and the page of a group."""

from eduapp.core.i18n import N_
from eduapp.education.courses import terms
from eduapp.gui.contributions import ActionOffer, Contributions, FindOffer, PageOffer, PanelOffer, keeps
from eduapp.gui.routes import Route

_UI = "eduapp.education.courses.ui"
_PLACE = "enrolment.groups"  # in the rail

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.education.courses"),),
    pages=(
        PageOffer("courses.catalogue", f"{_UI}.catalogue_page:CataloguePage", terms.SEE_COURSES, _PLACE),
        PageOffer("courses.course", f"{_UI}.course_page:CoursePage", terms.SEE_COURSES, _PLACE),
    ),
    panels=(
        PanelOffer(
            "courses.course",
            N_("What a certificate asks for"),
            f"{_UI}.criteria_panel:CriteriaPanel",
            terms.SEE_COURSES,
            10,
        ),
        PanelOffer(
            "enrolment.group", N_("About the group"), f"{_UI}.group_panel:GroupPanel", terms.SEE_COURSES, 90
        ),
        PanelOffer(
            "learners.learner",
            N_("Modules reached"),
            f"{_UI}.reached_panel:ReachedPanel",
            terms.SEE_REACHED,
            15,
        ),
        PanelOffer(
            "learners.learner",
            N_("Certificates and training"),
            f"{_UI}.held_panel:HeldPanel",
            terms.SEE_QUALIFICATIONS,
            16,
        ),
    ),
    actions=(
        ActionOffer(N_("Catalogue of courses"), Route("courses.catalogue"), "book-open", terms.SEE_COURSES),
        ActionOffer(
            N_("Add a course"), Route("courses.catalogue", detail="add"), "plus", terms.CHANGE_CATALOGUE
        ),
        ActionOffer(N_("Open a group"), Route("courses.catalogue", detail="open"), "plus", terms.OPEN_GROUPS),
    ),
    finds=(
        FindOffer(
            N_("Courses"),
            "eduapp.education.courses.queries:found",
            "courses.course",
            "book-open",
            terms.SEE_COURSES,
        ),
    ),
    audit_sentences={
        terms.COURSE_ADDED: N_("The course {name} ({code}) was added."),
        terms.COURSE_CHANGED: N_("The course {name} ({code}) was changed: {changed}."),
        terms.MODULE_ADDED: N_("The module {code} {name} of {course} was added."),
        terms.MODULE_CHANGED: N_("The module {code} {name} of {course} was changed: {changed}."),
        terms.AIM_ADDED: N_("The competence aim {code} of {course} was added."),
        terms.AIM_CHANGED: N_("The competence aim {code} of {course} was changed: {changed}."),
        terms.CRITERION_SET: N_("{course} asks for {amount} ({criterion}) of who begins on {day} or later."),
        terms.MODULE_REACHED: N_("{name} reached the module {module} of {course} on {day}."),
        terms.MODULE_CORRECTED: N_(
            "The day on which {name} reached the module {module} of {course} was corrected from {before} to "
            "{day} ({reason})."
        ),
        terms.MODULE_TAKEN_BACK: N_(
            "It was taken back that {name} reached the module {module} of {course} on {before} ({reason})."
        ),
        terms.QUALIFICATION_NOTED: N_(
            "{name} has {what} {code} of {day}, valid until {until} ({known}): that was noted."
        ),
        terms.QUALIFICATION_CORRECTED: N_(
            "What was noted of {what} {code} of {name} was corrected: {changed} ({reason})."
        ),
        terms.QUALIFICATION_WITHDRAWN: N_(
            "It was withdrawn that {name} has {what} {code} of {day} ({reason})."
        ),
        terms.GROUP_OPENED: N_("The group {group} of {course} was opened."),
        terms.GROUP_CHANGED: N_("The group {group} of {course} was changed: {changed}."),
    },
)
