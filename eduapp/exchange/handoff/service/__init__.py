"""What can be done with a hand-over. Each function is one use case, one transaction."""

from eduapp.exchange.handoff.service.exporting import (
    NoteWritten,
    PrepareExport,
    ReduceExports,
    note_written,
    prepare_export,
    reduce_exports,
)
from eduapp.exchange.handoff.service.rates import EnterRate, enter_rate

__all__ = [
    "EnterRate",
    "NoteWritten",
    "PrepareExport",
    "ReduceExports",
    "enter_rate",
    "note_written",
    "prepare_export",
    "reduce_exports",
]
