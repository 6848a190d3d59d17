"""What roads to a trade certificate give the trail."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import Contributions
from eduapp.workshops.road import terms

CONTRIBUTIONS = Contributions(
    audit_sentences={
        terms.ROAD_SET: N_("{name} is on the road to {trade} as {way} from {first}, with {year}."),
        terms.ROAD_ENDED: N_("The road of {name} to {trade} ended: {reason}."),
        terms.PRACTICE_NOTED: N_("Practice of {name} elsewhere for {trade} was noted, {first} to {last}."),
        terms.PRACTICE_WITHDRAWN: N_(
            "Practice of {name} elsewhere for {trade}, {first} to {last}, was withdrawn: {reason}"
        ),
    },
)
