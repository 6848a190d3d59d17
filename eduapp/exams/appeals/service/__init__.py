"""What can be done with appeals and annulments. Each function is one use case, one transaction."""

from eduapp.exams.appeals.service.annulling import (
    AnnulExams,
    AnnulForCheating,
    NoteAnnulmentTold,
    ReverseAnnulment,
    annul_exams,
    annul_for_cheating,
    note_annulment_told,
    reverse_annulment,
)
from eduapp.exams.appeals.service.annulling_by_two import (
    ConfirmAnnulments,
    RefuseAnnulments,
    confirm_annulments,
    refuse_annulments,
)
from eduapp.exams.appeals.service.archiving import ArchiveExam, TakeOutExam, archive_exam, take_out_exam
from eduapp.exams.appeals.service.copies import AskCopy, GiveCopy, ask_copy, give_copy
from eduapp.exams.appeals.service.keeping import (
    AskGrounds,
    ExtendDeadline,
    GiveGrounds,
    KeepPart,
    NoteFile,
    ask_grounds,
    extend_deadline,
    give_grounds,
    keep_part,
    note_file,
)
from eduapp.exams.appeals.service.notices import NoteNotice, note_notice
from eduapp.exams.appeals.service.receiving import ReceiveAppeal, receive_appeal
from eduapp.exams.appeals.service.redating import CorrectReceipt, correct_receipt
from eduapp.exams.appeals.service.requests import CorrectRequest, correct_request
from eduapp.exams.appeals.service.resits import OpenResit, open_resit
from eduapp.exams.appeals.service.seconds import ConfirmStep, RefuseStep, confirm_step, refuse_step
from eduapp.exams.appeals.service.steps import StepAppeal, step_appeal

__all__ = [
    "AnnulExams",
    "AnnulForCheating",
    "ArchiveExam",
    "AskCopy",
    "AskGrounds",
    "ConfirmAnnulments",
    "ConfirmStep",
    "CorrectReceipt",
    "CorrectRequest",
    "ExtendDeadline",
    "GiveCopy",
    "GiveGrounds",
    "KeepPart",
    "NoteAnnulmentTold",
    "NoteFile",
    "NoteNotice",
    "OpenResit",
    "ReceiveAppeal",
    "RefuseAnnulments",
    "RefuseStep",
    "ReverseAnnulment",
    "StepAppeal",
    "TakeOutExam",
    "annul_exams",
    "annul_for_cheating",
    "archive_exam",
    "ask_copy",
    "ask_grounds",
    "confirm_annulments",
    "confirm_step",
    "correct_receipt",
    "correct_request",
    "extend_deadline",
    "give_copy",
    "give_grounds",
    "keep_part",
    "note_annulment_told",
    "note_file",
    "note_notice",
    "open_resit",
    "receive_appeal",
    "refuse_annulments",
    "refuse_step",
    "reverse_annulment",
    "step_appeal",
    "take_out_exam",
]
