"""COSE_Sign1 (RFC 9052 section 4.2) with Ed25519: who signed and how are covered by the signature.

    18([ h'{1: -8, 4: kid}', {}, payload, signature ])

One way to write it. The algorithm (EdDSA, -8, RFC 9053 section 2.2) and the key id (8 bytes) stand in the
protected header and nowhere else; the unprotected one is empty. What a signature is for is bound into it as
external_aad, so that a list is never taken for a certificate.
"""

from dataclasses import dataclass, field
from enum import Enum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from eduapp.certificates.seals import cbor
from eduapp.certificates.seals.faults import (
    Damaged,
    Newer,
    NotCanonical,
    OtherPurpose,
    Unprotected,
    WrongSignature,
)
from eduapp.core.i18n import N_, _

KID, SIGNATURE = 8, 64  # bytes
_TAGGED = 0xC0 | 18  # COSE_Sign1 (RFC 9052 section 2)
_ALG, _KEY_ID, _EDDSA = 1, 4, -8
_PARTS = 4


class Purpose(Enum):
    """What a signature is for; the external_aad it covers."""

    CERTIFICATE = "certificate-1"
    STATUS_LIST = "status-list-1"
    KEY_LIST = "key-list-1"


CALLED = {
    Purpose.CERTIFICATE: N_("the code of a certificate"),
    Purpose.STATUS_LIST: N_("a list of revoked papers"),
    Purpose.KEY_LIST: N_("a list of keys"),
}


@dataclass(frozen=True)
class Signed:
    """Something signed that was read and not checked yet. `content` is all of it, as it was read."""

    kid: bytes
    payload: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    content: bytes = field(repr=False)

    def is_by(self, public: bytes, purpose: Purpose) -> bool:
        """Whether the key with this public half (32 bytes, RFC 8032) signed it for this."""
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(
                self.signature, _to_sign(self.kid, self.payload, purpose)
            )
        except (InvalidSignature, ValueError):  # a public half that is none proves nothing either
            return False
        return True

    def require(self, public: bytes, purpose: Purpose) -> None:
        """Raise unless that key signed it for this: OtherPurpose if for something else, or WrongSignature."""
        if self.is_by(public, purpose):
            return
        for other in Purpose:
            if self.is_by(public, other):
                raise OtherPurpose(purpose=_(CALLED[other]))
        raise WrongSignature


def sign(payload: bytes, purpose: Purpose, key: Ed25519PrivateKey, kid: bytes) -> bytes:
    """The payload, signed: 85 bytes more than a payload of 24 to 255 bytes, 86 up to 65535."""
    if len(kid) != KID:
        raise ValueError(f"a key id has {KID} bytes")
    signature = key.sign(_to_sign(kid, payload, purpose))
    return bytes([_TAGGED]) + cbor.encode([_protected(kid), {}, payload, signature])


def read(content: bytes) -> Signed:
    """What was signed, not checked yet.

    Raises Damaged (cut, another shape), NotCanonical, Unprotected (algorithm or key id where the signature
    does not cover them, or not there), Newer (an algorithm we do not know).
    """
    if content[:1] != bytes([_TAGGED]):
        raise Damaged(place=0)
    parts = cbor.decode(content[1:])
    if not isinstance(parts, list) or len(parts) != _PARTS:
        raise Damaged(place=1)
    protected, unprotected, payload, signature = parts
    if unprotected != {}:
        raise Unprotected(place=1) if isinstance(unprotected, dict) else Damaged(place=1)
    if not all(isinstance(part, bytes) for part in (protected, payload, signature)):
        raise Damaged(place=1)
    if len(signature) != SIGNATURE:
        raise Damaged(place=len(content) - len(signature))
    return Signed(_kid_of(protected), payload, signature, content)


def _kid_of(protected: bytes) -> bytes:
    header = cbor.decode(protected) if protected else {}
    if not isinstance(header, dict):
        raise Damaged(place=2)
    if not {_ALG, _KEY_ID} <= header.keys():
        raise Unprotected(place=2)
    if header[_ALG] != _EDDSA:
        raise Newer
    kid = header[_KEY_ID]
    if not isinstance(kid, bytes) or len(kid) != KID:
        raise Damaged(place=2)
    if protected != _protected(kid):
        raise NotCanonical(place=2)
    return kid


def _protected(kid: bytes) -> bytes:
    return cbor.encode({_ALG: _EDDSA, _KEY_ID: kid})


def _to_sign(kid: bytes, payload: bytes, purpose: Purpose) -> bytes:
    """The Sig_structure (RFC 9052 section 4.4)."""
    return cbor.encode(["Signature1", _protected(kid), purpose.value.encode(), payload])
