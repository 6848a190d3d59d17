"""Where this PC keeps the password of its database server: the system's key store, else a locked file."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from eduapp.app import key_store, locked_file
from eduapp.app.locked_file import PassphraseNeeded
from eduapp.core.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path


class Kept(Enum):
    """Where a password is."""

    KEY_STORE = N_("in the system’s key store")
    FILE = N_("in an encrypted file on this PC, opened by a passphrase")
    NOWHERE = N_("nowhere on this PC")


def has_key_store() -> bool:
    """Whether this system can keep it without a passphrase of ours."""
    return key_store.key_store() is not None


def keep(folder: Path, label: str, password: str, passphrase: str = "") -> Kept:
    """Keep a password for who and where; the file only where there is no key store, or if one asks for it.

    Raises PassphraseNeeded if the file is to be used and there is no passphrase.
    """
    store = key_store.key_store()
    if store is not None and not passphrase:
        key_store.put(store, label, password)
        locked_file.remove(folder)
        return Kept.KEY_STORE
    if not passphrase:
        raise PassphraseNeeded
    locked_file.lock(folder, label, password, passphrase)
    return Kept.FILE


def recall(folder: Path, label: str, passphrase: str = "") -> str | None:
    """The password, or None if none is kept. Raises PassphraseNeeded, or WrongPassphrase."""
    if locked_file.is_locked(folder, label):
        if not passphrase:
            raise PassphraseNeeded
        return locked_file.unlock(folder, label, passphrase)
    store = key_store.key_store()
    return None if store is None else key_store.get(store, label)


def where(folder: Path, label: str) -> Kept:
    """Where it is kept, without opening anything."""
    if locked_file.is_locked(folder, label):
        return Kept.FILE
    store = key_store.key_store()
    if store is not None and key_store.get(store, label) is not None:
        return Kept.KEY_STORE
    return Kept.NOWHERE


def forget(folder: Path, label: str) -> None:
    """Keep it no more, wherever it is."""
    locked_file.remove(folder)
    forget_in_store(label)


def forget_in_store(label: str) -> None:
    """Keep it no more in the system's key store. The one file there is holds but the newest password."""
    store = key_store.key_store()
    if store is not None:
        key_store.drop(store, label)
