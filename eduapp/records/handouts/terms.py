"""The words of what learners are handed."""

PRINT_PLANS = "handouts.print_plans"
PERMISSIONS = (PRINT_PLANS,)

PLAN_PRINTED = "handouts.plan_printed"
PLAN_SAVED = "handouts.plan_saved"
