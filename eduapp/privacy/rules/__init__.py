"""What decides about copies, about how long something lives, and about how it ends. Pure."""

from eduapp.privacy.rules.disposing import (
    AnsweredAlready,
    ChangedSince,
    ClockSuspect,
    HeldAlready,
    LiftedAlready,
    NothingDue,
    OwnProposal,
    Proposal,
    ProposedAlready,
    check_clock,
    check_confirmation,
    check_proposal,
    most_persons,
)
from eduapp.privacy.rules.hiding import Hider
from eduapp.privacy.rules.lives import DELETE, KEEP, SHRED, Life, before, life_of, lives
from eduapp.privacy.rules.said import LABELS, said_as

__all__ = [
    "DELETE",
    "KEEP",
    "LABELS",
    "SHRED",
    "AnsweredAlready",
    "ChangedSince",
    "ClockSuspect",
    "HeldAlready",
    "Hider",
    "Life",
    "LiftedAlready",
    "NothingDue",
    "OwnProposal",
    "Proposal",
    "ProposedAlready",
    "before",
    "check_clock",
    "check_confirmation",
    "check_proposal",
    "life_of",
    "lives",
    "most_persons",
    "said_as",
]
