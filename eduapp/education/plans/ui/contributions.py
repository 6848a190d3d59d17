"""What learning plans give the shell, the page of a learner, and Today."""

from eduapp.core.i18n import N_
from eduapp.education.plans import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer, TodayOffer, keeps
from eduapp.gui.routes import Route

_UI = "eduapp.education.plans.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.education.plans"),),
    pages=(PageOffer("plans.due", f"{_UI}.due_page:DuePage", terms.SEE_PLANS, "learners.list"),),
    panels=(
        PanelOffer(
            "learners.learner", N_("Learning plan"), f"{_UI}.plan_panel:PlanPanel", terms.SEE_PLANS, 15
        ),
    ),
    actions=(ActionOffer(N_("Talks due"), Route("plans.due"), "message-square", terms.SEE_PLANS),),
    today=(TodayOffer(f"{_UI}.today:rows", terms.SEE_PLANS, later=True),),
    audit_sentences={
        terms.GOAL_ADDED: N_("{name} got a new goal in the plan."),
        terms.GOAL_CHANGED: N_("A goal in the plan of {name} was changed."),
        terms.GOAL_PUT_ASIDE: N_("A goal in the plan of {name} was put aside."),
        terms.GOAL_TAKEN_UP: N_("A goal in the plan of {name} was taken up again."),
        terms.STEP_TICKED: N_("{name} took a step towards a goal."),
        terms.STEP_UNTICKED: N_("A tick in the plan of {name} was taken away."),
        terms.GOAL_REACHED: N_("{name} reached a goal in the plan."),
        terms.REVIEW_PLANNED: N_("The plan of {name} is to be looked at by {day}."),
        terms.REVIEW_POSTPONED: N_("The review of the plan of {name}, due {day}, was postponed."),
        terms.REVIEW_TAKEN_UP: N_("The review of the plan of {name} was taken up again; it is due {day}."),
        terms.REVIEW_HELD: N_("The plan of {name} was looked at on {day}."),
        terms.REVIEW_BROUGHT_FORWARD: N_("The review of the plan of {name} was brought forward to {day}."),
        terms.REVIEW_DROPPED: N_("The review of the plan of {name}, who is not here, was dropped."),
        terms.TALK_RECORDED: N_("A talk with {name} on {day} was recorded."),
        terms.TALK_CORRECTED: N_("The talk with {name} on {day} was corrected: {reason}"),
        terms.TALK_STRUCK: N_("The talk with {name} on {day} was struck out: {reason}"),
    },
)
