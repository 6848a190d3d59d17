"""What places give the shell."""

from eduapp.core.i18n import N_
from eduapp.education.places import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, SettingsOffer
from eduapp.gui.routes import Route

CONTRIBUTIONS = Contributions(
    pages=(
        PageOffer(
            "places.list", "eduapp.education.places.ui.places_page:PlacesPage", terms.SEE_PLACES, "settings"
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
    audit_sentences={terms.PLACE_SAVED: N_("The place {name} was saved, with {seats} seats.")},
)
