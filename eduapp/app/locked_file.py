"""A password in a file that a passphrase opens: for PCs whose system has no key store.

Argon2id (RFC 9106, second choice) makes the key of the passphrase, ChaCha20-Poly1305 encrypts. Who and where
the password is for is bound to it: a file brought from another PC or server does not open.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

from eduapp.core.errors import Damaged, EduError, Unavailable
from eduapp.core.files import CANNOT_WRITE, read_whole, write_atomically
from eduapp.core.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "database-password.json"
SHORTEST = 12
_MARK = b"DAGVERK-PASSWORD-1\n"
_COST = {"time": 3, "memory": 64 * 1024, "lanes": 4}
_MOST = {"time": 16, "memory": 1024 * 1024, "lanes": 16}  # a file from elsewhere must not eat the PC


class PassphraseNeeded(EduError):
    """The password of the server is in the file, and nobody has said the passphrase yet."""

    message = N_("The password of the database server is locked on this PC. Write the passphrase.")
    asks = ""  # the label of a field that shows what is typed; "" where it is hidden


class WrongPassphrase(PassphraseNeeded):
    """The file does not open."""

    message = N_("That is not the passphrase, or the file with the password was made for another server.")


class PassphraseTooShort(EduError):
    """Anybody who has the file can try as often as they like."""

    message = N_("The passphrase needs at least {least} characters. Four words are good.")


class FileUnreadable(Damaged):
    """Somebody has changed or cut the file."""

    message = N_(
        "The file with the password ({file}) cannot be read. Write the password anew:"
        " eduapp database use ADDRESS."
    )


def lock(folder: Path, label: str, password: str, passphrase: str) -> None:
    """Write the file, for this account alone."""
    if len(passphrase) < SHORTEST:
        raise PassphraseTooShort(least=SHORTEST)
    salt, nonce = os.urandom(16), os.urandom(12)
    box = _cipher(passphrase, salt, _COST).encrypt(nonce, password.encode(), _about(label))
    kept = {"format": 1, "label": label, **_COST} | {
        name: b64encode(value).decode() for name, value in (("salt", salt), ("nonce", nonce), ("box", box))
    }
    write_atomically(folder / FILE_NAME, json.dumps(kept, indent=1).encode())


def is_locked(folder: Path, label: str) -> bool:
    """Whether the password of this user at this server is in the file."""
    path = folder / FILE_NAME
    return path.exists() and _read(path)["label"] == label


def unlock(folder: Path, label: str, passphrase: str) -> str:
    """The password. Takes about 0.1 s on purpose."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - only where a file is locked

    path = folder / FILE_NAME
    kept = _read(path)
    try:
        salt, nonce, box = (b64decode(kept[name], validate=True) for name in ("salt", "nonce", "box"))
        cipher = _cipher(passphrase, salt, _cost(kept))
        return str(cipher.decrypt(nonce, box, _about(label)), "utf-8")
    except InvalidTag:
        raise WrongPassphrase from None
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise FileUnreadable(file=path) from error


def remove(folder: Path) -> None:
    """Forget it."""
    try:
        (folder / FILE_NAME).unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable(reason=_(CANNOT_WRITE).format(place=FILE_NAME)) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        kept: object = json.loads(read_whole(path))
    except (ValueError, RecursionError) as error:
        raise FileUnreadable(file=path) from error
    if not isinstance(kept, dict) or kept.get("format") != 1 or not isinstance(kept.get("label"), str):
        raise FileUnreadable(file=path)
    return kept


def _cost(kept: dict[str, Any]) -> dict[str, int]:
    """How much work the key is, within what a PC can bear."""
    cost = {name: int(kept[name]) for name in _COST}
    if any(not 1 <= cost[name] <= most for name, most in _MOST.items()):
        raise ValueError(cost)
    return cost


def _cipher(passphrase: str, salt: bytes, cost: dict[str, int]) -> Any:  # noqa: ANN401 - its module is heavy
    from argon2.exceptions import HashingError  # noqa: PLC0415 - only where a file is locked
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415

    try:
        key = hash_secret_raw(
            passphrase.encode(), salt, cost["time"], cost["memory"], cost["lanes"], 32, Type.ID
        )
    except HashingError as error:
        raise ValueError from error
    return ChaCha20Poly1305(key)


def _about(label: str) -> bytes:
    return _MARK + label.encode()
