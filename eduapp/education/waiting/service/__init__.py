"""What can be done with waiting lists. Each function is one use case, one transaction."""

from eduapp.education.waiting.service.applying import (
    Apply,
    Decide,
    MoveDate,
    Renew,
    Withdraw,
    apply,
    decide,
    move_date,
    renew,
    withdraw,
)
from eduapp.education.waiting.service.days import DayDue, close_due, lapse_due
from eduapp.education.waiting.service.offering import (
    GivePlace,
    MakeOffer,
    TakeBack,
    TurnDown,
    give_place,
    offer,
    take_back,
    turn_down,
)

__all__ = [
    "Apply",
    "DayDue",
    "Decide",
    "GivePlace",
    "MakeOffer",
    "MoveDate",
    "Renew",
    "TakeBack",
    "TurnDown",
    "Withdraw",
    "apply",
    "close_due",
    "decide",
    "give_place",
    "lapse_due",
    "move_date",
    "offer",
    "renew",
    "take_back",
    "turn_down",
    "withdraw",
]
