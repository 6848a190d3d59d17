"""What arrangements at exams give the shell: a list, a panel on the learner's page, a row on Today."""

from eduapp.core.i18n import N_
from eduapp.exams.arrangements import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer, TodayOffer, keeps
from eduapp.gui.routes import Route

_UI = "eduapp.exams.arrangements.ui"

CONTRIBUTIONS = Contributions(
    answers=(keeps("eduapp.exams.arrangements"),),
    pages=(
        PageOffer(
            "arrangements.list",
            f"{_UI}.arrangements_page:ArrangementsPage",
            terms.SEE_ARRANGEMENTS,
            "sittings.list",
        ),
    ),
    panels=(
        PanelOffer(
            "learners.learner",
            N_("Arrangements at exams"),
            f"{_UI}.learner_panel:ArrangementsPanel",
            terms.SEE_ARRANGEMENTS,
            41,
        ),
    ),
    actions=(
        ActionOffer(
            N_("Arrangements at exams"),
            Route("arrangements.list"),
            "clipboard-check",
            terms.SEE_ARRANGEMENTS,
        ),
        ActionOffer(
            N_("Record a decision on arrangements"),
            Route("arrangements.list", detail="add"),
            "plus",
            terms.RECORD_ARRANGEMENTS,
        ),
    ),
    today=(TodayOffer(f"{_UI}.today:rows", terms.RECORD_ARRANGEMENTS),),
    audit_sentences={
        terms.DECISION_RECORDED: N_(
            "A decision of {day} on arrangements at exams for {name} was recorded (case {reference})."
        ),
        terms.DECISION_REPLACED: N_(
            "A new decision of {day} on arrangements at exams for {name} replaced the one before "
            "(case {reference})."
        ),
        terms.DECISION_WITHDRAWN: N_(
            "The decision of {day} on arrangements at exams for {name} was withdrawn "
            "(case {reference}): {reason}"
        ),
    },
)
