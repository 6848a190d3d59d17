"""Work with passwords and private keys: slow on purpose, outside of window and transactions."""

from eduapp.certificates.keys.jobs.bringing_back import BringBack, bring_back
from eduapp.certificates.keys.jobs.ceremony import HoldCeremony, Prepared, hold_ceremony, prepare
from eduapp.certificates.keys.jobs.changing import (
    ChangeIssuingPassword,
    LockRootAnew,
    Rotate,
    TellLost,
    change_issuing_password,
    lock_root_anew,
    rotate,
    tell_lost,
)
from eduapp.certificates.keys.jobs.folder import Written
from eduapp.certificates.keys.jobs.list_anew import BeginAnew, begin_anew
from eduapp.certificates.keys.jobs.opening import OpenKeys, open_keys
from eduapp.certificates.keys.jobs.people import Prove, ProveAgain, Proven, prove_again, prove_second
from eduapp.certificates.keys.jobs.root import ByFile, ByHalves, RootWay
from eduapp.certificates.keys.jobs.saving import SaveKeys, save_keys

__all__ = [
    "BeginAnew",
    "BringBack",
    "ByFile",
    "ByHalves",
    "ChangeIssuingPassword",
    "HoldCeremony",
    "LockRootAnew",
    "OpenKeys",
    "Prepared",
    "Prove",
    "ProveAgain",
    "Proven",
    "RootWay",
    "Rotate",
    "SaveKeys",
    "TellLost",
    "Written",
    "begin_anew",
    "bring_back",
    "change_issuing_password",
    "hold_ceremony",
    "lock_root_anew",
    "open_keys",
    "prepare",
    "prove_again",
    "prove_second",
    "rotate",
    "save_keys",
    "tell_lost",
]
