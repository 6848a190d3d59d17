"""The one form of our signatures, to the byte (DER, X.690).

The hole in a signed file, where the signature stands, is the only part of it that the signature does not
cover. So whoever checks a paper writes the container once more from its three parts (the digest of the paper,
the certificate and the bare signature) and compares: then nothing in the hole can be changed unseen either.
Written here without the library that checks, so that papers stay good whatever that library does one day.
"""

from collections.abc import Callable
from dataclasses import dataclass

from asn1crypto import cms, x509
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of P-256 (SEC 2, 2.4.2). A signature (r, s) is as good as (r, ORDER - s), and anybody can turn the one into
the other; ours is the one with the smaller s, so that there is one alone."""

_SEQUENCE, _SET, _OCTETS, _OID, _INTEGER, _NULL = 0x30, 0x31, 0x04, 0x06, 0x02, 0x05
_NAME = 0xA4  # [4], constructed: the kind of name a certificate has
_LONG = 0x80  # from here on a length is written with how many bytes it has
_TAGGED = 0xA0  # [0], constructed

_SIGNED_DATA, _DATA = "1.2.840.113549.1.7.2", "1.2.840.113549.1.7.1"
_CONTENT_TYPE, _MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
_SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.47"  # of version 2 (RFC 5035)
_SHA256, _ECDSA_SHA256 = "2.16.840.1.101.3.4.2.1", "1.2.840.10045.4.3.2"


@dataclass(frozen=True)
class Leaf:
    """What a container says of the certificate in it (all DER, but the fingerprint: SHA-256 of it)."""

    certificate: bytes
    fingerprint: bytes
    issuer: bytes
    serial: bytes

    @classmethod
    def of(cls, read: x509.Certificate) -> "Leaf":
        """The parts of a certificate."""
        serial = read["tbs_certificate"]["serial_number"].dump()
        return cls(read.dump(), read.sha256, read.issuer.dump(), serial)


def container(digest: bytes, leaf: Leaf, sign: Callable[[bytes], bytes]) -> bytes:
    """The container about a digest (SHA-256) in our one form; `sign` gives the bare signature of bytes."""
    attributes = _attributes(digest, leaf)
    return _container(leaf, attributes, sign(_der(_SET, *attributes)))


def is_ours(container: bytes, digest: bytes) -> bool:
    """Whether the container is about this digest (SHA-256) and is as we write it, to the byte.

    Whether its signature is good is another question. Raises ValueError, TypeError or KeyError for bytes that
    are no container at all.
    """
    read = cms.ContentInfo.load(container, strict=True)["content"]
    if len(read["certificates"]) != 1 or len(read["signer_infos"]) != 1:
        return False
    signature = read["signer_infos"][0]["signature"].native
    if not _is_the_smaller(signature):
        return False
    leaf = Leaf.of(read["certificates"][0].chosen)
    return container == _container(leaf, _attributes(digest, leaf), signature)


def _is_the_smaller(signature: bytes) -> bool:
    first, second = decode_dss_signature(signature)
    return second <= ORDER // 2 and encode_dss_signature(first, second) == signature


def first_value(read: bytes) -> bytes:
    """The first value of DER in these bytes, without what stands after it."""
    size = read[1]
    if size < _LONG:
        return read[: 2 + size]
    head = 2 + size - _LONG
    return read[: head + int.from_bytes(read[2:head], "big")]


def _container(leaf: Leaf, attributes: list[bytes], signature: bytes) -> bytes:
    sha256 = _der(_SEQUENCE, _oid(_SHA256), _der(_NULL))
    version = _der(_INTEGER, b"\1")
    signer = _der(
        _SEQUENCE,
        version,
        _der(_SEQUENCE, leaf.issuer, leaf.serial),
        sha256,
        _der(_TAGGED, *attributes),
        _der(_SEQUENCE, _oid(_ECDSA_SHA256)),
        _der(_OCTETS, signature),
    )
    signed = _der(
        _SEQUENCE,
        version,
        _der(_SET, sha256),
        _der(_SEQUENCE, _oid(_DATA)),
        _der(_TAGGED, leaf.certificate),
        _der(_SET, signer),
    )
    return _der(_SEQUENCE, _oid(_SIGNED_DATA), _der(_TAGGED, signed))


def _attributes(digest: bytes, leaf: Leaf) -> list[bytes]:
    """What is signed: the digest, and which certificate belongs to it; in the order DER wants."""
    names = _der(_SEQUENCE, _der(_NAME, leaf.issuer))
    certificate = _der(_SEQUENCE, _der(_OCTETS, leaf.fingerprint), _der(_SEQUENCE, names, leaf.serial))
    said = {
        _CONTENT_TYPE: _oid(_DATA),
        _MESSAGE_DIGEST: _der(_OCTETS, digest),
        _SIGNING_CERTIFICATE: _der(_SEQUENCE, _der(_SEQUENCE, certificate)),
    }
    return sorted(_der(_SEQUENCE, _oid(name), _der(_SET, value)) for name, value in said.items())


def _der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    length = len(content)
    if length < _LONG:
        return bytes((tag, length)) + content
    size = (length.bit_length() + 7) // 8
    return bytes((tag, _LONG | size)) + length.to_bytes(size, "big") + content


def _oid(dotted: str) -> bytes:
    first, second, *rest = map(int, dotted.split("."))
    return _der(_OID, *map(_base128, (first * 40 + second, *rest)))


def _base128(number: int) -> bytes:
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(0x80 | number & 0x7F)
    return bytes(reversed(digits))
