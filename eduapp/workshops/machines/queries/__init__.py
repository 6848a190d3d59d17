"""What can be told of machines: the register, one machine, and who may use what on a day.

Other features ask `who_may_use` (all machines of a place) or `answers` (some people at some machines): both
read everything they need in a fixed number of statements.
"""

from eduapp.workshops.machines.queries.register import (
    ExceptionRow,
    HistoryRow,
    MachineRow,
    OutRow,
    by_code,
    machine,
    out_spans,
    user_name,
)
from eduapp.workshops.machines.queries.using import (
    MachineDay,
    MachineHead,
    PersonRow,
    answers,
    entries_of,
    everything_at,
    machine_head,
    machines,
    who_may_use,
)

__all__ = [
    "ExceptionRow",
    "HistoryRow",
    "MachineDay",
    "MachineHead",
    "MachineRow",
    "OutRow",
    "PersonRow",
    "answers",
    "by_code",
    "entries_of",
    "everything_at",
    "machine",
    "machine_head",
    "machines",
    "out_spans",
    "user_name",
    "who_may_use",
]
