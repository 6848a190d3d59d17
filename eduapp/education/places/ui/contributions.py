"""What places give the shell."""

from eduapp.core.i18n import N_
from eduapp.education.places import terms
from eduapp.gui.contributions import ActionOffer, AnswerOffer, Contributions, PageOffer, SettingsOffer
from eduapp.gui.routes import Route

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer(
            "places.list", "eduapp.education.places.ui.places_page:PlacesPage", terms.SEE_PLACES, "settings"
        ),
        PageOffer(
            "places.place", "eduapp.education.places.ui.place_page:PlacePage", terms.SEE_PLACES, "settings"
        ),
    ),
    actions=(
        ActionOffer(N_("Places"), Route("places.list"), "map-pin", terms.SEE_PLACES),
        ActionOffer(N_("Add a place"), Route("places.list", detail="add"), "plus", terms.CHANGE_PLACES),
    ),
    settings=(
        SettingsOffer(
            N_("Places"),
            "eduapp.education.places.ui.places_panel:PlacesPanel",
            terms.SEE_PLACES,
            20,
            "map-pin",
        ),
    ),
    answers=(AnswerOffer("access.sites", "eduapp.education.places.queries:sites", terms.SEE_PLACES),),
    audit_sentences={
        terms.PLACE_SAVED: N_("The place {name} was saved, with {seats} seats."),
        terms.PLACE_CHANGED: N_("The place {name} was changed: {changed}."),
        terms.OUT_OPENED: N_("{place} was taken out of service from {first} to {last} ({reason})."),
        terms.OUT_ENDED: N_("{place}, out of service from {first}, could be used again after {ended}."),
        terms.OUT_TAKEN_BACK: N_("{place} was not out of service from {first} to {last} after all."),
    },
)
