"""What is kept here about people."""

from eduapp.core.db.holding import Holding
from eduapp.core.i18n import N_
from eduapp.records.lists import models


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        Holding(
            N_("Printed lists about the person"),
            models.PrintedList,
            life="prints",
            since="day",
            shown=("number", "kind", "day", "unit"),
        ),
        Holding(
            N_("Editions of these lists"),
            models.ListEdition,
            paths=("list_id.learner_id",),
            life="prints",
            since="list_id.day",
            shown=("edition", "printed_at"),
        ),
        Holding(
            N_("Lists typed in"),
            models.ListReturn,
            paths=("list_id.learner_id",),
            life="prints",
            since="list_id.day",
            shown=("typed_at",),
        ),
    )
