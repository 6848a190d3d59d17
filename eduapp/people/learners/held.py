"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.people.learners import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Name and facts"),
            models.Learner,
            paths=("id",),
            life="person",
            shown=(
                "number",
                "family_name",
                "given_name",
                "birth_date",
                "first_language",
                "norwegian_level",
                "site",
                "unit",
                "security_level",
                "available_until",
                "available_source",
                "available_as_of",
                "participation",
                "staff_note",
                "learner_note",
                "state",
            ),
        ),
        Holding(
            N_("Here, away or left"),
            models.StateChange,
            life="person",
            shown=("from_day", "state", "expected_back", "phase"),
        ),
    )
