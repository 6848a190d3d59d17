"""What one certificate says: plain facts, frozen at issue, the same bytes and digest wherever they are read.

There is no field for where a person lives or serves, and there never may be one (European Prison Rules 28.7,
opplæringslova § 28-5): a paper made inside differs from one made in any other school in its facts only.
"""

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal, Self, TypeVar, get_args

from eduapp.certificates.rules.kinds import KINDS, Kind

__all__ = ["KINDS", "PAPER_LANGUAGES", "CertificateFacts", "Kind", "Language"]

Language = Literal["nb", "nn", "en", "se"]
PAPER_LANGUAGES: tuple[Language, ...] = get_args(Language)

_CHOICES: Mapping[str, tuple[object, ...]] = {
    "kind": KINDS,
    "language": PAPER_LANGUAGES,
    "minutes_per_hour": (45, 60),
    "attended_unit": ("sessions", "hours"),
}
_EMPTY = (None, "", ())
_NO_WORDS = frozenset({"name", "serial", "code"})


class NotFacts(ValueError):
    """These values are not the facts of a certificate."""


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """The school whose letterhead the paper carries."""

    name: str
    address: tuple[str, ...] = ()
    org_number: str = ""
    place: str = ""  # of "Place, date" above the signatures: the school's municipality

    def __post_init__(self) -> None:
        _normalise(self)


@dataclass(frozen=True, kw_only=True)
class Signer:
    """One who signs: the name in print below the line, and the title."""

    name: str
    title: str = ""

    def __post_init__(self) -> None:
        _normalise(self)


@dataclass(frozen=True, kw_only=True)
class Training:
    """Training on one piece of work equipment (forskrift om utførelse av arbeid § 10-4)."""

    equipment: str
    day: date | None = None
    given_by: str = ""
    parts: str = ""  # theory, practice or both, in the paper's language

    def __post_init__(self) -> None:
        _normalise(self)


@dataclass(frozen=True, kw_only=True)
class Post:
    """The size of a post, in percent, from a day to a day."""

    first: date
    last: date
    percent: int


@dataclass(frozen=True, kw_only=True)
class Module:
    """A module of the course that was reached: how the course names it, and when."""

    text: str
    day: date | None = None

    def __post_init__(self) -> None:
        _normalise(self)


@dataclass(frozen=True, kw_only=True)
class Result:
    """One result on record: of what, which in the paper's language, and of which day."""

    text: str
    result: str
    day: date | None = None

    def __post_init__(self) -> None:
        _normalise(self)


@dataclass(frozen=True, kw_only=True)
class Aim:
    """A competence aim that was reached: of a trade in the words that were signed, or of a course."""

    text: str
    day: date | None = None

    def __post_init__(self) -> None:
        _normalise(self)


@dataclass(frozen=True, kw_only=True)
class Month:
    """Minutes of practice of one calendar month, without adjustments."""

    first: date
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Adjustment:
    """Minutes more or less on one day, and why, in the paper's language."""

    day: date
    minutes: int
    reason: str

    def __post_init__(self) -> None:
        _normalise(self)


@dataclass(frozen=True, kw_only=True)
class CalculationLine:
    """One line of a calculation, in the paper's language. Minutes; None where a column says nothing."""

    what: str
    done: int | None = None
    counted: int | None = None
    in_months: str = ""
    rule: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        _normalise(self)


@dataclass(frozen=True, kw_only=True)
class Calculation:
    """How practice is counted on the way to one trade."""

    trade: str
    lines: tuple[CalculationLine, ...]

    def __post_init__(self) -> None:
        _normalise(self)


@dataclass(frozen=True, kw_only=True)
class CertificateFacts:
    """Everything a paper prints that is not fixed wording. What is empty is left off the page.

    What lasts still (a confirmation) has a first day and no last. Texts are kept in normal form C. Amounts of
    time are whole minutes; `minutes_per_hour` is the hour they are printed in (45 or 60), which is always
    named beside the number.
    """

    kind: Kind
    language: Language
    number: str
    name: str
    born: date | None = None
    issuer: Issuer
    signers: tuple[Signer, ...]
    issued_on: date

    course: str = ""
    course_code: str = ""
    first: date | None = None
    last: date | None = None
    scope_minutes: int | None = None
    minutes_per_hour: Literal[45, 60] = 60
    contents: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    result: str = ""  # only where the course is assessed, in the paper's language

    modules: tuple[Module, ...] = ()  # of the course, without any grade

    attended: int | None = None
    attended_of: int | None = None
    attended_unit: Literal["sessions", "hours"] = "sessions"
    attended_minutes: int | None = None  # what was attended and nothing of what was not: of a confirmation

    results: tuple[Result, ...] = ()  # of an overview

    field_of_work: str = ""
    trades: tuple[str, ...] = ()  # the practice leads to, in the paper's language
    posts: tuple[Post, ...] = ()
    practice_minutes: int | None = None
    minutes_a_week: int | None = None
    tasks: tuple[str, ...] = ()
    trainings: tuple[Training, ...] = ()
    aims: tuple[Aim, ...] = ()
    months: tuple[Month, ...] = ()  # for the appendix; with the adjustments they are `practice_minutes`
    adjustments: tuple[Adjustment, ...] = ()
    calculations: tuple[Calculation, ...] = ()

    serial: str = ""  # 10 letters at random (seals.facts.new_serial), for who checks the paper by hand
    code: str = ""  # what the square of dots says (seals.code.text_of); without one there is no square

    valid_until: date | None = None  # the last day on which it holds, where it does not for ever
    replaces: str = ""  # the number of the paper it takes the place of
    across: str = ""  # the word that stands across a paper of invented people

    def __post_init__(self) -> None:
        _normalise(self)
        for name, known in _CHOICES.items():
            if getattr(self, name) not in known:
                raise NotFacts(f"{name}: {getattr(self, name)!r}")
        if not 1 <= len(self.signers) <= 2:  # noqa: PLR2004 - a paper has room for two
            raise NotFacts(f"signers: {len(self.signers)}")
        if self.code and not self.serial:
            raise NotFacts("code: no serial")
        total = sum(one.minutes for one in self.months) + sum(one.minutes for one in self.adjustments)
        if (self.months or self.adjustments) and total != self.practice_minutes:
            raise NotFacts(f"months: {total} minutes, not {self.practice_minutes}")

    def own_words(self) -> tuple[str, ...]:
        """Every text of the paper but the person's own name, which is whatever it is, and what no word is."""
        others = [value for name, value in vars(self).items() if name not in _NO_WORDS]
        return tuple(texts_in(tuple(others)))

    def to_dict(self) -> dict[str, object]:
        """The facts as JSON values. Empty ones are left out, so new fields do not change old digests."""
        return _plain(self)

    def to_json(self) -> bytes:
        """The one way to write these facts: UTF-8, sorted keys, ISO dates, no spaces."""
        text = json.dumps(self.to_dict(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8")

    def digest(self) -> str:
        """SHA-256 of `to_json()`, in hexadecimal: the fingerprint that is stored when the paper is issued."""
        return hashlib.sha256(self.to_json()).hexdigest()

    @classmethod
    def from_dict(cls, values: Mapping[str, object]) -> Self:
        """The facts that `to_dict` wrote. Raises NotFacts naming what is unknown, missing or wrong."""
        return _read(cls, values)

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """The facts that `to_json` wrote. Raises NotFacts if they are not that."""
        try:
            values = json.loads(text)
        except ValueError as error:
            raise NotFacts(str(error)) from error
        return _read(cls, values)


def texts_in(value: object) -> Iterator[str]:
    """Every text within, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif is_dataclass(value):
        for one in vars(value).values():
            yield from texts_in(one)


def _normalise(record: object) -> None:
    for name, value in vars(record).items():
        if isinstance(value, str):
            object.__setattr__(record, name, _text(value))
        elif isinstance(value, tuple) and any(isinstance(one, str) for one in value):
            object.__setattr__(record, name, tuple(filter(None, map(_text, value))))


def _text(value: str) -> str:
    return unicodedata.normalize("NFC", value).strip()


def _plain(record: object) -> dict[str, object]:
    said = {
        field.name: getattr(record, field.name)
        for field in fields(record)  # type: ignore[arg-type]  # all records here are dataclasses
        if getattr(record, field.name) not in _EMPTY or field.default is MISSING
    }
    return {name: _plain_value(value) for name, value in said.items()}


def _plain_value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain_value(one) for one in value]
    return _plain(value) if is_dataclass(value) else value


Record = TypeVar("Record")


def _read(kind: type[Record], values: object, where: str = "") -> Record:
    if not isinstance(values, Mapping):
        raise NotFacts(f"{where or 'facts'}: no object")
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # all kinds read are dataclasses
    for name in values:
        if name not in known:
            raise NotFacts(f"{where}{name}: unknown")
    try:
        return kind(
            **{name: _READERS.get(name, _simple)(value, f"{where}{name}") for name, value in values.items()}
        )
    except TypeError as error:
        raise NotFacts(f"{where or 'facts'}: {error}") from error


def _simple(value: object, where: str) -> object:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    raise NotFacts(f"{where}: no text or number")


def _day(value: object, where: str) -> date:
    if not isinstance(value, str):
        raise NotFacts(f"{where}: no date")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise NotFacts(f"{where}: no date") from error


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise NotFacts(f"{where}: no list")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    texts = _list(value, where)
    if not all(isinstance(text, str) for text in texts):
        raise NotFacts(f"{where}: not all texts")
    return tuple(map(str, texts))


def _all(kind: type[Record]) -> Callable[[object, str], tuple[Record, ...]]:
    def read(value: object, where: str) -> tuple[Record, ...]:
        return tuple(_read(kind, one, f"{where}.") for one in _list(value, where))

    return read


_READERS: Mapping[str, Callable[[Any, str], object]] = {
    "born": _day,
    "issued_on": _day,
    "valid_until": _day,
    "first": _day,
    "last": _day,
    "day": _day,
    "address": _texts,
    "contents": _texts,
    "goals": _texts,
    "tasks": _texts,
    "trades": _texts,
    "posts": _all(Post),
    "modules": _all(Module),
    "results": _all(Result),
    "aims": _all(Aim),
    "months": _all(Month),
    "adjustments": _all(Adjustment),
    "calculations": _all(Calculation),
    "lines": _all(CalculationLine),
    "issuer": lambda value, where: _read(Issuer, value, f"{where}."),
    "signers": _all(Signer),
    "trainings": _all(Training),
}
