"""What can be done with workshops and hours. Each function is one use case, one transaction."""

from eduapp.workshops.hours.service.adjusting import AdjustHours, adjust_hours
from eduapp.workshops.hours.service.files import ImportHours, import_hours
from eduapp.workshops.hours.service.ledger import (
    ApproveHours,
    CorrectHours,
    CountHours,
    LogHours,
    RejectHours,
    approve_hours,
    correct_hours,
    count_hours,
    log_hours,
    reject_hours,
)
from eduapp.workshops.hours.service.shifts import (
    DropSheet,
    KeepSheet,
    SignShift,
    drop_sheet,
    keep_sheet,
    sign_shift,
)
from eduapp.workshops.hours.service.workshops import (
    AddTask,
    EndPlacement,
    PlaceLearner,
    SaveWorkshop,
    add_task,
    end_placement,
    place_learner,
    save_workshop,
)

__all__ = [
    "AddTask",
    "AdjustHours",
    "ApproveHours",
    "CorrectHours",
    "CountHours",
    "DropSheet",
    "EndPlacement",
    "ImportHours",
    "KeepSheet",
    "LogHours",
    "PlaceLearner",
    "RejectHours",
    "SaveWorkshop",
    "SignShift",
    "add_task",
    "adjust_hours",
    "approve_hours",
    "correct_hours",
    "count_hours",
    "drop_sheet",
    "end_placement",
    "import_hours",
    "keep_sheet",
    "log_hours",
    "place_learner",
    "reject_hours",
    "save_workshop",
    "sign_shift",
]
