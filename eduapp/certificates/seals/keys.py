"""The keys of a school: an issuing key signs papers, a root signs which issuing keys there are.

Each is a pair. Ed25519 (RFC 8032) signs codes and lists; ECDSA P-256 with a certificate (X.509, RFC 5280)
signs PDF files, because other readers of PDF know no Ed25519. The root's certificate signs the issuing key's.

Certificates bear the school's public name and what its Ed25519 key is called (which holds the pair together
and tells a root from an issuing key), and nothing else: no address, no host, no place to fetch anything
from. They have no end (RFC 5280 section 4.1.2.5: 9999-12-31), because papers have none: how long a key may
sign is told by the signed list of keys, and what it signed stays good for ever.

Both private keys of a root come of one secret of 32 bytes (HKDF, RFC 5869), which is printed in two halves:
so a root is brought back from paper alone. Its certificate is public and stands in every list of keys.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import Enum

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from eduapp.certificates.seals.cose import KID
from eduapp.certificates.seals.faults import NameTooLong

LONGEST_NAME = 64  # letters; ub-common-name, RFC 5280 appendix A.1
_NO_END = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
SECRET = 32  # bytes that both keys of a root come of
_SEAL_OF_ROOT, _PAPER_OF_ROOT = b"certificate-root-1 seal", b"certificate-root-1 paper"
_SEED, _SCALAR = 32, 48  # bytes; 16 more than P-256 needs, so that no scalar is likelier than another
_ORDER_OF_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # SEC 2, 2.4.2
_ONE_BELOW = 0  # certificates between the root's and the last one


class Role(Enum):
    """What a pair of keys is for."""

    ROOT = 1
    ISSUING = 2


@dataclass(frozen=True)
class KeyPair:
    """The private keys of a school for one role, and the certificate (DER) of the one for PDF files."""

    role: Role
    seal: Ed25519PrivateKey = field(repr=False)
    paper: ec.EllipticCurvePrivateKey = field(repr=False)
    certificate: bytes = field(repr=False)

    @property
    def public(self) -> bytes:
        """The public half of the Ed25519 key: 32 bytes."""
        return self.seal.public_key().public_bytes_raw()

    @property
    def kid(self) -> bytes:
        """What the key is called in what it signs."""
        return kid_of(self.public)


def kid_of(public: bytes) -> bytes:
    """The first 8 bytes of the SHA-256 of a public key (32 bytes). Two keys may have the same: try all."""
    return hashlib.sha256(public).digest()[:KID]


def new_root(name: str, day: date, secret: bytes | None = None) -> KeyPair:
    """A new root of a school by this public name, from a day; of a secret of 32 bytes, or of a new one.

    Raises NameTooLong.
    """
    seal, paper = _keys_of(secrets.token_bytes(SECRET) if secret is None else secret)
    called = _called(name, seal)
    certificate = _certificate(called, called, paper, paper, day, is_root=True)
    return KeyPair(Role.ROOT, seal, paper, certificate)


def root_again(secret: bytes, certificate: bytes) -> KeyPair | None:
    """The root of this secret (32 bytes) with this certificate (DER); None if they do not belong together."""
    seal, paper = _keys_of(secret)
    pair = KeyPair(Role.ROOT, seal, paper, certificate)
    if not vouches(certificate, certificate, pair.public):
        return None
    held = x509.load_der_x509_certificate(certificate).public_key()
    return pair if held == paper.public_key() else None


def public_of_root(secret: bytes) -> bytes:
    """The public half (32 bytes) of the Ed25519 key of the root that comes of a secret (32 bytes)."""
    return _keys_of(secret)[0].public_key().public_bytes_raw()


def _keys_of(secret: bytes) -> tuple[Ed25519PrivateKey, ec.EllipticCurvePrivateKey]:
    """Both keys of a root (FIPS 186-5 A.2.1 for the scalar: a longer number, by the order less one)."""
    if len(secret) != SECRET:
        raise ValueError(f"a secret has {SECRET} bytes")
    number = int.from_bytes(_derived(secret, _PAPER_OF_ROOT, _SCALAR), "big")
    scalar = number % (_ORDER_OF_P256 - 1) + 1
    seed = _derived(secret, _SEAL_OF_ROOT, _SEED)
    return Ed25519PrivateKey.from_private_bytes(seed), ec.derive_private_key(scalar, ec.SECP256R1())


def _derived(secret: bytes, meant_for: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt=None, info=meant_for).derive(secret)


def new_issuing(root: KeyPair, name: str, day: date) -> KeyPair:
    """A new issuing key under a root, for a school by this public name, from a day. Raises NameTooLong."""
    if root.role is not Role.ROOT:
        raise ValueError("only a root vouches for a key")
    seal, paper = Ed25519PrivateKey.generate(), ec.generate_private_key(ec.SECP256R1())
    issuer = x509.load_der_x509_certificate(root.certificate).subject
    certificate = _certificate(_called(name, seal), issuer, paper, root.paper, day, is_root=False)
    return KeyPair(Role.ISSUING, seal, paper, certificate)


def vouches(root: bytes, certificate: bytes, public: bytes) -> bool:
    """Whether a root's certificate (DER) signed another one, or itself, for this Ed25519 key (32 bytes).

    Both must be on P-256; the certificate names the key.
    """
    try:
        above, below = map(x509.load_der_x509_certificate, (root, certificate))
        below.verify_directly_issued_by(above)
    except (ValueError, TypeError, InvalidSignature):
        return False
    named = [one.value for one in below.subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)]
    return named == [kid_of(public).hex()] and all(_is_on_p256(one) for one in (above, below))


def _is_on_p256(certificate: x509.Certificate) -> bool:
    public = certificate.public_key()
    return isinstance(public, ec.EllipticCurvePublicKey) and isinstance(public.curve, ec.SECP256R1)


def _called(name: str, seal: Ed25519PrivateKey) -> x509.Name:
    if not 0 < len(name) <= LONGEST_NAME:
        raise NameTooLong(most=LONGEST_NAME)
    kid = kid_of(seal.public_key().public_bytes_raw()).hex()
    return x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.SERIAL_NUMBER, kid)]
    )


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    day: date,
    *,
    is_root: bool,
) -> bytes:
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.combine(day, time(), UTC))
        .not_valid_after(_NO_END)
        .add_extension(x509.BasicConstraints(is_root, _ONE_BELOW if is_root else None), critical=True)
        .add_extension(_usage(is_root=is_root), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .sign(signer, hashes.SHA256())
    )
    return made.public_bytes(Encoding.DER)


def _usage(*, is_root: bool) -> x509.KeyUsage:
    """RFC 5280 section 4.2.1.3: a root signs certificates, an issuing key what it stands by."""
    return x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=not is_root,
        key_cert_sign=is_root,
        crl_sign=is_root,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
