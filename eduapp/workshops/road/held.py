"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.workshops.road import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("The way to a trade"),
            models.TradeRoad,
            life="practice",
            since="ended_on",
            shown=("trade", "way", "year", "start_day", "ended_on", "end_reason"),
        ),
        Holding(
            N_("Workshops of the way to a trade"),
            models.TradeRoadWorkshop,
            paths=("road_id.learner_id",),
            life="practice",
            since="road_id.ended_on",
            shown=("road_id.trade", "workshop_id"),
        ),
        Holding(
            N_("Practice elsewhere"),
            models.OutsidePractice,
            life="practice",
            since="last_day",
            shown=(
                "trade",
                "first_day",
                "last_day",
                "percent",
                "minutes",
                "employer",
                "proof",
                "withdrawn_reason",
            ),
        ),
    )
