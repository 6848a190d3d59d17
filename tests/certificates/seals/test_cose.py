import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from eduapp.certificates.seals import cose
from eduapp.certificates.seals.cose import Purpose
from eduapp.certificates.seals.faults import (
    Damaged,
    Newer,
    NotCanonical,
    OtherPurpose,
    Unprotected,
    WrongSignature,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
KID, PAYLOAD = b"kid-8888", b"what is signed"
CALLED = {
    Purpose.CERTIFICATE: "(the code of a certificate)",
    Purpose.STATUS_LIST: "(a list of revoked papers)",
    Purpose.KEY_LIST: "(a list of keys)",
}
SIGNED = cose.sign(PAYLOAD, Purpose.CERTIFICATE, KEY, KID)


def envelope(protected=None, unprotected=None, payload=PAYLOAD, signature=bytes(64), tag=18):
    """A COSE_Sign1 as another program might write it."""
    if protected is None:
        protected = {1: -8, 4: KID}
    header = protected if isinstance(protected, bytes) else cbor2.dumps(protected)
    return cbor2.dumps(cbor2.CBORTag(tag, [header, unprotected or {}, payload, signature]))


def test_what_is_signed_is_read_and_is_by_its_key():
    read = cose.read(SIGNED)

    assert (read.kid, read.payload, read.content) == (KID, PAYLOAD, SIGNED)
    assert read.is_by(PUBLIC, Purpose.CERTIFICATE)
    read.require(PUBLIC, Purpose.CERTIFICATE)


def test_the_bytes_are_those_of_the_standard():
    header = cbor2.dumps({1: -8, 4: KID})
    to_sign = cbor2.dumps(["Signature1", header, b"certificate-1", PAYLOAD])

    assert envelope(signature=KEY.sign(to_sign)) == SIGNED


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("other", list(Purpose))
def test_nothing_is_taken_for_something_else(purpose, other):
    read = cose.read(cose.sign(PAYLOAD, purpose, KEY, KID))
    if purpose is other:
        return read.require(PUBLIC, other)
    with pytest.raises(OtherPurpose) as refused:
        read.require(PUBLIC, other)

    assert CALLED[purpose] in refused.value.sentence()
    return None


def test_another_key_did_not_sign_it():
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()

    for public in (other, bytes(32), b"", b"\xff" * 32):
        with pytest.raises(WrongSignature):
            cose.read(SIGNED).require(public, Purpose.CERTIFICATE)


def test_every_byte_counts():
    for at in range(len(SIGNED)):
        changed = bytearray(SIGNED)
        changed[at] ^= 1
        with pytest.raises((Damaged, Newer, NotCanonical, Unprotected, WrongSignature)):
            cose.read(bytes(changed)).require(PUBLIC, Purpose.CERTIFICATE)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (envelope({1: -8}, {4: KID}), Unprotected),
        (envelope({4: KID}, {1: -8}), Unprotected),
        (envelope(b"", {1: -8, 4: KID}), Unprotected),
        (envelope({1: -8, 4: KID}, {4: b"another!"}), Unprotected),
        (envelope({1: -8, 4: KID}, {7: b"counter"}), Unprotected),
        (envelope({}), Unprotected),
        (envelope({1: -7, 4: KID}), Newer),
        (envelope({1: -19, 4: KID}), Newer),
        (envelope({1: -8, 2: [4], 4: KID}), NotCanonical),
        (envelope({1: -8, 4: b"short"}), Damaged),
        (envelope({1: -8, 4: "kid-8888"}), Damaged),
        (envelope(b"\x80"), Damaged),
        (envelope(b"\xa2\x04\x48" + KID + b"\x01\x27"), NotCanonical),
        (envelope(payload=None), Damaged),
        (envelope(signature=bytes(63)), Damaged),
        (envelope(tag=17), Damaged),
        (envelope()[1:], Damaged),
        (cbor2.dumps(cbor2.CBORTag(61, cbor2.CBORTag(18, []))), Damaged),
        (b"\xd2\x84", Damaged),
        (b"\xd2" + cbor2.dumps([b"", {}, b""]), Damaged),
        (b"\xd2" + cbor2.dumps({1: 2}), Damaged),
        (b"", Damaged),
        (SIGNED + b"\0", Damaged),
        (b"\xd8\x12" + SIGNED[1:], Damaged),
    ],
)
def test_another_shape_is_refused_as_what_it_is(content, fault):
    with pytest.raises(fault):
        cose.read(content)


def test_a_key_id_has_eight_bytes():
    with pytest.raises(ValueError):
        cose.sign(PAYLOAD, Purpose.CERTIFICATE, KEY, b"short")


@pytest.mark.parametrize(("length", "more"), [(24, 85), (255, 85), (300, 86)])
def test_it_costs_as_many_bytes_as_said(length, more):
    assert len(cose.sign(bytes(length), Purpose.CERTIFICATE, KEY, KID)) == length + more
