"""What competence aims give the shell."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer, TodayOffer, keeps
from eduapp.gui.routes import Route
from eduapp.workshops.aims import terms

_UI = "eduapp.workshops.aims.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.workshops.aims"),),
    pages=(
        PageOffer("aims.list", f"{_UI}.aims_page:AimsPage", terms.SEE_AIMS, "workshops.list"),
        PageOffer("aims.talks", f"{_UI}.due_page:DuePage", terms.SEE_AIMS, "workshops.list"),
        PageOffer("aims.matrix", f"{_UI}.matrix_page:MatrixPage", terms.SEE_AIMS, "workshops.list"),
    ),
    actions=(
        ActionOffer(N_("Competence aims"), Route("aims.list"), "graduation-cap", terms.SEE_AIMS),
        ActionOffer(N_("Talks on the way to a trade"), Route("aims.talks"), "message-square", terms.SEE_AIMS),
        ActionOffer(N_("Add a competence aim"), Route("aims.list", detail="add"), "plus", terms.KEEP_AIMS),
    ),
    panels=(
        PanelOffer(
            "learners.learner",
            N_("Competence aims and talks"),
            f"{_UI}.learner_panel:LearnerPanel",
            terms.SEE_AIMS,
            32,
        ),
    ),
    today=(TodayOffer(f"{_UI}.today:talk_rows", terms.SIGN_AIMS, later=True),),
    audit_sentences={
        terms.AIM_SAVED: N_("The aim {code} of {trade} was entered."),
        terms.AIM_CHANGED: N_("The aim {code} of {trade} was changed: {changed}."),
        terms.AIM_LINKED: N_("What practises the aim {code} of {trade} was changed: {changed}."),
        terms.AIM_OBSERVED: N_("{name} at the aim {code} of {trade}, {day}: {level}."),
        terms.AIM_SIGNED: N_("{name} has reached the aim {code} of {trade}, signed off {day}."),
        terms.AIM_WITHDRAWN: N_(
            "The sign-off of {name} at the aim {code} of {trade} was withdrawn: {reason}"
        ),
        terms.TALK_HELD: N_("A talk with {name} on the way to {trade} was held {day}."),
        terms.TALK_WITHDRAWN: N_("The talk with {name} on the way to {trade} {day} was withdrawn: {reason}"),
        "field:aim_text_nb": N_("wording in Bokmål"),
        "field:aim_text_nn": N_("wording in Nynorsk"),
        "field:aim_plan": N_("curriculum"),
        "field:aim_tasks": N_("tasks"),
    },
)
