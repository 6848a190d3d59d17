"""What can be done with machines and training at them. Each function is one use case, one transaction."""

from eduapp.workshops.machines.service.days import LapseDue, lapse_due
from eduapp.workshops.machines.service.exceptions import (
    AllowException,
    AskException,
    allow_exception,
    ask_exception,
)
from eduapp.workshops.machines.service.register import (
    EndOut,
    SaveMachine,
    TakeOut,
    end_out,
    save_machine,
    take_out,
)
from eduapp.workshops.machines.service.training import RecordTraining, record_training

__all__ = [
    "AllowException",
    "AskException",
    "EndOut",
    "LapseDue",
    "RecordTraining",
    "SaveMachine",
    "TakeOut",
    "allow_exception",
    "ask_exception",
    "end_out",
    "lapse_due",
    "record_training",
    "save_machine",
    "take_out",
]
