"""The rules of arrangements: decisions, measures, which decision holds, and the time they make. Pure."""

from eduapp.exams.arrangements.rules.account import TimeAccount, personal_end, personal_minutes
from eduapp.exams.arrangements.rules.decision import (
    DECIDERS,
    ENDS,
    LONGEST_OFFICE,
    LONGEST_REFERENCE,
    DecisionFacts,
    Other,
    check_decision,
    check_overlap,
    check_withdrawal,
)
from eduapp.exams.arrangements.rules.measures import (
    LIMITS,
    MEASURES,
    SKILLS,
    Measure,
    RemovesSkill,
    bounds,
    limit,
    place_in_list,
    removed_skills,
    source_of,
    taken_away,
)
from eduapp.exams.arrangements.rules.standing import Stage, Standing, ends_soon, in_force

__all__ = [
    "DECIDERS",
    "ENDS",
    "LIMITS",
    "LONGEST_OFFICE",
    "LONGEST_REFERENCE",
    "MEASURES",
    "SKILLS",
    "DecisionFacts",
    "Measure",
    "Other",
    "RemovesSkill",
    "Stage",
    "Standing",
    "TimeAccount",
    "bounds",
    "check_decision",
    "check_overlap",
    "check_withdrawal",
    "ends_soon",
    "in_force",
    "limit",
    "personal_end",
    "personal_minutes",
    "place_in_list",
    "removed_skills",
    "source_of",
    "taken_away",
]
