"""What handing minutes over gives the shell, and Today."""

from eduapp.core.i18n import N_
from eduapp.exchange.handoff import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer, TodayOffer, keeps
from eduapp.gui.routes import Route

PAGE = "handoff.days"
_UI = "eduapp.exchange.handoff.ui"

CONTRIBUTIONS = Contributions(
    pages=(PageOffer(PAGE, f"{_UI}.handoff_page:HandoffPage", terms.SEE_HANDOFF, "lists.lists"),),
    panels=(
        PanelOffer(
            "lists.lists:verbs", N_("Daily allowance"), f"{_UI}.lists_verb:lists_verb", terms.SEE_HANDOFF, 10
        ),
    ),
    actions=(ActionOffer(N_("Daily allowance: hand over minutes"), Route(PAGE), "scale", terms.SEE_HANDOFF),),
    today=(TodayOffer(f"{_UI}.today:rows", terms.SEE_HANDOFF, later=True),),
    answers=(keeps("eduapp.exchange.handoff"),),
    audit_sentences={
        terms.EXPORTED: N_(
            "The minutes from {first} to {last} were handed over as export {number} ({format})."
        ),
        terms.RATE_ENTERED: N_(
            "A rate for the daily allowance from {day} was entered: {amount} øre, {unit}."
        ),
        terms.EXPORTS_REDUCED: N_("Refusals were taken out of old exports of minutes: {count}."),
    },
)
