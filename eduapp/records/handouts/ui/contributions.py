"""What handouts give the shell, and the plan on a learner's page."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import Contributions, PageOffer, PanelOffer
from eduapp.records.handouts import terms

PLAN = "handouts.plan"
_UI = "eduapp.records.handouts.ui"

CONTRIBUTIONS = Contributions(
    pages=(PageOffer(PLAN, f"{_UI}.plan_page:PlanPage", terms.PRINT_PLANS, "learners.list"),),
    panels=(
        PanelOffer(
            "plans.plan:verbs", N_("Print the plan"), f"{_UI}.plan_verb:PlanVerb", terms.PRINT_PLANS, 10
        ),
        PanelOffer(
            "machines.machine", N_("On paper"), f"{_UI}.machine_verbs:MachineVerbs", terms.PRINT_MACHINES, 10
        ),
        PanelOffer("tools.board", N_("On paper"), f"{_UI}.tool_verbs:ToolVerbs", terms.PRINT_TOOLS, 10),
    ),
    audit_sentences={
        terms.PLAN_PRINTED: N_("The plan of {name} was printed."),
        terms.MACHINE_PRINTED: N_("A sheet about {machine} was printed: {sheet}."),
        terms.TOOLS_PRINTED: N_("A sheet about the tool board {board} was printed: {sheet}."),
        terms.PLAN_SAVED: N_("The plan of {name} was saved as a file."),
    },
)
