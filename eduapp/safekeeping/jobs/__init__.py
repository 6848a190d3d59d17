"""Long work with backups: making, looking through, bringing back, and everything in readable files."""

from eduapp.safekeeping.jobs.agreeing import Agree, Agreed, agree
from eduapp.safekeeping.jobs.codes import MakeCode, NewCode, make_code
from eduapp.safekeeping.jobs.encrypting import AlreadyEncrypted, Encrypted, encrypt, lock_ring
from eduapp.safekeeping.jobs.looking import NeedsCode, NotWhole, Sound, key_for, verify
from eduapp.safekeeping.jobs.making import (
    Made,
    MakeBackup,
    Place,
    copy_to,
    make_backup,
    make_before_step,
    make_if_due,
)
from eduapp.safekeeping.jobs.restoring import (
    Because,
    Preview,
    Restored,
    bring_back,
    bring_to_server,
    preview,
    set_aside,
)
from eduapp.safekeeping.jobs.taking_out import TakenOut, TakeOut, take_out

__all__ = [
    "Agree",
    "Agreed",
    "AlreadyEncrypted",
    "Because",
    "Encrypted",
    "Made",
    "MakeBackup",
    "MakeCode",
    "NeedsCode",
    "NewCode",
    "NotWhole",
    "Place",
    "Preview",
    "Restored",
    "Sound",
    "TakeOut",
    "TakenOut",
    "agree",
    "bring_back",
    "bring_to_server",
    "copy_to",
    "encrypt",
    "key_for",
    "lock_ring",
    "make_backup",
    "make_before_step",
    "make_code",
    "make_if_due",
    "preview",
    "set_aside",
    "take_out",
    "verify",
]
