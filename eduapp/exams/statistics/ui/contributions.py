"""What item statistics give the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.statistics import terms
from eduapp.gui.contributions import ActionOffer, Contributions, PageOffer, PanelOffer
from eduapp.gui.routes import Route

_UI = "eduapp.exams.statistics.ui"
PAGE = "statistics.questions"

CONTRIBUTIONS = Contributions(
    pages=(PageOffer(PAGE, f"{_UI}.questions_page:QuestionsPage", terms.SEE_STATISTICS, "sittings.list"),),
    panels=(
        PanelOffer(
            "sittings.sitting",
            N_("How the questions worked"),
            f"{_UI}.sitting_panel:StatisticsPanel",
            terms.SEE_STATISTICS,
            60,
        ),
    ),
    actions=(
        ActionOffer(
            N_("Question statistics"),
            Route(PAGE),
            "chart-column",
            terms.SEE_STATISTICS,
            beside="sittings.list",
        ),
    ),
    audit_sentences={
        terms.WRITTEN_OF_EXAM: N_(
            "How the questions worked in the exam of {day} in {course} was written to a file ({format}):"
            " {count} questions."
        ),
        terms.WRITTEN_OF_PAPER: N_(
            "How the questions of the paper “{title}” worked was written to a file ({format}): {count}"
            " questions."
        ),
        terms.WRITTEN_OF_ALL: N_(
            "How the questions of all exams worked was written to a file ({format}): {count} questions."
        ),
    },
)
