"""What can be done with bundles of papers. Each function is one use case, one transaction."""

from eduapp.exams.custody.service.printing import NotePrinted, note_printed
from eduapp.exams.custody.service.receiving import ReceiveBundle, receive_bundle
from eduapp.exams.custody.service.steps import (
    ConfirmStep,
    RecordStep,
    TakeStepBack,
    confirm_step,
    record_step,
    take_step_back,
)

__all__ = [
    "ConfirmStep",
    "NotePrinted",
    "ReceiveBundle",
    "RecordStep",
    "TakeStepBack",
    "confirm_step",
    "note_printed",
    "receive_bundle",
    "record_step",
    "take_step_back",
]
