"""What the trail gives the shell."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer
from eduapp.gui.routes import Route
from eduapp.people.audit import terms

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer("audit.trail", "eduapp.people.audit.ui.trail_page:TrailPage", terms.SEE_TRAIL, "settings"),
    ),
    panels=(
        PanelOffer(
            "learners.learner",
            N_("Trail"),
            "eduapp.people.audit.ui.trail_panel:TrailPanel",
            terms.SEE_TRAIL,
            90,
        ),
    ),
    actions=(ActionOffer(N_("See the trail"), Route("audit.trail"), "history", terms.SEE_TRAIL),),
)
