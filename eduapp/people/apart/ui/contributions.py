"""What keeping people apart gives the shell; all of it to few. The trail's sentences name nobody."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import (
    ActionOffer,
    Contributions,
    PageOffer,
    PanelOffer,
    SettingsOffer,
    keeps,
)
from eduapp.gui.routes import Route
from eduapp.people.apart import terms

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.people.apart"),),
    pages=(
        PageOffer("apart.list", "eduapp.people.apart.ui.pairs_page:PairsPage", terms.SEE_PAIRS, "settings"),
    ),
    panels=(
        PanelOffer(
            "learners.learner",
            N_("Not together with"),
            "eduapp.people.apart.ui.learner_panel:ApartPanel",
            terms.SEE_PAIRS,
            8,
        ),
    ),
    actions=(
        ActionOffer(N_("Not together"), Route("apart.list"), "users", terms.SEE_PAIRS),
        ActionOffer(
            N_("Keep two people apart"), Route("apart.list", detail="add"), "plus", terms.CHANGE_PAIRS
        ),
    ),
    settings=(
        SettingsOffer(
            N_("Not together"),
            "eduapp.people.apart.ui.pairs_panel:PairsPanel",
            terms.SEE_PAIRS,
            25,
            "users",
        ),
    ),
    audit_sentences={
        terms.PAIR_OPENED: N_("Two people are kept apart from now on."),
        terms.PAIR_CLOSED: N_("Two people are no longer kept apart."),
    },
)
