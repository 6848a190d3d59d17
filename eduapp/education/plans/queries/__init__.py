"""What can be told of plans: one learner's in plan.py, what is due in due.py, the paper in paper.py."""

from eduapp.education.plans.queries.due import (
    HELD,
    MISSED,
    REVIEWS,
    TALKS,
    DueRow,
    due,
    reviews_due,
    talks_due,
)
from eduapp.education.plans.queries.paper import PaperGoal, PaperStep, PaperTalk, PlanPaper, paper
from eduapp.education.plans.queries.plan import (
    EventRow,
    GoalRow,
    LearnerPlan,
    ReviewRow,
    StepRow,
    TalkRow,
    goal_history,
    of_learner,
    review_history,
    talk_history,
)

__all__ = [
    "HELD",
    "MISSED",
    "REVIEWS",
    "TALKS",
    "DueRow",
    "EventRow",
    "GoalRow",
    "LearnerPlan",
    "PaperGoal",
    "PaperStep",
    "PaperTalk",
    "PlanPaper",
    "ReviewRow",
    "StepRow",
    "TalkRow",
    "due",
    "goal_history",
    "of_learner",
    "paper",
    "review_history",
    "reviews_due",
    "talk_history",
    "talks_due",
]
