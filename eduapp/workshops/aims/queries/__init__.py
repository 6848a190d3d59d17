"""What can be told of competence aims. Answers are frozen rows, never mapped objects."""

from eduapp.workshops.aims.queries.matrix import Matrix, MatrixCell, MatrixPerson, matrix
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
from eduapp.workshops.aims.queries.standing import (
    ReachedAim,
    Seen,
    Signed,
    grounds,
    next_number,
    practised,
    reached,
    seen,
    signed,
)

__all__ = [
    "ENDED",
    "AimRow",
    "Matrix",
    "MatrixCell",
    "MatrixPerson",
    "ReachedAim",
    "Seen",
    "Signed",
    "TaskLink",
    "aim",
    "aims",
    "grounds",
    "known",
    "matrix",
    "next_number",
    "next_position",
    "practised",
    "reached",
    "seen",
    "signed",
    "tasks_offered",
    "trades_with_aims",
]
