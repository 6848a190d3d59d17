"""What is done about what is kept of people."""

from eduapp.privacy.service.copying import NoteCopy, NoteCopyOut, note_copy, note_copy_out
from eduapp.privacy.service.disposing import (
    ConfirmDisposal,
    ProposeDisposal,
    RefuseDisposal,
    confirm_disposal,
    propose_disposal,
    refuse_disposal,
)
from eduapp.privacy.service.holding_back import LiftHold, SetHold, lift_hold, set_hold

__all__ = [
    "ConfirmDisposal",
    "LiftHold",
    "NoteCopy",
    "NoteCopyOut",
    "ProposeDisposal",
    "RefuseDisposal",
    "SetHold",
    "confirm_disposal",
    "lift_hold",
    "note_copy",
    "note_copy_out",
    "propose_disposal",
    "refuse_disposal",
    "set_hold",
]
