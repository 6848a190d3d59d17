"""What can be told of machines: the register, one machine, and who may use what on a day.

Other features ask `who_may_use` (all machines of a place), `answers` (some people at some machines on a day)
or `answering` (the same for any day): all read everything they need in a fixed number of statements.
"""

from eduapp.workshops.machines.queries.mastered import Mastered, mastered
from eduapp.workshops.machines.queries.register import (
    ExceptionRow,
    HistoryRow,
    MachineRow,
    OutRow,
    by_code,
    labels,
    machine,
    out_spans,
    user_name,
)
from eduapp.workshops.machines.queries.using import (
    Answering,
    MachineDay,
    MachineHead,
    PersonRow,
    answering,
    answers,
    at_place,
    codes,
    entries_of,
    everything_at,
    machine_head,
    machines,
    who_may_use,
)

__all__ = [
    "Answering",
    "ExceptionRow",
    "HistoryRow",
    "MachineDay",
    "MachineHead",
    "MachineRow",
    "Mastered",
    "OutRow",
    "PersonRow",
    "answering",
    "answers",
    "at_place",
    "by_code",
    "codes",
    "entries_of",
    "everything_at",
    "labels",
    "machine",
    "machine_head",
    "machines",
    "mastered",
    "out_spans",
    "user_name",
    "who_may_use",
]
