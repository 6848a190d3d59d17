"""The signature itself: a CMS container (RFC 5652, CAdES-B) about the digest of a paper.

In the bytes that pyHanko makes of the same (a test compares), a fiftieth of its time, and nothing to load:
forty papers are signed at once.
"""

import functools
from dataclasses import dataclass

from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_private_key

from eduapp.certificates.signing import chain, form
from eduapp.certificates.signing.order import SigningKey, UnfitKey


@dataclass(frozen=True)
class _Signer:
    """A key that was looked at, and what its certificate says."""

    private: ec.EllipticCurvePrivateKey
    leaf: form.Leaf

    def sign(self, data: bytes) -> bytes:
        """Signed without dice (RFC 6979): equal papers are equal, and bad chance gives no key away.

        Of the two numbers that are as good as each other the smaller is taken, see `form`.
        """
        made = self.private.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
        first, second = decode_dss_signature(made)
        return encode_dss_signature(first, min(second, form.ORDER - second))


def container(digest: bytes, key: SigningKey) -> bytes:
    """The signature about a digest (SHA-256), in DER. Raises UnfitKey if the key is not one for papers."""
    signer = _signer(key)
    return form.container(digest, signer.leaf, signer.sign)


def room(key: SigningKey) -> int:
    """More bytes than any container of this key needs: its certificate, and its issuer's name twice."""
    return 2 * len(key.certificate) + 512


@functools.lru_cache(maxsize=2)
def _signer(key: SigningKey) -> _Signer:
    try:
        private = load_der_private_key(key.private, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise UnfitKey from None
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise UnfitKey
    if not chain.is_for_papers(key.certificate, of=private.public_key()):
        raise UnfitKey
    return _Signer(private, form.Leaf.of(x509.Certificate.load(key.certificate)))
