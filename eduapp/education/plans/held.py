"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.education.plans import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Goals of the plan"),
            models.Goal,
            shown=("title", "target_day", "state", "put_aside_reason", "closed_on"),
        ),
        Holding(
            N_("Steps to the goals"),
            models.Step,
            paths=("goal_id.learner_id",),
            shown=("goal_id", "text", "taken_on"),
        ),
        Holding(
            N_("Talks planned"),
            models.Review,
            shown=("first_day", "last_day", "planned_on", "state", "reason", "postponed_on", "held_on"),
        ),
        Holding(
            N_("Talks held"), models.Talk, shown=("day", "staff_note", "learner_note", "reason", "superseded")
        ),
        Holding(
            N_("Changes of the plan"),
            models.PlanEvent,
            paths=("goal_id.learner_id", "review_id.learner_id"),
            shown=("at", "kind", "reason"),
        ),
    )
