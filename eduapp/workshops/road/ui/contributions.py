"""What roads to a trade certificate give the page of a learner, and the trail."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import Contributions, PanelOffer, keeps
from eduapp.workshops.road import terms

_UI = "eduapp.workshops.road.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.workshops.road"),),
    panels=(
        PanelOffer(
            "learners.learner",
            N_("Road to a trade certificate"),
            f"{_UI}.road_panel:RoadPanel",
            terms.SEE_ROADS,
            31,
        ),
    ),
    audit_sentences={
        terms.ROAD_SET: N_("{name} is on the road to {trade} as {way} from {first}, with {year}."),
        terms.ROAD_ENDED: N_("The road of {name} to {trade} ended: {reason}."),
        terms.PRACTICE_NOTED: N_("Practice of {name} elsewhere for {trade} was noted, {first} to {last}."),
        terms.PRACTICE_WITHDRAWN: N_(
            "Practice of {name} elsewhere for {trade}, {first} to {last}, was withdrawn: {reason}"
        ),
    },
)
