"""What can be done in a register. Each function is one use case, one transaction."""

from eduapp.education.attendance.service.marking import (
    MarkLearner,
    MarkRestPresent,
    mark,
    mark_rest_present,
)
from eduapp.education.attendance.service.reducing import (
    KeepReasons,
    NeutraliseDue,
    keep_reasons,
    neutralise_due,
)
from eduapp.education.attendance.service.undoing import TakeBack, take_back

__all__ = [
    "KeepReasons",
    "MarkLearner",
    "MarkRestPresent",
    "NeutraliseDue",
    "TakeBack",
    "keep_reasons",
    "mark",
    "mark_rest_present",
    "neutralise_due",
    "take_back",
]
