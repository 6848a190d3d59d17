"""What comes back from an examiner, closed so that only the database it came from can open it.

    MAGIC  length of the name (1 byte)  name of the file  public key of this once (32 bytes)  ciphertext

X25519 of a key made for this once and the public key that left with the file, HKDF-SHA256 over everything in
front of the ciphertext, ChaCha20-Poly1305. The code that opens what left does not open this: whoever made the
file knows it, and must not read marks before both have handed in.
"""

from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from eduapp.core.box import NONCE, TAG
from eduapp.kiosk.formats.faults import NotOurs, WrongCode

MAGIC = b"DAGVERK-MARKS-2\n"
KEY, LONGEST_NAME = 32, 64


@dataclass(frozen=True)
class MarksBox:
    """Such bytes, read and not opened yet. What the name says is believed once it opens."""

    file: str
    once: bytes
    bound: bytes
    ciphertext: bytes

    def open(self, key: bytes) -> bytes:
        """What is inside, by the key that is kept in the database. Raises WrongCode for any other."""
        try:
            shared = X25519PrivateKey.from_private_bytes(key).exchange(
                X25519PublicKey.from_public_bytes(self.once)
            )
            return _cipher(shared, self.bound).decrypt(bytes(NONCE), self.ciphertext, self.bound)
        except (InvalidTag, ValueError):  # ValueError: a key of the wrong length, or one that hides nothing
            raise WrongCode from None


def public_of(key: bytes) -> bytes:
    """What may leave of a key of 32 bytes: with it marks are closed, and nothing is opened."""
    return X25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def close(file: str, content: bytes, to: bytes) -> bytes:
    """Content under lock for who has the key of this public one. `file`: at most 64 ASCII letters."""
    once = X25519PrivateKey.generate()
    name = file.encode("ascii")
    bound = MAGIC + bytes([len(name)]) + name + once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(to))
    return bound + _cipher(shared, bound).encrypt(bytes(NONCE), content, bound)  # a key is used this once


def read(content: bytes) -> MarksBox:
    """The box in some bytes. Raises NotOurs."""
    start = len(MAGIC) + 1
    if not content.startswith(MAGIC) or len(content) <= start:
        raise NotOurs(place=1)
    length = content[start - 1]
    end = start + length + KEY
    name = content[start : start + length]
    if not 0 < length <= LONGEST_NAME or not name.isascii() or len(content) < end + TAG:
        raise NotOurs(place=start)
    return MarksBox(name.decode("ascii"), content[end - KEY : end], content[:end], content[end:])


def _cipher(shared: bytes, bound: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(algorithm=SHA256(), length=KEY, salt=None, info=bound).derive(shared))
