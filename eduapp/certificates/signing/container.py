"""The signature itself: a CMS container (RFC 5652, CAdES-B) about the digest of a paper, made by pyHanko."""

import asyncio
import functools
from collections.abc import Callable

from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_der_private_key
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from eduapp.certificates.signing import chain, form
from eduapp.certificates.signing.order import SigningKey, UnfitKey

_DIGEST = "sha256"


class _Signer(Signer):
    """pyHanko's maker of containers, with our own way to sign."""

    def __init__(self, certificate: bytes, sign: Callable[[bytes], bytes]) -> None:
        leaf = x509.Certificate.load(certificate)
        super().__init__(signing_cert=leaf, cert_registry=SimpleCertificateStore())  # type: ignore[no-untyped-call]
        self._sign = sign

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The bare signature; pyHanko calls this."""
        return self._sign(data)


def container(digest: bytes, key: SigningKey) -> bytes:
    """The signature about a digest (SHA-256), in DER. Raises UnfitKey if the key is not one for papers."""
    made = asyncio.run(_signer(key).async_sign(digest, _DIGEST, use_pades=True))
    read = bytes(made.dump())
    if not form.is_ours(read, digest):
        raise RuntimeError("the signature is in another form than the check knows")  # a newer pyHanko
    return read


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
    return _Signer(key.certificate, functools.partial(_signature, private))


def _signature(key: ec.EllipticCurvePrivateKey, data: bytes) -> bytes:
    """Signed without dice (RFC 6979): equal papers are equal, and bad chance gives no key away.

    Of the two numbers that are as good as each other the smaller is taken, see `form`.
    """
    first, second = decode_dss_signature(
        key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    )
    return encode_dss_signature(first, min(second, form.ORDER - second))
