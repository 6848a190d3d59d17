"""Private keys at rest: a box that opens with a password, or with the two printed halves of its inner key.

What is inside is a map: {0: version, 1: role, 2: Ed25519 seed, 3: P-256 scalar, 4: certificate}. The box
(core/box.py) is ChaCha20-Poly1305 by a random key of 32 bytes, which Argon2id of the password wraps; its
header, version and all, is authenticated. That inner key is the recovery secret: its halves open the file
without the password, and stay good when the password is changed.
"""

import hashlib
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_der_x509_certificate

from eduapp.certificates.seals import cbor, strict
from eduapp.certificates.seals.faults import Damaged, Fault, NotAKeyFile, WrongGroup, WrongHalf, WrongPassword
from eduapp.certificates.seals.keys import KeyPair, Role
from eduapp.core import box, crockford

MAGIC = b"DAGVERK-KEY-1\n"
# RFC 9106 section 4, second choice: 64 MiB, 3 passes, 4 lanes; about 0.1 s a guess.
COST = box.Cost(time=3, memory=64 * 1024, lanes=4)
SECRET, SEED, SCALAR = box.KEY, 32, 32  # bytes
VERSION = 1
_ROLE, _SEAL, _PAPER, _CERTIFICATE = 1, 2, 3, 4
_NAMES = ("kid", "role")

# A half on paper: 32 bytes in 13 groups, of four letters with a fifth to check them by.
GROUP, GROUPS = 4, 13
LETTERS = GROUP * GROUPS  # 52 letters: 260 bits, of which the first four are nought


@dataclass(frozen=True)
class KeyFile:
    """A file of keys that was read and not opened."""

    role: Role
    kid: bytes
    sealed: box.Box = field(repr=False)

    def open(self, password: str) -> KeyPair:
        """The keys inside, by the password. Raises WrongPassword; NotAKeyFile if they are none."""
        return self.open_with(self.secret(password))

    def secret(self, password: str) -> bytes:
        """The recovery secret (32 bytes), by the password. Raises WrongPassword."""
        try:
            return self.sealed.key_of(password)
        except box.DoesNotOpen:
            raise WrongPassword from None

    def recover(self, one: bytes, other: bytes) -> KeyPair:
        """The keys inside, by two halves as read. Raises WrongHalf if they are not those of this file."""
        try:
            return self.open_with(joined(one, other))
        except WrongPassword:
            raise WrongHalf(place=self.kid.hex()) from None

    def open_with(self, secret: bytes) -> KeyPair:
        """The keys inside, by the recovery secret (32 bytes). Raises WrongPassword, NotAKeyFile."""
        try:
            pair = _pair_of(self.sealed.open(secret))
        except box.DoesNotOpen:
            raise WrongPassword from None
        if (pair.role, pair.kid) != (self.role, self.kid):
            raise NotAKeyFile(place=len(MAGIC))
        return pair


def close(pair: KeyPair, password: str, *, secret: bytes | None = None, cost: box.Cost = COST) -> bytes:
    """A file with these keys. With the secret of an earlier file its printed halves open this one too."""
    told = {
        0: VERSION,
        _ROLE: pair.role.value,
        _SEAL: pair.seal.private_bytes_raw(),
        _PAPER: pair.paper.private_numbers().private_value.to_bytes(SCALAR, "big"),
        _CERTIFICATE: pair.certificate,
    }
    header = {"kid": pair.kid.hex(), "role": pair.role.name.lower()}
    return box.close(MAGIC, header, cbor.encode(told), password, key=secret, cost=cost)


def read(content: bytes) -> KeyFile:
    """The file of keys in some bytes. Raises NotAKeyFile."""
    try:
        sealed = box.read(MAGIC, content, _NAMES)
        role = Role[str(sealed.header["role"]).upper()]
        kid = bytes.fromhex(str(sealed.header["kid"]))
    except box.NotABox as error:
        raise NotAKeyFile(place=error.place) from None
    except (KeyError, ValueError):
        raise NotAKeyFile(place=len(MAGIC)) from None
    return KeyFile(role, kid, sealed)


def halves(secret: bytes) -> tuple[bytes, bytes]:
    """Two halves of a secret of 32 bytes. Each alone is chance; XOR of both is the secret."""
    if len(secret) != SECRET:
        raise ValueError(f"a secret has {SECRET} bytes")
    one = secrets.token_bytes(SECRET)
    return one, joined(one, secret)


def joined(one: bytes, other: bytes) -> bytes:
    """The secret of two halves."""
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def printed_half(half: bytes) -> tuple[str, ...]:
    """A half as it is printed: 13 groups of five letters, the fifth to check the four and their place by."""
    letters = crockford.letters_of(int.from_bytes(half, "big"), LETTERS)
    groups = [letters[at : at + GROUP] for at in range(0, LETTERS, GROUP)]
    return tuple(group + _check_of(place, group) for place, group in enumerate(groups, 1))


def read_half(typed: str) -> bytes:
    """The half as it was printed, however it was typed.

    Raises WrongGroup, which names the first group that was mistyped or stands in the wrong place, and
    WrongHalf if letters are missing or too many. 31 of 32 mistakes in a group are noticed at once, all others
    when the halves are put together, since the file opens with the right secret alone.
    """
    groups = _groups_of(typed)
    for place, group in enumerate(groups, 1):
        if len(group) != GROUP + 1 or group[GROUP] != _check_of(place, group[:GROUP]):
            raise WrongGroup(group=place)
    if len(groups) != GROUPS:
        raise WrongHalf(place=len(groups))
    number = crockford.number_of("".join(group[:GROUP] for group in groups))
    if number >> 8 * SECRET:
        raise WrongGroup(group=1)
    return number.to_bytes(SECRET, "big")


def _groups_of(typed: str) -> list[str]:
    """The groups as they were typed, apart or in one run. Raises WrongGroup for a sign that is no letter."""
    apart = typed.replace("-", " ").split()
    if len(apart) == 1:
        run = apart[0]
        apart = [run[at : at + GROUP + 1] for at in range(0, len(run), GROUP + 1)]
    groups = []
    for place, group in enumerate(apart, 1):
        try:
            groups.append(crockford.read(group))
        except ValueError:
            raise WrongGroup(group=place) from None
    return groups


def _check_of(place: int, group: str) -> str:
    """The letter that a group in this place is checked by."""
    digest = hashlib.sha256(f"{place}:{group}".encode()).digest()
    return crockford.LETTERS[digest[0] % len(crockford.LETTERS)]


def _pair_of(content: bytes) -> KeyPair:
    """The keys in the bytes of an opened box. Raises NotAKeyFile."""
    try:
        told = strict.versioned_map(content, VERSION, (_ROLE, _SEAL, _PAPER, _CERTIFICATE))
        certificate = strict.octets(told[_CERTIFICATE], _CERTIFICATE)
        scalar = int.from_bytes(strict.octets(told[_PAPER], _PAPER, SCALAR), "big")
        pair = KeyPair(
            Role(strict.whole(told[_ROLE], _ROLE)),
            Ed25519PrivateKey.from_private_bytes(strict.octets(told[_SEAL], _SEAL, SEED)),
            ec.derive_private_key(scalar, ec.SECP256R1()),
            certificate,
        )
        if _spki(pair.paper.public_key()) != _spki(load_der_x509_certificate(certificate).public_key()):
            raise Damaged(place=_CERTIFICATE)
    except (Fault, ValueError):
        raise NotAKeyFile(place=len(MAGIC)) from None
    return pair


def _spki(public: object) -> bytes:
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise Damaged(place=_CERTIFICATE)
    return public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
