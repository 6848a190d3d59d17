import asyncio
import hashlib

import asn1crypto.x509
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from eduapp.certificates.signing import SigningKey, container, form
from eduapp.certificates.signing.order import UnfitKey
from tests.support import given_signing

SCHOOL = given_signing.the_authority()
ROOT = x509.load_der_x509_certificate(SCHOOL.root)
DIGEST = hashlib.sha256(b"a paper").digest()


class Hanko(Signer):
    """pyHanko's own maker of containers, with the key of a school."""

    def __init__(self, key):
        leaf = asn1crypto.x509.Certificate.load(key.certificate)
        super().__init__(signing_cert=leaf, cert_registry=SimpleCertificateStore())
        self.private = load_der_private_key(key.private, password=None)

    async def async_sign_raw(self, data, digest_algorithm, dry_run=False):
        made = self.private.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
        first, second = decode_dss_signature(made)
        return encode_dss_signature(first, min(second, form.ORDER - second))


@pytest.mark.parametrize("name", ["Granli videregående skole", "A", "Æ" * 29])
def test_it_is_to_the_byte_what_pyhanko_makes_of_the_same(name):
    """If an update of pyHanko makes this fail, ours stays: papers that were signed are of this form."""
    key = given_signing.an_authority(name).key
    hanko = Hanko(key)
    for number in range(10):
        digest = hashlib.sha256(bytes((number,))).digest()
        theirs = asyncio.run(hanko.async_sign(digest, "sha256", use_pades=True)).dump()
        assert container.container(digest, key) == theirs
        assert form.is_ours(theirs, digest)


def test_the_same_paper_is_signed_the_same():
    assert container.container(DIGEST, SCHOOL.key) == container.container(DIGEST, SCHOOL.key)


def test_there_is_room_for_it_however_long_the_names_are():
    for name in ("A", "Æ" * 29):
        key = given_signing.an_authority(name).key
        assert len(container.container(DIGEST, key)) < container.room(key)


def unfit():
    """Keys that are none for papers, by what is wrong with them."""
    other = given_signing.an_issuing_key(ROOT, SCHOOL.root_key)
    return {
        "no key at all": SigningKey(b"nothing", SCHOOL.key.certificate),
        "no certificate at all": SigningKey(SCHOOL.key.private, b"nothing"),
        "the certificate of another": SigningKey(SCHOOL.key.private, other.certificate),
        "another curve": given_signing.an_issuing_key(ROOT, SCHOOL.root_key, curve=ec.SECP384R1()),
        "another kind": given_signing.an_ed25519_key(SCHOOL.key.certificate),
        "not for papers": given_signing.an_issuing_key(ROOT, SCHOOL.root_key, papers=False),
        "the root": SigningKey(given_signing.pkcs8(SCHOOL.root_key), SCHOOL.root),
    }


@pytest.mark.parametrize("wrong", unfit())
def test_a_key_that_is_none_for_papers_signs_nothing(wrong):
    with pytest.raises(UnfitKey):
        container.container(DIGEST, unfit()[wrong])
