"""What checking papers gives the shell."""

from eduapp.certificates import terms
from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer
from eduapp.gui.routes import Route

PAGE = "certificates.check"

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer(
            PAGE,
            "eduapp.certificates.verification.ui.check_page:CheckPage",
            terms.SEE_CERTIFICATES,
            "certificates.ready",
        ),
    ),
    actions=(
        ActionOffer(
            N_("Check a paper"),
            Route(PAGE),
            "shield",
            terms.SEE_CERTIFICATES,
            beside="certificates.register",
        ),
    ),
)
