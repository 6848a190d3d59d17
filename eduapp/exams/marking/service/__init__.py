"""What can be done with the marking of a sitting. Each function is one use case, one transaction."""

from eduapp.exams.marking.service.by_key import MarkByKey, mark_by_key
from eduapp.exams.marking.service.examiners import (
    AppointExaminer,
    EndExaminer,
    appoint_examiner,
    end_examiner,
)
from eduapp.exams.marking.service.files import NoteFile, TakeInFile, note_file, take_in_file
from eduapp.exams.marking.service.keys import CorrectKey, NoteLooks, correct_key, note_looks
from eduapp.exams.marking.service.marks import GiveMark, HandIn, give_mark, hand_in

__all__ = [
    "AppointExaminer",
    "CorrectKey",
    "EndExaminer",
    "GiveMark",
    "HandIn",
    "MarkByKey",
    "NoteFile",
    "NoteLooks",
    "TakeInFile",
    "appoint_examiner",
    "correct_key",
    "end_examiner",
    "give_mark",
    "hand_in",
    "mark_by_key",
    "note_file",
    "note_looks",
    "take_in_file",
]
