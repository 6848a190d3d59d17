"""What requests for correction give the shell. The trail's sentences tell the kind, never the words."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import Contributions, PanelOffer, TodayOffer, keeps
from eduapp.people.disputes import terms

_UI = "eduapp.people.disputes.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.people.disputes"),),
    panels=(
        PanelOffer(
            "learners.learner",
            N_("Requests for correction"),
            f"{_UI}.learner_panel:DisputesPanel",
            terms.SEE_DISPUTES,
            58,
        ),
    ),
    today=(TodayOffer(f"{_UI}.today:rows", terms.TAKE_IN),),
    audit_sentences={
        terms.ASKED: N_("A learner says that something is wrong: {kind}."),
        "disputes.extended": N_("The answer to a request for correction takes more time: {kind}."),
        "disputes.corrected": N_("Something was put right that a learner said was wrong: {kind}."),
        "disputes.refused": N_("A request for correction was refused: {kind}."),
        "disputes.noted": N_(
            "A request for correction was refused, and the learner’s words stand beside it: {kind}."
        ),
        "disputes.withdrawn": N_("A learner no longer says that something is wrong: {kind}."),
    },
)
