"""What learners give the shell."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, FindOffer, PageOffer, RailItem
from eduapp.gui.routes import Route
from eduapp.people.learners import terms

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer(
            "learners.list", "eduapp.people.learners.ui.learners_page:LearnersPage", terms.SEE_LEARNERS
        ),
        PageOffer(
            "learners.learner", "eduapp.people.learners.ui.learner_page:LearnerPage", terms.SEE_LEARNERS
        ),
    ),
    rail=(RailItem("learners.list", N_("Learners"), "users", 10),),
    actions=(
        ActionOffer(N_("Add a learner"), Route("learners.list", detail="add"), "plus", terms.ADMIT_LEARNERS),
    ),
    finds=(
        FindOffer(
            N_("Learners"),
            "eduapp.people.learners.queries:found",
            "learners.learner",
            "user",
            terms.SEE_LEARNERS,
        ),
    ),
    audit_sentences={
        terms.LEARNER_ADMITTED: N_("{name} (no. {number}) was added."),
        terms.LEARNER_CORRECTED: N_("The record of {name} was put right: {changed}."),
    },
)
