"""The words of what learners are handed."""

PRINT_PLANS = "handouts.print_plans"
PRINT_MACHINES = "handouts.print_machines"
PRINT_TOOLS = "handouts.print_tools"
PRINT_CUSTODY = "handouts.print_custody"
PERMISSIONS = (PRINT_PLANS, PRINT_MACHINES, PRINT_TOOLS, PRINT_CUSTODY)

PLAN_PRINTED = "handouts.plan_printed"
PLAN_SAVED = "handouts.plan_saved"
MACHINE_PRINTED = "handouts.machine_printed"
TOOLS_PRINTED = "handouts.tools_printed"
CUSTODY_PRINTED = "handouts.custody_printed"
