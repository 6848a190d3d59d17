"""What can be told of competence aims. Answers are frozen rows, never mapped objects."""

from eduapp.workshops.aims.queries.register import (
    ENDED,
    AimRow,
    TaskLink,
    aim,
    aims,
    known,
    next_position,
    tasks_offered,
    trades_with_aims,
)

__all__ = [
    "ENDED",
    "AimRow",
    "TaskLink",
    "aim",
    "aims",
    "known",
    "next_position",
    "tasks_offered",
    "trades_with_aims",
]
