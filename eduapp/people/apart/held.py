"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.people.apart import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Kept apart in lessons and workshops"),
            models.Pair,
            paths=("first_id", "second_id"),
            life="apart",
            since="closed_at",
            withheld=N_(
                "Who is kept apart from whom is not on the copy: it would tell of somebody else. "
                "The leader answers for it in words."
            ),
        ),
    )
