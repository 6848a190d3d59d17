"""What a PC is given when it claims a seat: whose it is, how much time there is, what was answered."""

import base64
import binascii
from dataclasses import dataclass, field

from eduapp.core.canonical import canonical
from eduapp.core.strict_json import Facts, Unfit, each, hexadecimal, named, read_facts, text, whole
from eduapp.kiosk.formats.faults import NotOurs

HUNDRED = 100  # percent: the time that everybody has
SIZES = (100, 125, 150, 175, 200)
BY_NETWORK, BY_FILE = "network", "file"
_NAMES = ("allowance", "arrangements", "attempt", "key", "language", "number", "records", "sitting", "token")


@dataclass(frozen=True)
class Allowance:
    """What time an attempt has before anything happens: limit × percent + minutes."""

    limit_minutes: int
    percent: int = HUNDRED
    extra_minutes: int = 0

    @property
    def ms(self) -> int:
        """In milliseconds."""
        return self.limit_minutes * 600 * self.percent + self.extra_minutes * 60_000


@dataclass(frozen=True)
class Arrangements:
    """How the screen begins for this candidate. Measures, never the reasons for them."""

    size: int = HUNDRED  # percent of the ordinary letters
    contrast: bool = False
    copying: bool = False  # within the one field one writes in


@dataclass(frozen=True)
class Claim:
    """A seat that this PC has. `records` are the frames of its journal kept so far, in their order."""

    token: str
    attempt: str
    sitting: str
    number: int
    key: bytes = field(repr=False)
    allowance: Allowance
    arrangements: Arrangements = Arrangements()
    language: str = "nb"
    records: tuple[bytes, ...] = field(default=(), repr=False)
    moved: str = ""  # by what the room let this PC go on by hand: BY_NETWORK, BY_FILE; "" if it only claims


def claim_facts(claim: Claim) -> Facts:
    """A claim as it is sent."""
    allowance = claim.allowance
    return {
        "token": claim.token,
        "attempt": claim.attempt,
        "sitting": claim.sitting,
        "number": claim.number,
        "key": claim.key.hex(),
        "language": claim.language,
        "allowance": {
            "limit": allowance.limit_minutes,
            "percent": allowance.percent,
            "extra": allowance.extra_minutes,
        },
        "arrangements": dict(vars(claim.arrangements)),
        "records": [base64.b64encode(frame).decode() for frame in claim.records],
    }


def claim_bytes(claim: Claim) -> bytes:
    """The same as bytes."""
    return canonical(claim_facts(claim)).encode()


def read_claim(content: bytes) -> Claim:
    """The claim in some bytes. Raises NotOurs."""
    try:
        told = read_facts(content)
    except Unfit as error:
        raise NotOurs(place=str(error)) from None
    return claim_from(told)


def claim_from(told: Facts) -> Claim:
    """The claim that some facts tell. Raises NotOurs."""
    try:
        named(told, _NAMES, ("moved",))
        return Claim(
            token=text(told, "token"),
            attempt=text(told, "attempt", 64),
            sitting=text(told, "sitting", 64),
            number=whole(told, "number", 1),
            key=hexadecimal(told, "key", 32),
            allowance=_allowance(told["allowance"]),
            arrangements=_arrangements(told["arrangements"]),
            language=text(told, "language", 16),
            records=each(told, "records", _frame, 100_000),
            moved=text(told, "moved", 16) if "moved" in told else "",
        )
    except Unfit as error:
        raise NotOurs(place=str(error)) from None


def _allowance(told: object) -> Allowance:
    if not isinstance(told, dict):
        raise Unfit("allowance")
    named(told, ("extra", "limit", "percent"))
    return Allowance(
        whole(told, "limit", 1, 1440), whole(told, "percent", HUNDRED, 1000), whole(told, "extra", 0, 1440)
    )


def _arrangements(told: object) -> Arrangements:
    if not isinstance(told, dict):
        raise Unfit("arrangements")
    named(told, ("contrast", "copying", "size"))
    size, contrast, copying = told["size"], told["contrast"], told["copying"]
    if size not in SIZES or not isinstance(contrast, bool) or not isinstance(copying, bool):
        raise Unfit("arrangements")
    return Arrangements(size, contrast, copying)


def _frame(told: object) -> bytes:
    if not isinstance(told, str):
        raise Unfit("records")
    try:
        return base64.b64decode(told, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Unfit("records") from error
