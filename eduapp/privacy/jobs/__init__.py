"""Long work: the copy for a person, what is due, and forgetting what was deleted."""

from eduapp.privacy.jobs.copying import MadeCopy, MakeCopy, make_copy
from eduapp.privacy.jobs.disposing import (
    Due,
    DuePerson,
    ForgetDeleted,
    LookForDue,
    forget_deleted,
    holdings_of,
    look_for_due,
)

__all__ = [
    "Due",
    "DuePerson",
    "ForgetDeleted",
    "LookForDue",
    "MadeCopy",
    "MakeCopy",
    "forget_deleted",
    "holdings_of",
    "look_for_due",
    "make_copy",
]
