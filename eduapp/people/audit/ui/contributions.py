"""What the trail gives the shell."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, AnswerOffer, Contributions, PageOffer, PanelOffer, keeps
from eduapp.gui.routes import Route
from eduapp.people.audit import terms

CONTRIBUTIONS = Contributions(
    answers=(
        keeps("eduapp.people.audit"),
        AnswerOffer("audit.sentence", "eduapp.people.audit.ui.sentences:sentence", terms.SEE_TRAIL),
    ),
    pages=(
        PageOffer("audit.trail", "eduapp.people.audit.ui.trail_page:TrailPage", terms.SEE_TRAIL, "settings"),
        PageOffer("audit.check", "eduapp.people.audit.ui.check_page:CheckPage", terms.SEE_TRAIL, "settings"),
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
    actions=(
        ActionOffer(N_("See the trail"), Route("audit.trail"), "history", terms.SEE_TRAIL),
        ActionOffer(N_("Check the trail"), Route("audit.check"), "shield", terms.SEE_TRAIL),
    ),
    audit_sentences={
        terms.DETAILS_SHREDDED: N_(
            "What the trail told of a person was shredded: details of {entries} entries."
        ),
        terms.FILE_READ: N_("The file of {name} was opened, times that day: {times}."),
    },
)
