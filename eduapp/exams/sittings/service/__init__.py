"""What can be done with sittings, candidates and results. Each function is one use case, one transaction."""

from eduapp.exams.sittings.service.entering import (
    CancelCandidate,
    EnterCandidate,
    SitApart,
    cancel_candidate,
    enter_candidate,
    sit_apart,
)
from eduapp.exams.sittings.service.planning import ChangeSitting, PlanSitting, change_sitting, plan_sitting
from eduapp.exams.sittings.service.printing import NoteCopies, NotePaper, note_copies, note_paper
from eduapp.exams.sittings.service.results import (
    CorrectResult,
    EnterResult,
    NoteAttendance,
    RecordResult,
    correct_result,
    enter_result,
    note_attendance,
    record_result,
)
from eduapp.exams.sittings.service.seating import (
    SaveGrid,
    SeatCandidate,
    SeatEverybody,
    save_grid,
    seat_candidate,
    seat_everybody,
)
from eduapp.exams.sittings.service.states import (
    AnnulSitting,
    PublishSitting,
    annul_sitting,
    move,
    publish_sitting,
)
from eduapp.exams.sittings.service.versions import (
    ChoosePaper,
    GiveVersion,
    SpreadVersions,
    choose_paper,
    give_version,
    spread_versions,
)
from eduapp.exams.sittings.service.watching import ChooseWatch, NoteTraining, choose_watch, note_training

__all__ = [
    "AnnulSitting",
    "CancelCandidate",
    "ChangeSitting",
    "ChoosePaper",
    "ChooseWatch",
    "CorrectResult",
    "EnterCandidate",
    "EnterResult",
    "GiveVersion",
    "NoteAttendance",
    "NoteCopies",
    "NotePaper",
    "NoteTraining",
    "PlanSitting",
    "PublishSitting",
    "RecordResult",
    "SaveGrid",
    "SeatCandidate",
    "SeatEverybody",
    "SitApart",
    "SpreadVersions",
    "annul_sitting",
    "cancel_candidate",
    "change_sitting",
    "choose_paper",
    "choose_watch",
    "correct_result",
    "enter_candidate",
    "enter_result",
    "give_version",
    "move",
    "note_attendance",
    "note_copies",
    "note_paper",
    "note_training",
    "plan_sitting",
    "publish_sitting",
    "record_result",
    "save_grid",
    "seat_candidate",
    "seat_everybody",
    "sit_apart",
    "spread_versions",
]
