"""Keys that sign papers, and papers signed with them."""

import functools
from dataclasses import dataclass
from datetime import UTC, date, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID

from eduapp.certificates.signing import Order, SigningKey, signed
from eduapp.drawing.archive import archived
from eduapp.drawing.document import About
from tests.certificates.drawing import papers

SCHOOL = "Granli videregående skole"
DAY = date(2026, 11, 19)
MOMENT = datetime(2026, 11, 19, 11, 30, tzinfo=UTC)
FROM, UNTIL = datetime(2026, 8, 1, tzinfo=UTC), datetime(2028, 8, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Authority:
    """A root and the issuing key under it."""

    root: bytes
    key: SigningKey
    root_key: object


def an_authority(name=SCHOOL, *, curve=None, **leaf) -> Authority:
    """A new root and a key for papers under it; `leaf` changes what its certificate says."""
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = _certificate(f"{name}, rot", root_key, None, root_key, authority=True)
    key = an_issuing_key(root, root_key, name, curve=curve, **leaf)
    return Authority(root.public_bytes(Encoding.DER), key, root_key)


def an_issuing_key(root, root_key, name=SCHOOL, *, curve=None, **leaf) -> SigningKey:
    """A key for papers under a root."""
    key = ec.generate_private_key(curve or ec.SECP256R1())
    certificate = _certificate(name, key, root, root_key, authority=False, **leaf)
    return SigningKey(pkcs8(key), certificate.public_bytes(Encoding.DER))


def pkcs8(key) -> bytes:
    """A private key as plain bytes."""
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def an_ed25519_key(certificate) -> SigningKey:
    """A key that other readers of PDF do not know, with somebody's certificate."""
    return SigningKey(pkcs8(ed25519.Ed25519PrivateKey.generate()), certificate)


@functools.cache
def the_authority() -> Authority:
    """The school's own, the same for all tests of a process."""
    return an_authority()


@functools.cache
def an_archived_paper(kind="kursbevis", name="Łukasz Żółć") -> bytes:
    """A paper of a kind as PDF/A."""
    return archived(papers.drawn(papers.a_paper(kind, name=name)), about(kind))


def about(kind="kursbevis", language="nb") -> About:
    """What its file says of itself."""
    return About(kind.capitalize(), SCHOOL, "Snekring for viderekomne", DAY, language, "digest")


@functools.cache
def a_signed_paper(kind="kursbevis", name="Łukasz Żółć") -> bytes:
    """The same, signed by the school."""
    return signed(Order(an_archived_paper(kind, name), the_authority().key, MOMENT))


def _certificate(name, key, root, root_key, *, authority, since=FROM, until=UNTIL, papers=True, asks=""):
    said = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=papers and not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(said)
        .issuer_name(root.subject if root else said)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(authority, 0 if authority else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if root:
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
        builder = builder.add_extension(issuer, critical=False)
    if asks:
        place = x509.UniformResourceIdentifier(asks)
        ocsp = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, place)
        above = x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, place)
        lists = x509.DistributionPoint([place], None, None, None)
        builder = builder.add_extension(x509.AuthorityInformationAccess([ocsp, above]), critical=False)
        builder = builder.add_extension(x509.CRLDistributionPoints([lists]), critical=False)
    return builder.sign(root_key, hashes.SHA256())
