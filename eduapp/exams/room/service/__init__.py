"""What can be done on the day of an exam. Each function is one use case, one transaction."""

from eduapp.exams.room.service.cases import (
    DecideCase,
    HearCase,
    StepCase,
    decide_case,
    hear_case,
    reverse_case,
    step_case,
)
from eduapp.exams.room.service.crediting import CreditMinutes, credit_minutes
from eduapp.exams.room.service.noting import NoteAct, NoteIncident, note_act, note_incident
from eduapp.exams.room.service.printing import NoteProtocol, note_protocol
from eduapp.exams.room.service.signing import SignLog, sign_log
from eduapp.exams.room.service.stepping import StepSitting, step_sitting
from eduapp.exams.room.service.taking_back import TakeBack, take_back

__all__ = [
    "CreditMinutes",
    "DecideCase",
    "HearCase",
    "NoteAct",
    "NoteIncident",
    "NoteProtocol",
    "SignLog",
    "StepCase",
    "StepSitting",
    "TakeBack",
    "credit_minutes",
    "decide_case",
    "hear_case",
    "note_act",
    "note_incident",
    "note_protocol",
    "reverse_case",
    "sign_log",
    "step_case",
    "step_sitting",
    "take_back",
]
