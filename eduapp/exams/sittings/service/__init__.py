"""What can be done with sittings, candidates and results. Each function is one use case, one transaction."""

from eduapp.exams.sittings.service.annulling import annul_candidate, reinstate_candidate, set_aside
from eduapp.exams.sittings.service.correcting import (
    AttestCorrection,
    ProposeCorrection,
    RefuseCorrection,
    attest_correction,
    propose_correction,
    refuse_correction,
)
from eduapp.exams.sittings.service.entering import (
    CancelCandidate,
    EnterCandidate,
    SitApart,
    cancel_candidate,
    enter_candidate,
    sit_apart,
)
from eduapp.exams.sittings.service.holds import KeepWaits, hold, keep_waits, lift
from eduapp.exams.sittings.service.planning import ChangeSitting, PlanSitting, change_sitting, plan_sitting
from eduapp.exams.sittings.service.printing import NoteCopies, NotePaper, note_copies, note_paper
from eduapp.exams.sittings.service.results import (
    EnterResult,
    NoteAttendance,
    RecordResult,
    enter_result,
    fix_result,
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
    "AttestCorrection",
    "CancelCandidate",
    "ChangeSitting",
    "ChoosePaper",
    "ChooseWatch",
    "EnterCandidate",
    "EnterResult",
    "GiveVersion",
    "KeepWaits",
    "NoteAttendance",
    "NoteCopies",
    "NotePaper",
    "NoteTraining",
    "PlanSitting",
    "ProposeCorrection",
    "PublishSitting",
    "RecordResult",
    "RefuseCorrection",
    "SaveGrid",
    "SeatCandidate",
    "SeatEverybody",
    "SitApart",
    "SpreadVersions",
    "annul_candidate",
    "annul_sitting",
    "attest_correction",
    "cancel_candidate",
    "change_sitting",
    "choose_paper",
    "choose_watch",
    "enter_candidate",
    "enter_result",
    "fix_result",
    "give_version",
    "hold",
    "keep_waits",
    "lift",
    "move",
    "note_attendance",
    "note_copies",
    "note_paper",
    "note_training",
    "plan_sitting",
    "propose_correction",
    "publish_sitting",
    "record_result",
    "refuse_correction",
    "reinstate_candidate",
    "save_grid",
    "seat_candidate",
    "seat_everybody",
    "set_aside",
    "sit_apart",
    "spread_versions",
]
