"""What learners give the shell."""

from eduapp.core.i18n import N_
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
    panels=(
        PanelOffer(
            "learners.learner",
            N_("Where"),
            "eduapp.people.learners.ui.states_panel:StatesPanel",
            terms.SEE_LEARNERS,
            5,
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
    answers=(
        keeps("eduapp.people.learners"),
        AnswerOffer("audit.people", "eduapp.people.learners.queries:find", terms.SEE_LEARNERS),
        AnswerOffer("audit.names", "eduapp.people.learners.queries:names", terms.SEE_LEARNERS),
    ),
    audit_sentences={
        terms.LEARNER_ADMITTED: N_("{name} (no. {number}) was added."),
        terms.LEARNER_CORRECTED: N_("The record of {name} was put right: {changed}."),
        terms.STATE_CHANGED: N_("{name}: {state} from {day}, expected back: {back}."),
        terms.STATE_PLANNED: N_("{name}: {state} was planned from {day}, expected back: {back}."),
        terms.STATE_PUT_RIGHT: N_("{name}: put right to {state} from {day}, expected back: {back}."),
        terms.STATE_CALLED_OFF: N_("{name}: {state} from {day} was called off."),
        terms.STATE_BEGUN: N_("{name}: {state} began as planned on {day}, expected back: {back}."),
    },
)
