"""A ticket as it is kept: a keyed hash of number and code. Pure; `exam_seat` reckons the same."""

from hashlib import sha256
from hmac import compare_digest, digest

SECRET = 32  # bytes


def hashed(secret: bytes, number: int, code: str) -> bytes:
    """HMAC-SHA256 over number and code with the secret of the exam."""
    return digest(secret, f"{number}:{code}".encode(), sha256)


def opens(kept: bytes, secret: bytes, number: int, code: str) -> bool:
    """Whether this code is the one that was hashed; takes as long whichever letter is wrong."""
    return compare_digest(kept, hashed(secret, number, code))


def token_hash(token: str) -> bytes:
    """What is kept of the token that a ticket was changed for (64 hex digits)."""
    return sha256(bytes.fromhex(token)).digest()
