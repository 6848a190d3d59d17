import hashlib

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from eduapp.certificates.signing import SigningKey, container, form
from eduapp.certificates.signing.order import UnfitKey
from tests.support import given_signing

SCHOOL = given_signing.the_authority()
ROOT = x509.load_der_x509_certificate(SCHOOL.root)
DIGEST = hashlib.sha256(b"a paper").digest()


def test_pyhanko_makes_just_what_the_check_expects():
    """If an update of pyHanko makes this fail, bring its container back into the old form."""
    for number in range(20):
        digest = hashlib.sha256(bytes((number,))).digest()
        assert form.is_ours(container.container(digest, SCHOOL.key), digest)


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
