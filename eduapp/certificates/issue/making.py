"""Makes the file of a paper: drawn with its square, PDF/A, signed. Facts and keys in, bytes out.

Takes as long as it takes, so it is called where nobody waits: from a job, off the window's thread.
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from eduapp.certificates.drawing import NO_OWN, Own, check, draw
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.issue.rules import CannotBeSealed
from eduapp.certificates.issue.sealing import NO_GRADE, Grade, heading_of, printed_facts, title_of
from eduapp.certificates.seals import base45_text
from eduapp.certificates.seals.code import sign_facts, text_of
from eduapp.certificates.seals.facts import to_bytes
from eduapp.certificates.seals.fields import SERIAL_LETTERS, NotPrintable
from eduapp.certificates.seals.keys import KeyPair
from eduapp.certificates.signing import Order, SigningKey, signed
from eduapp.core.errors import Refused
from eduapp.core.violations import Violation
from eduapp.drawing.archive import archived
from eduapp.drawing.document import About

_DRAFT, _NO_SERIAL = "UTKAST", "0" * SERIAL_LETTERS
_ROOM = 110  # bytes of a signature, a result, and a serial that is replaced


@dataclass(frozen=True)
class Wanted:
    """A paper as it was frozen under its number. Without a key it is drawn as papers were before."""

    facts: CertificateFacts
    template: str
    moment: datetime
    serial: str = ""
    replaces: str = ""  # the serial of the paper whose place it takes
    grade: Grade = NO_GRADE
    key: KeyPair | None = field(default=None, repr=False)
    own: Own = NO_OWN  # what the school has of its own, frozen with the number


@dataclass(frozen=True)
class Made:
    """The file, and the facts as they were signed (None: unsigned)."""

    pdf: bytes = field(repr=False)
    signed_facts: bytes | None = field(default=None, repr=False)


def made(wanted: Wanted) -> Made:
    """The whole paper; equal wishes give equal bytes.

    Raises Refused with everything that stands against drawing or archiving it, before anything is signed, and
    NotPrintable for facts no code can say.
    """
    if wanted.key is None:
        return Made(draw(wanted.facts, wanted.template, own=wanted.own))
    told = printed_facts(wanted.facts, wanted.serial, wanted.replaces, wanted.grade)
    content = sign_facts(told, wanted.key)
    facts = replace(wanted.facts, serial=wanted.serial, code=text_of(content))
    lasting = archived(draw(facts, wanted.template, own=wanted.own), about(facts))
    return Made(signed(Order(lasting, signing_key(wanted.key), wanted.moment)), content)


def drafted(facts: CertificateFacts) -> CertificateFacts:
    """The facts of a page that looks as it will once it is signed; its square is as large, and says nothing.

    Raises NotPrintable as `made` would.
    """
    told = to_bytes(printed_facts(facts, _NO_SERIAL, "", NO_GRADE))
    filling = hashlib.shake_256(_DRAFT.encode()).digest(len(told) + _ROOM)  # readers see patterns in zeros
    return replace(facts, serial=_NO_SERIAL, code=_DRAFT + base45_text.encode(filling))


def as_issued(facts: CertificateFacts, *, signs: bool) -> CertificateFacts:
    """The page as it would be issued: with its square, whose place others give way to, if the school signs.

    Raises Refused for what no square can say.
    """
    try:
        return drafted(facts) if signs else facts
    except NotPrintable as error:
        raise Refused(CannotBeSealed(field=str(error))) from None


def against_drawing(
    facts: CertificateFacts, template: str, own: Own, *, signs: bool
) -> tuple[Violation, ...]:
    """Everything that stands against making this paper, before a number is taken for it."""
    try:
        return tuple(check(as_issued(facts, signs=signs), template, own=own))
    except Refused as error:
        return error.violations


def about(facts: CertificateFacts) -> About:
    """What the file says of itself."""
    return About(
        heading_of(facts),
        facts.issuer.name,
        title_of(facts),
        facts.issued_on,
        facts.language,
        facts.digest(),
        facts.across,
    )


def signing_key(key: KeyPair) -> SigningKey:
    """The half of a pair that signs files, as plain bytes."""
    private = key.paper.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SigningKey(private, key.certificate)
