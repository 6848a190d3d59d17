"""What can be done with competence aims. Each function is one use case, one transaction."""

from eduapp.workshops.aims.service.register import LinkTasks, SaveAim, link_tasks, save_aim
from eduapp.workshops.aims.service.signing import (
    Observe,
    SignAim,
    WithdrawAim,
    observe,
    sign_aim,
    withdraw_aim,
)
from eduapp.workshops.aims.service.talks import NoteTalk, WithdrawTalk, note_talk, withdraw_talk

__all__ = [
    "LinkTasks",
    "NoteTalk",
    "Observe",
    "SaveAim",
    "SignAim",
    "WithdrawAim",
    "WithdrawTalk",
    "link_tasks",
    "note_talk",
    "observe",
    "save_aim",
    "sign_aim",
    "withdraw_aim",
    "withdraw_talk",
]
