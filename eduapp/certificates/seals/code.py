"""The code on a paper: `BEVIS1:` and the signed facts in base45. No address, no host, nothing to fetch.

Who reads it learns what is printed, and by a list of keys whether a school signed it. Each way to fail has a
name of its own (faults), and they are looked for in the order in which they can be told.
"""

import hashlib
import re
from dataclasses import dataclass, field

from eduapp.certificates.seals import base45_text, cose
from eduapp.certificates.seals.cose import Purpose, Signed
from eduapp.certificates.seals.facts import PrintedFacts, read_facts, to_bytes
from eduapp.certificates.seals.faults import Damaged, Newer, NoCode, OutOfUse, SignedAfterLoss, TooLong
from eduapp.certificates.seals.key_list import KeyList, KeyRecord, State
from eduapp.certificates.seals.keys import KeyPair, Role
from eduapp.core.i18n import date_text

PREFIX = "BEVIS1:"
LONGEST = 600  # signs, with the prefix
_ANY_OF_OURS = re.compile(r"BEVIS([1-9][0-9]?):")


@dataclass(frozen=True)
class Checked:
    """A code that a key of a school signed. Whether the paper still counts, `verdict` says."""

    facts: PrintedFacts
    key: KeyRecord
    content: bytes = field(repr=False)  # as signed

    @property
    def digest(self) -> bytes:
        """The SHA-256 of the signed facts, as it stands in the register of issue."""
        return hashlib.sha256(self.content).digest()


def sign_facts(facts: PrintedFacts, key: KeyPair) -> bytes:
    """The facts as they are signed (COSE_Sign1) and kept."""
    if key.role is not Role.ISSUING:
        raise ValueError("a root signs no papers")
    return cose.sign(to_bytes(facts), Purpose.CERTIFICATE, key.seal, key.kid)


def text_of(content: bytes) -> str:
    """Signed facts as the text of the square: at most LONGEST signs, all of base45."""
    return PREFIX + base45_text.encode(content)


def read_code(text: str) -> Signed:
    """The signed facts in a text, not checked yet.

    Raises NoCode, Newer, TooLong, Damaged (with the sign or byte), NotCanonical, Unprotected.
    """
    text = text.strip("\r\n\t")  # as scanners add them; a space is a sign of base45
    told = _ANY_OF_OURS.match(text)
    if told is None:
        raise NoCode
    if told.group(0) != PREFIX:
        raise Newer
    if len(text) > LONGEST:
        raise TooLong
    try:
        content = base45_text.decode(text[len(PREFIX) :])
    except base45_text.NotBase45 as error:
        raise Damaged(place=len(PREFIX) + error.place) from None
    return cose.read(content)


def check_code(text: str, keys: KeyList) -> Checked:
    """The facts in a text, if a key of the school signed them while it was the school's to use.

    Raises what `read_code` does, UnknownKey, OtherPurpose, WrongSignature, Unfit and Newer (facts),
    SignedAfterLoss and OutOfUse.
    """
    signed = read_code(text)
    key = keys.signer_of(signed, Purpose.CERTIFICATE)
    facts = read_facts(signed.payload)
    if key.state is State.LOST:
        if not key.had_signed(signed.content):  # whatever day it bears: a thief writes any
            raise SignedAfterLoss(day=date_text(key.until or key.first))
    elif not key.was_used_on(facts.issued_on):
        raise OutOfUse(day=date_text(facts.issued_on))
    return Checked(facts, key, signed.content)
