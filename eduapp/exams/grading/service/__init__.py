"""What can be done with grades. Each function is one use case, one transaction."""

from eduapp.exams.grading.service.borders import SetBorders, set_borders
from eduapp.exams.grading.service.examiners import NameExaminers, name_examiners
from eduapp.exams.grading.service.fixing import FixGrades, fix_grades, settle
from eduapp.exams.grading.service.moving import CorrectMoved, LetStand, correct_moved, let_stand
from eduapp.exams.grading.service.releasing import (
    ConfirmRelease,
    ProposeRelease,
    TakeBackRelease,
    confirm_release,
    propose_release,
    take_back_release,
)
from eduapp.exams.grading.service.telling import (
    CorrectNotice,
    NoteLetters,
    NoteTold,
    correct_notice,
    note_letters,
    note_told,
    tell_anew,
)
from eduapp.exams.grading.service.typing import TypeSheet, type_sheet

__all__ = [
    "ConfirmRelease",
    "CorrectMoved",
    "CorrectNotice",
    "FixGrades",
    "LetStand",
    "NameExaminers",
    "NoteLetters",
    "NoteTold",
    "ProposeRelease",
    "SetBorders",
    "TakeBackRelease",
    "TypeSheet",
    "confirm_release",
    "correct_moved",
    "correct_notice",
    "fix_grades",
    "let_stand",
    "name_examiners",
    "note_letters",
    "note_told",
    "propose_release",
    "set_borders",
    "settle",
    "take_back_release",
    "tell_anew",
    "type_sheet",
]
