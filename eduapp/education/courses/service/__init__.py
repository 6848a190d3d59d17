"""What can be done with courses. Each function is one use case, one transaction."""

from eduapp.education.courses.service.catalogue import (
    AddCourse,
    ChangeCourse,
    ChangeGroup,
    OpenGroup,
    add_course,
    change_course,
    change_group,
    open_group,
)
from eduapp.education.courses.service.criteria import SetCriterion, set_criterion
from eduapp.education.courses.service.modules import SaveAim, SaveModule, save_aim, save_module
from eduapp.education.courses.service.qualifications import (
    CorrectQualification,
    NoteQualification,
    WithdrawQualification,
    correct_qualification,
    note_qualification,
    withdraw_qualification,
)
from eduapp.education.courses.service.reached import (
    CorrectModule,
    ReachModule,
    correct_module,
    reach_module,
)

__all__ = [
    "AddCourse",
    "ChangeCourse",
    "ChangeGroup",
    "CorrectModule",
    "CorrectQualification",
    "NoteQualification",
    "OpenGroup",
    "ReachModule",
    "SaveAim",
    "SaveModule",
    "SetCriterion",
    "WithdrawQualification",
    "add_course",
    "change_course",
    "change_group",
    "correct_module",
    "correct_qualification",
    "note_qualification",
    "open_group",
    "reach_module",
    "save_aim",
    "save_module",
    "set_criterion",
    "withdraw_qualification",
]
