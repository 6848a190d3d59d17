"""The words of learning plans."""

from eduapp.core.changes import Topic

SEE_PLANS = "plans.see"
CHANGE_PLANS = "plans.change"
RECORD_TALKS = "plans.record_talks"
PERMISSIONS = (SEE_PLANS, CHANGE_PLANS, RECORD_TALKS)

PLANS_CHANGED = Topic("plans")
TALKS_CHANGED = Topic("plans.talks")

# Titles and notes never reach the trail: it is read by people who may not see plans.
GOAL_ADDED = "plans.goal.added"
GOAL_CHANGED = "plans.goal.changed"
GOAL_PUT_ASIDE = "plans.goal.put_aside"
GOAL_TAKEN_UP = "plans.goal.taken_up"
STEP_TICKED = "plans.step.ticked"
STEP_UNTICKED = "plans.step.unticked"
GOAL_REACHED = "plans.goal.reached"
REVIEW_PLANNED = "plans.review.planned"
REVIEW_POSTPONED = "plans.review.postponed"
REVIEW_TAKEN_UP = "plans.review.taken_up"
REVIEW_HELD = "plans.review.held"
REVIEW_BROUGHT_FORWARD = "plans.review.brought_forward"
REVIEW_DROPPED = "plans.review.dropped"
TALK_RECORDED = "plans.talk.recorded"
TALK_CORRECTED = "plans.talk.corrected"
TALK_STRUCK = "plans.talk.struck"
