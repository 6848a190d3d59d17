"""What statements of hours give the shell."""

from eduapp.core.i18n import N_
from eduapp.exchange.statements import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer, keeps
from eduapp.gui.routes import Route

PAGE = "statements.month"
_UI = "eduapp.exchange.statements.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.exchange.statements"),),
    pages=(PageOffer(PAGE, f"{_UI}.month_page:MonthPage", terms.SEE_STATEMENTS, "lists.lists"),),
    panels=(
        PanelOffer(
            "lists.lists:verbs", N_("Statements"), f"{_UI}.lists_verb:lists_verb", terms.SEE_STATEMENTS, 20
        ),
    ),
    actions=(ActionOffer(N_("Statements of hours"), Route(PAGE), "file-check", terms.SEE_STATEMENTS),),
    audit_sentences={
        terms.MADE: N_(
            "Statement {number} of {workshop} was made, {first} to {last}: {hours} hours in {count} entries."
        ),
        terms.WRITTEN: N_("The hours of {first} to {last} were written to a file ({format})."),
    },
)
