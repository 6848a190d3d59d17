"""A sealed box: bytes that open with a key, or with a code that somebody knows or has in an envelope.

    MAGIC  length of the header (4 bytes)  header (canonical JSON)  ciphertext

A random key of 32 bytes encrypts (ChaCha20-Poly1305, with magic and header as associated data); the key
itself is wrapped by Argon2id of the code. So a box opens without the code for who has the key, and a changed
byte anywhere opens for nobody.
"""

import secrets
import struct
from dataclasses import dataclass
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from eduapp.core.canonical import canonical
from eduapp.core.strict_json import Facts, Unfit, hexadecimal, named, read_facts, whole

KEY, SALT, NONCE, TAG = 32, 16, 12, 16
LARGEST_BOX, LONGEST_HEADER = 64 * 2**20, 16_384
_NAMES = ("argon2", "nonce", "salt", "wrapped")


class NotABox(ValueError):
    """These bytes are no box of this kind, or were cut or changed. `place` is the byte where it shows."""

    def __init__(self, place: int) -> None:
        super().__init__(f"byte {place}")
        self.place = place


class DoesNotOpen(ValueError):
    """It does not open with this code or key. Nothing else is told: a guess learns nothing from it."""


@dataclass(frozen=True)
class Cost:
    """What one guess at a code costs: passes, KiB of memory, lanes."""

    time: int = 3
    memory: int = 65_536
    lanes: int = 2


ORDINARY = Cost()
MOST = Cost(16, 2**20, 16)  # a file from elsewhere may not ask this PC for more


@dataclass(frozen=True)
class Box:
    """A box that was read and not opened yet. What its header says is believed once it opens."""

    magic: bytes
    header: Facts  # what is told of it, without the parts of the lock
    lock: Facts
    bound: bytes  # what the ciphertext is bound to
    ciphertext: bytes

    def key_of(self, code: str) -> bytes:
        """The key inside, by the code. Raises DoesNotOpen and tells nothing else."""
        try:
            return _aead(_derived(code, self.lock)).decrypt(
                bytes(NONCE),
                bytes.fromhex(self.lock["wrapped"]),
                _wrapping(self.magic, self.header, self.lock),
            )
        except InvalidTag:
            raise DoesNotOpen from None

    def open(self, key: bytes) -> bytes:
        """What is inside, by the key. Raises DoesNotOpen."""
        if len(key) != KEY:
            raise DoesNotOpen
        try:
            return _aead(key).decrypt(bytes.fromhex(self.lock["nonce"]), self.ciphertext, self.bound)
        except InvalidTag:
            raise DoesNotOpen from None


def close(
    magic: bytes, header: Facts, content: bytes, code: str, *, key: bytes | None = None, cost: Cost = ORDINARY
) -> bytes:
    """A sealed box with this inside. The header may be read by everybody, and changed by nobody."""
    inner = secrets.token_bytes(KEY) if key is None else key
    if len(inner) != KEY:
        raise ValueError("a key has 32 bytes")
    lock: Facts = {
        "argon2": {"time": cost.time, "memory": cost.memory, "lanes": cost.lanes},
        "nonce": secrets.token_bytes(NONCE).hex(),
        "salt": secrets.token_bytes(SALT).hex(),
    }
    wrapper = _aead(_derived(code, lock))  # of a fresh salt, so that one nonce is enough
    lock["wrapped"] = wrapper.encrypt(bytes(NONCE), inner, _wrapping(magic, header, lock)).hex()
    told = canonical({**header, **lock}).encode()
    bound = magic + struct.pack(">I", len(told)) + told
    return bound + _aead(inner).encrypt(bytes.fromhex(lock["nonce"]), content, bound)


def read(magic: bytes, content: bytes, names: tuple[str, ...]) -> Box:
    """The box in some bytes, whose header tells these names. Raises NotABox."""
    start = len(magic) + 4
    if not content.startswith(magic) or not start < len(content) <= LARGEST_BOX:
        raise NotABox(1)
    (length,) = struct.unpack(">I", content[len(magic) : start])
    end = start + length
    if not 0 < length <= LONGEST_HEADER or len(content) < end + TAG:
        raise NotABox(start)
    try:
        told = named(read_facts(content[start:end]), (*names, *_NAMES))
        _check_lock(told)
    except Unfit:
        raise NotABox(start) from None
    lock = {name: told[name] for name in _NAMES}
    return Box(magic, {name: told[name] for name in names}, lock, content[:end], content[end:])


def _check_lock(told: Facts) -> None:
    hexadecimal(told, "nonce", NONCE)
    hexadecimal(told, "salt", SALT)
    hexadecimal(told, "wrapped", KEY + TAG)
    cost: Any = told["argon2"]
    if not isinstance(cost, dict):
        raise Unfit("argon2")
    named(cost, ("time", "memory", "lanes"))
    lanes = whole(cost, "lanes", 1, MOST.lanes)
    whole(cost, "time", 1, MOST.time)
    whole(cost, "memory", 8 * lanes, MOST.memory)


def _wrapping(magic: bytes, header: Facts, lock: Facts) -> bytes:
    return magic + canonical({**header, "salt": lock["salt"], "argon2": lock["argon2"]}).encode()


def _derived(code: str, lock: Facts) -> bytes:
    cost = lock["argon2"]
    return hash_secret_raw(
        code.encode(),
        bytes.fromhex(lock["salt"]),
        time_cost=cost["time"],
        memory_cost=cost["memory"],
        parallelism=cost["lanes"],
        hash_len=KEY,
        type=Type.ID,
    )


def _aead(key: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(key)
