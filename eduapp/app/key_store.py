"""The system's own key store: Windows' credentials, the Secret Service of Linux' desktops, macOS' keychain.

Asked through `keyring`, but only by name: what a settings file or a plug-in would put in their place may
keep passwords as they are typed, so it is never looked at.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_, _

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Dagverk"
CLOSED = N_("The system’s key store stays closed. Unlock it, then try again.")
_STORES = {"win32": ("Windows", "WinVaultKeyring"), "darwin": ("macOS", "Keyring")}
_ELSEWHERE = ("SecretService", "Keyring")
_THIS_PC_ONLY = "local machine"


def key_store() -> KeyringBackend | None:
    """The store of this system, or None where nobody offers one (a bare server, a console)."""
    module, name = _STORES.get(sys.platform, _ELSEWHERE)
    kind: type[KeyringBackend] = getattr(importlib.import_module(f"keyring.backends.{module}"), name)
    if not kind.viable:
        return None
    store = kind()
    if sys.platform == "win32":
        store.persist = _THIS_PC_ONLY  # or the password would travel with the account to other PCs
    return store


def put(store: KeyringBackend, label: str, password: str) -> None:
    """Keep a password under who and where. Raises Unavailable if the store stays closed."""
    try:
        store.set_password(SERVICE, label, password)
    except Exception as error:
        raise Unavailable(reason=_(CLOSED)) from error


def get(store: KeyringBackend, label: str) -> str | None:
    """The password, or None if there is none. Raises Unavailable if the store stays closed."""
    try:
        return store.get_password(SERVICE, label)
    except Exception as error:
        raise Unavailable(reason=_(CLOSED)) from error


def drop(store: KeyringBackend, label: str) -> None:
    """Forget it, if it is there."""
    if get(store, label) is not None:
        try:
            store.delete_password(SERVICE, label)
        except Exception as error:
            raise Unavailable(reason=_(CLOSED)) from error
