"""The words of what learners are handed."""

PRINT_PLANS = "handouts.print_plans"
PRINT_MACHINES = "handouts.print_machines"
PERMISSIONS = (PRINT_PLANS, PRINT_MACHINES)

PLAN_PRINTED = "handouts.plan_printed"
PLAN_SAVED = "handouts.plan_saved"
MACHINE_PRINTED = "handouts.machine_printed"
