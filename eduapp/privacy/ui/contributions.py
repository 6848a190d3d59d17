"""What privacy gives the shell, and its part of a learner's page."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import Contributions, PageOffer, PanelOffer
from eduapp.privacy import terms

_UI = "eduapp.privacy.ui"

CONTRIBUTIONS = Contributions(
    pages=(PageOffer("privacy.copy", f"{_UI}.copy_page:CopyPage", terms.COPY, "learners.list"),),
    panels=(
        PanelOffer("learners.learner", N_("Privacy"), f"{_UI}.person_panel:PersonPanel", terms.COPY, 95),
    ),
    audit_sentences={
        terms.COPY_READ: N_("The copy of everything that is kept about a learner was made."),
        terms.COPY_PRINTED: N_("The copy of everything that is kept about a learner was printed."),
        terms.COPY_SAVED: N_("The copy of everything that is kept about a learner was saved as a file."),
    },
)
