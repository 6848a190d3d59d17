"""The words of what learners are handed."""

PRINT_PLANS = "handouts.print_plans"
PRINT_MACHINES = "handouts.print_machines"
PRINT_TOOLS = "handouts.print_tools"
PERMISSIONS = (PRINT_PLANS, PRINT_MACHINES, PRINT_TOOLS)

PLAN_PRINTED = "handouts.plan_printed"
PLAN_SAVED = "handouts.plan_saved"
MACHINE_PRINTED = "handouts.machine_printed"
TOOLS_PRINTED = "handouts.tools_printed"
