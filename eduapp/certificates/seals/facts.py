"""The printed facts of one certificate, as they are signed: a map of small numbers to values (CBOR).

What fits is said in full. A text that would make the square of dots too large is replaced by its SHA-256,
and says that it was, so that a longer paper can still be compared with what was signed. Which texts give
way is a rule and no choice: aims, then modules, as soon as the square would bear less of a stain; and only
where it would not fit at all the issuer's name, the title, and last the holder's name.

Moments are days (whole, since 1970-01-01), amounts of time whole minutes. Not here, ever: where a paper was
earned, a national number, a host or an address.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from eduapp.certificates.seals import cbor
from eduapp.certificates.seals.faults import Newer, NotCanonical, Unfit
from eduapp.certificates.seals.fields import (
    DIGEST,
    FIELDS,
    KEYS,
    NEEDED,
    SERIAL_LETTERS,
    VERSION,
    NotPrintable,
    Shortened,
    Text,
    Texts,
    normal,
    shortened,
)
from eduapp.core import crockford

SERIAL_GROUP = 5
LONGEST = 308  # bytes of the map: signed and written in base45 with its prefix at most 600 signs
ROOMY = 181  # bytes, up to which the square bears a stain on a fifth of it (correction H in 36 mm)
_GIVE_WAY = {"aims": ROOMY, "modules": ROOMY, "issuer": LONGEST, "title": LONGEST, "name": LONGEST}


@dataclass(frozen=True, kw_only=True)
class PrintedFacts:
    """What the paper says, as it is printed. Texts are kept in normal form C, without spaces around.

    Raises NotPrintable, which names the field, for what no paper can say.
    """

    serial: str  # 10 letters of Crockford, at random
    number: str  # in the school's series
    kind: str
    name: Text
    born: date | None = None
    title: Text
    minutes: int | None = None
    minutes_per_hour: int = 60
    grade: str = ""  # code, in a scale
    scale: str = ""
    first: date | None = None
    last: date | None = None
    modules: Texts = ()
    aims: Texts = ()
    issuer: Text  # the school by its public name
    issued_on: date
    valid_until: date | None = None
    language: str
    replaces: str = ""  # the serial of the paper it takes the place of

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if isinstance(value, str):
                object.__setattr__(self, name, normal(value))
            elif isinstance(value, tuple):
                object.__setattr__(self, name, tuple(filter(None, map(normal, value))))
        for field in FIELDS:
            value = getattr(self, field.name)
            if value == field.empty and field.empty is not NEEDED:
                continue
            if not field.fits(value):
                raise NotPrintable(field.name)
        _check_together(self)

    def fitted(self) -> Self:
        """The same with texts shortened by the rule; the map then has at most LONGEST bytes."""
        facts = self
        for name, most in _GIVE_WAY.items():
            if len(cbor.encode(_map_of(facts))) <= most:
                continue
            value = getattr(facts, name)
            text = "\n".join(value) if isinstance(value, tuple) else value
            if not isinstance(text, Shortened) and len(cbor.encode(value)) > DIGEST + 2:
                facts = replace(facts, **{name: shortened(text)})  # type: ignore[arg-type]  # by name
        return facts

    def is_whole(self) -> bool:
        """Whether every text is said in full."""
        return not any(isinstance(getattr(self, name), Shortened) for name in _GIVE_WAY)


def new_serial() -> str:
    """A serial that tells nothing and that nobody can guess: 50 bits."""
    return crockford.random(SERIAL_LETTERS)


def read_serial(typed: str) -> str:
    """The serial as it was made, however it was typed. Raises NotPrintable for what can be none."""
    try:
        serial = crockford.read(typed)
    except ValueError:
        raise NotPrintable("serial") from None
    if len(serial) != SERIAL_LETTERS:
        raise NotPrintable("serial")
    return serial


def printed_serial(serial: str) -> str:
    """As it is printed: two groups of five."""
    return crockford.in_groups(serial, SERIAL_GROUP)


def to_bytes(facts: PrintedFacts) -> bytes:
    """The map as it is signed: at most LONGEST bytes. Equal facts give equal bytes."""
    return cbor.encode(_map_of(facts.fitted()))


def read_facts(content: bytes) -> PrintedFacts:
    """The facts that `to_bytes` wrote.

    Raises Damaged and NotCanonical (no map of ours), Newer (a later version of it), Unfit with the number of
    the key (unknown, missing, or a value no paper can have).
    """
    told = cbor.decode(content)
    if not isinstance(told, dict):
        raise Unfit(place=0)
    version = told.pop(0, None)
    if not isinstance(version, int) or isinstance(version, bool) or version < VERSION:
        raise Unfit(place=0)
    if version > VERSION:
        raise Newer
    if len(content) > LONGEST:
        raise Unfit(place=len(content))
    unknown = told.keys() - {field.key for field in FIELDS}
    if unknown:
        raise Unfit(place=", ".join(sorted(map(str, unknown))[:3]))
    facts = _facts_of(told)
    if to_bytes(facts) != content:
        raise NotCanonical(place=0)
    return facts


def _facts_of(told: Mapping[int, object]) -> PrintedFacts:
    values: dict[str, Any] = {}
    for field in FIELDS:
        if field.key not in told:
            if field.empty is NEEDED:
                raise Unfit(place=field.key)
            continue
        try:
            values[field.name] = field.read(told[field.key])
        except (NotPrintable, KeyError, TypeError, ValueError, OverflowError):
            raise Unfit(place=field.key) from None
    try:
        return PrintedFacts(**values)
    except NotPrintable as error:
        raise Unfit(place=KEYS.get(str(error), 0)) from None


def _map_of(facts: PrintedFacts) -> dict[int, object]:
    told: dict[int, object] = {0: VERSION}
    for field in FIELDS:
        value = getattr(facts, field.name)
        if value != field.empty:
            told[field.key] = field.write(value)
    return told


def _check_together(facts: PrintedFacts) -> None:
    """Raise NotPrintable for facts that cannot be true beside one another."""
    if bool(facts.grade) != bool(facts.scale):
        raise NotPrintable("grade")
    if (facts.first is None) != (facts.last is None) or (
        facts.first is not None and facts.last is not None and facts.last < facts.first
    ):
        raise NotPrintable("last")
    if facts.born is not None and facts.born > facts.issued_on:
        raise NotPrintable("born")
    if facts.valid_until is not None and facts.valid_until < facts.issued_on:
        raise NotPrintable("valid_until")
    if facts.replaces == facts.serial:
        raise NotPrintable("replaces")
