import hashlib
from datetime import date

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from eduapp.certificates.seals import keys
from eduapp.certificates.seals.faults import NameTooLong
from tests.support.given_seals import a_school

DAY = date(2026, 1, 1)


def read(pair):
    return x509.load_der_x509_certificate(pair.certificate)


def test_a_root_vouches_for_itself_and_for_its_issuing_keys(school):
    other = a_school()

    root, issuing = school.root, school.issuing

    assert keys.vouches(root.certificate, root.certificate, root.public)
    assert keys.vouches(root.certificate, issuing.certificate, issuing.public)
    assert not keys.vouches(issuing.certificate, issuing.certificate, issuing.public)
    assert not keys.vouches(other.root.certificate, issuing.certificate, issuing.public)
    assert not keys.vouches(issuing.certificate, root.certificate, root.public)


def test_a_certificate_belongs_to_one_key(school):
    assert not keys.vouches(school.root.certificate, school.issuing.certificate, school.root.public)
    assert not keys.vouches(school.root.certificate, school.root.certificate, school.issuing.public)


@pytest.mark.parametrize("content", [b"", b"\x30\x00", bytes(200)])
def test_bytes_that_are_no_certificate_vouch_for_nothing(school, content):
    public = school.issuing.public

    assert not keys.vouches(school.root.certificate, content, public)
    assert not keys.vouches(content, school.issuing.certificate, public)


def test_a_certificate_on_another_curve_is_none_of_ours():
    key = ec.generate_private_key(ec.SECP384R1())
    public = bytes(32)
    name = x509.Name([x509.NameAttribute(NameOID.SERIAL_NUMBER, keys.kid_of(public).hex())])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 7)
        .not_valid_before(read(a_school().root).not_valid_before_utc)
        .not_valid_after(read(a_school().root).not_valid_after_utc)
        .sign(key, hashes.SHA256())
    )

    assert not keys.vouches(made.public_bytes(Encoding.DER), made.public_bytes(Encoding.DER), public)


def test_a_key_is_called_by_the_beginning_of_its_digest(school):
    assert school.issuing.kid == hashlib.sha256(school.issuing.public).digest()[:8]


def test_each_signs_only_what_it_is_for(school):
    root, leaf = read(school.root), read(school.issuing)
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage)
    bounds = root.extensions.get_extension_for_class(x509.BasicConstraints)

    assert usage.critical
    assert (usage.value.content_commitment, usage.value.key_cert_sign) == (True, False)
    assert (bounds.value.ca, bounds.value.path_length) == (True, 0)
    with pytest.raises(ValueError):
        keys.new_issuing(school.issuing, "Skolen", DAY)


def test_a_certificate_bears_names_of_school_and_key_and_nothing_else(school):
    for pair in (school.root, school.issuing):
        certificate = read(pair)
        names = [*certificate.subject, *certificate.issuer]
        found = {type(one.value).__name__ for one in certificate.extensions}

        kids = {school.root.kid.hex(), school.issuing.kid.hex()}

        assert {one.oid for one in names} == {NameOID.COMMON_NAME, NameOID.SERIAL_NUMBER}
        assert {one.value for one in names} <= {"Fjordbyen videregående skole", *kids}
        assert found == {"BasicConstraints", "KeyUsage", "SubjectKeyIdentifier", "AuthorityKeyIdentifier"}


def test_a_certificate_has_no_end_because_papers_have_none(school):
    certificate = read(school.issuing)

    assert f"{certificate.not_valid_before_utc:%Y-%m-%d %H:%M}" == "2026-01-01 00:00"
    assert certificate.not_valid_after_utc.year == 9999


@pytest.mark.parametrize("name", ["", "x" * 65])
def test_a_name_that_no_certificate_can_bear_is_refused_in_one_sentence(school, name):
    with pytest.raises(NameTooLong) as refused:
        keys.new_root(name, DAY)

    assert "64 letters" in refused.value.sentence()


def test_private_keys_are_in_no_text(school):
    secret = school.issuing.seal.private_bytes_raw()

    assert repr(secret)[2:20] not in repr(school.issuing)
    assert "seal" not in repr(school.issuing)


def test_a_root_comes_again_of_its_secret_and_its_certificate_alone():
    secret = bytes(range(32))
    root = keys.new_root("Fjordbyen videregående skole", DAY, secret)

    again = keys.root_again(secret, root.certificate)

    assert again is not None
    assert (again.public, again.certificate) == (root.public, root.certificate)
    assert again.paper.private_numbers() == root.paper.private_numbers()
    assert keys.public_of_root(secret) == root.public
    issuing = keys.new_issuing(again, "Skolen", DAY)
    assert keys.vouches(root.certificate, issuing.certificate, issuing.public)


def test_a_secret_of_another_root_brings_none_back():
    root = keys.new_root("Fjordbyen videregående skole", DAY, bytes(32))

    assert keys.root_again(bytes(31) + b"\x01", root.certificate) is None
    with pytest.raises(ValueError, match="32 bytes"):
        keys.root_again(bytes(31), root.certificate)


def test_the_keys_of_a_secret_never_change():
    # Printed halves are typed in thirty years from now: another way to derive would make them worthless.
    root = keys.new_root("Skolen", DAY, bytes(32))

    assert root.public.hex() == "fc29c5c4216e8a87d00c9dabbc05f4b93db3ec435563aae520cb6cc0433bfb27"
    assert (
        f"{root.paper.private_numbers().private_value:064x}"
        == "6656ef9f8ad637b80ca3a5e1fa8e691781daf099d579c0328ec645feb357510c"
    )
