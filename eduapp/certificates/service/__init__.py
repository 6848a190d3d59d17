"""What can be done with papers. Each function is one use case, one transaction.

A paper is born in two steps, so that no transaction waits for drawing: reserve (a number and frozen facts),
then confirm (the file, its digest, the signed facts and the entry in the register). What never got confirmed
is voided; its number is never used again. An issued paper is replaced or revoked, and never changes.
"""

from eduapp.certificates.service.checking import NoteChecked, SetRules, note_checked, set_rules
from eduapp.certificates.service.exporting import KeepBadge, NoteExported, keep_badge, note_exported
from eduapp.certificates.service.handing import HandOver, NotePrinted, hand_over, note_printed
from eduapp.certificates.service.issuing import Confirm, Reserve, Void, confirm, reserve, void
from eduapp.certificates.service.looks import SetLook, set_look
from eduapp.certificates.service.own_parts import (
    KeepPicture,
    KeepTemplate,
    TakeEarlier,
    keep_picture,
    keep_template,
    take_earlier,
)
from eduapp.certificates.service.replacing import ReserveReplacement, reserve_replacement
from eduapp.certificates.service.revoking import (
    AttestRevocation,
    ProposeRevocation,
    RefuseRevocation,
    attest_revocation,
    propose_revocation,
    refuse_revocation,
)
from eduapp.certificates.service.status import (
    BeginListAnew,
    ConfirmClock,
    KeepStatusList,
    ListMovedOn,
    begin_list_anew,
    confirm_clock,
    keep_status_list,
)
from eduapp.certificates.service.witnesses import PAGE, NoteHead, note_head

__all__ = [
    "PAGE",
    "AttestRevocation",
    "BeginListAnew",
    "Confirm",
    "ConfirmClock",
    "HandOver",
    "KeepBadge",
    "KeepPicture",
    "KeepStatusList",
    "KeepTemplate",
    "ListMovedOn",
    "NoteChecked",
    "NoteExported",
    "NoteHead",
    "NotePrinted",
    "ProposeRevocation",
    "RefuseRevocation",
    "Reserve",
    "ReserveReplacement",
    "SetLook",
    "SetRules",
    "TakeEarlier",
    "Void",
    "attest_revocation",
    "begin_list_anew",
    "confirm",
    "confirm_clock",
    "hand_over",
    "keep_badge",
    "keep_picture",
    "keep_status_list",
    "keep_template",
    "note_checked",
    "note_exported",
    "note_head",
    "note_printed",
    "propose_revocation",
    "refuse_revocation",
    "reserve",
    "reserve_replacement",
    "set_look",
    "set_rules",
    "take_earlier",
    "void",
]
