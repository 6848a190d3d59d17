"""What anonymous figures give the shell."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer
from eduapp.gui.routes import Route
from eduapp.records.summary import terms

PAGE = "summary.figures"
_UI = "eduapp.records.summary.ui"

CONTRIBUTIONS = Contributions(
    pages=(PageOffer(PAGE, f"{_UI}.figures_page:FiguresPage", terms.SEE_SUMMARY, "lists.lists"),),
    actions=(
        ActionOffer(
            N_("Anonymous figures"), Route(PAGE), "chart-column", terms.SEE_SUMMARY, beside="lists.lists"
        ),
    ),
    audit_sentences={
        terms.WRITTEN: N_("Anonymous figures of {first} to {last} were written to a file ({format})."),
    },
)
