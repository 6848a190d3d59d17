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
from eduapp.workshops.aims.queries.talks import (
    DueTalk,
    HeldTalk,
    LearnerTrade,
    due,
    of_learner,
    talk_days,
)

__all__ = [
    "ENDED",
    "AimRow",
    "DueTalk",
    "HeldTalk",
    "LearnerTrade",
    "Matrix",
    "MatrixCell",
    "MatrixPerson",
    "ReachedAim",
    "Seen",
    "Signed",
    "TaskLink",
    "aim",
    "aims",
    "due",
    "grounds",
    "known",
    "matrix",
    "next_number",
    "next_position",
    "of_learner",
    "practised",
    "reached",
    "seen",
    "signed",
    "talk_days",
    "tasks_offered",
    "trades_with_aims",
]
