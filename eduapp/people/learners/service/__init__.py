"""What can be done with learners: their records, and where they are. Each function is one use case."""

from eduapp.people.learners.service.record import AdmitLearner, CorrectLearner, admit_learner, correct_learner
from eduapp.people.learners.service.states import (
    BeginDueStates,
    CallOffState,
    ChangeState,
    begin_due_states,
    call_off_state,
    change_state,
)

__all__ = [
    "AdmitLearner",
    "BeginDueStates",
    "CallOffState",
    "ChangeState",
    "CorrectLearner",
    "admit_learner",
    "begin_due_states",
    "call_off_state",
    "change_state",
    "correct_learner",
]
