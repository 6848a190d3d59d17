"""Which certificates are ours: leaves for papers directly under one of the school's roots."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec

_UNREADABLE = (ValueError, TypeError, UnsupportedAlgorithm)


def require_certificates(roots: Iterable[bytes]) -> None:
    """Raises ValueError if one of them is no certificate: a fault of ours, not of the paper."""
    for root in roots:
        x509.load_der_x509_certificate(root)


def is_for_papers(certificate: bytes, *, of: ec.EllipticCurvePublicKey | None = None) -> bool:
    """Whether a certificate (DER) is that of a P-256 key for signing papers; of this key, if one is named."""
    try:
        leaf = x509.load_der_x509_certificate(certificate)
        key = leaf.public_key()
        usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
    except (*_UNREADABLE, x509.ExtensionNotFound):
        return False
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        return False
    return usage.content_commitment and (of is None or of == key)


def is_under(certificate: bytes, roots: Iterable[bytes]) -> bool:
    """Whether one of the roots (DER) vouches for this certificate by its signature, whatever the day."""
    return any(_vouches(root, certificate) for root in roots)


def moment_within(day: date, certificates: Iterable[bytes]) -> datetime:
    """The moment of a day at which to ask whether certificates hold: its first, or when one of them begins.

    A key may be made in the morning and sign at noon; papers tell the day alone.
    """
    first = datetime.combine(day, time.min, UTC)
    begun = [x509.load_der_x509_certificate(one).not_valid_before_utc for one in certificates]
    return max([first, *(moment for moment in begun if moment.date() == day)])


def _vouches(root: bytes, certificate: bytes) -> bool:
    try:
        leaf, issuer = x509.load_der_x509_certificate(certificate), x509.load_der_x509_certificate(root)
        leaf.verify_directly_issued_by(issuer)
    except (*_UNREADABLE, InvalidSignature):
        return False
    return True
