from datetime import UTC, date, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_private_key

from eduapp.certificates.signing import chain
from tests.support import given_signing

SCHOOL = given_signing.the_authority()


def test_the_schools_key_is_for_papers_and_under_its_root():
    own = load_der_private_key(SCHOOL.key.private, password=None).public_key()

    assert chain.is_for_papers(SCHOOL.key.certificate)
    assert chain.is_for_papers(SCHOOL.key.certificate, of=own)
    assert chain.is_under(SCHOOL.key.certificate, [given_signing.an_authority().root, SCHOOL.root])


def test_a_certificate_of_another_key_is_not_that_of_this_one():
    other = ec.generate_private_key(ec.SECP256R1()).public_key()

    assert not chain.is_for_papers(SCHOOL.key.certificate, of=other)


@pytest.mark.parametrize("certificate", [b"", b"no certificate", SCHOOL.root])
def test_what_is_no_certificate_for_papers_is_none(certificate):
    assert not chain.is_for_papers(certificate)


def test_another_curve_or_use_is_not_for_papers():
    root = x509.load_der_x509_certificate(SCHOOL.root)

    for unfit in ({"papers": False}, {"curve": ec.SECP384R1()}):
        key = given_signing.an_issuing_key(root, SCHOOL.root_key, **unfit)
        assert not chain.is_for_papers(key.certificate)
        assert chain.is_under(key.certificate, [SCHOOL.root])


@pytest.mark.parametrize("certificate", [b"", b"no certificate"])
def test_a_root_of_the_same_name_does_not_vouch(certificate):
    assert not chain.is_under(SCHOOL.key.certificate, [given_signing.an_authority(given_signing.SCHOOL).root])
    assert not chain.is_under(certificate, [SCHOOL.root])


def test_the_moment_is_the_first_of_the_day_or_when_a_key_began():
    later = given_signing.an_authority(since=datetime(2026, 11, 19, 9, 15, tzinfo=UTC)).key.certificate

    assert chain.moment_within(date(2026, 11, 19), [later, SCHOOL.root]) == datetime(
        2026, 11, 19, 9, 15, tzinfo=UTC
    )
    assert chain.moment_within(date(2026, 11, 20), [later, SCHOOL.root]) == datetime(2026, 11, 20, tzinfo=UTC)


def test_what_is_no_root_is_told_at_once():
    chain.require_certificates([SCHOOL.root])

    with pytest.raises(ValueError):
        chain.require_certificates([SCHOOL.root, b"no root"])
