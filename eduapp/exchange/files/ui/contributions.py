"""What bringing files in gives the shell. Subjects are named by their keys, so that this stays light."""

from eduapp.core.i18n import N_
from eduapp.education.courses.terms import CHANGE_CATALOGUE, OPEN_GROUPS
from eduapp.education.enrolment.terms import ENROL
from eduapp.education.timetable.terms import PLAN_SESSIONS
from eduapp.exams.grading.terms import RELEASE
from eduapp.exams.sittings.terms import PLAN_SITTINGS
from eduapp.exchange.files import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer
from eduapp.gui.routes import Route
from eduapp.people.learners.terms import ADMIT_LEARNERS
from eduapp.workshops.hours.terms import CHANGE_WORKSHOPS

PAGE = "files.import"

# A palette entry has room for one permission: the one that fewest of those who may bring in files have.
# Marks may be typed by teachers too, who bring in no files: who releases results does both.
CONTRIBUTIONS = Contributions(
    pages=(PageOffer(PAGE, "eduapp.exchange.files.ui.import_page:ImportPage", terms.BRING_IN),),
    actions=(
        ActionOffer(N_("Bring in learners"), Route(PAGE, detail="people"), "upload", ADMIT_LEARNERS),
        ActionOffer(N_("Bring in courses"), Route(PAGE, detail="courses"), "upload", CHANGE_CATALOGUE),
        ActionOffer(N_("Bring in groups"), Route(PAGE, detail="groups"), "upload", OPEN_GROUPS),
        ActionOffer(N_("Bring in enrolments"), Route(PAGE, detail="enrolments"), "upload", ENROL),
        ActionOffer(N_("Bring in the timetable"), Route(PAGE, detail="timetable"), "upload", PLAN_SESSIONS),
        ActionOffer(N_("Bring in workshop hours"), Route(PAGE, detail="hours"), "upload", CHANGE_WORKSHOPS),
        ActionOffer(N_("Bring in exam results"), Route(PAGE, detail="results"), "upload", PLAN_SITTINGS),
        ActionOffer(N_("Bring in marks of exams on paper"), Route(PAGE, detail="marks"), "upload", RELEASE),
        ActionOffer(N_("Bring in competence aims"), Route(PAGE, detail="aims"), "upload", CHANGE_WORKSHOPS),
    ),
    audit_sentences={
        terms.BROUGHT_IN: N_("{file} was brought in: rows in: {count}, refused: {refused}."),
    },
)
