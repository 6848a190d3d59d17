import random

from cryptography import x509

from eduapp.certificates.neutrality.reading import der
from tests.support import given_signing


def test_names_and_addresses_in_a_certificate_are_read():
    made = given_signing.an_authority("Ringberg fengsel", asks="http://crl.kriminalomsorg.no/liste")
    told = list(der.texts(made.key.certificate))

    assert "Ringberg fengsel" in told
    assert "Ringberg fengsel, rot" in told
    assert "http://crl.kriminalomsorg.no/liste" in told


def test_every_kind_of_text_is_read():
    def text(tag, raw):
        return bytes((tag, len(raw))) + raw

    inside = (
        text(12, "Å".encode()) + text(30, "Æ".encode("utf-16-be")) + text(22, b"host") + text(0x86, b"uri")
    )
    whole = bytes((0x30, len(inside))) + inside
    wrapped = bytes((0x04, len(whole))) + whole

    assert list(der.texts(wrapped)) == ["Å", "Æ", "host", "uri"]


def test_bytes_that_are_no_der_end_it_without_a_word():
    dice = random.Random(8)
    certificate = given_signing.the_authority().key.certificate
    assert x509.load_der_x509_certificate(certificate)
    for _time in range(500):
        made = bytearray(certificate)
        for _flip in range(3):
            made[dice.randrange(len(made))] = dice.randrange(256)
        list(der.texts(bytes(made[: dice.randrange(len(made))])))
    assert list(der.texts(b"")) == []
    assert list(der.texts(b"\x30\x84\xff\xff\xff\xff")) == []
