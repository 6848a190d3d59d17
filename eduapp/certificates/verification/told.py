"""An answer in words: its headline, and what the school signed, to be compared with the paper."""

from dataclasses import dataclass

from eduapp.certificates.seals.facts import PrintedFacts, printed_serial
from eduapp.certificates.seals.fields import Shortened
from eduapp.certificates.seals.verdict import Outcome, is_to_come
from eduapp.certificates.verification.judged import Judged
from eduapp.certificates.verification.words import (
    BY_LIST_TO_COME,
    FIELD_WORDS,
    HEADLINES,
    HOURS,
    HOURS_OF,
    TO_COMPARE,
    TOO_LONG,
    grade_word,
    kind_word,
)
from eduapp.core.i18n import _, capital, date_text, hours_text

_FULL_HOUR = 60  # minutes


@dataclass(frozen=True)
class Row:
    """One line: its field, the word for it, and what stands on the paper; `is_long` if that fills lines."""

    field: str
    word: str
    text: str
    is_long: bool = False


def headline(judged: Judged) -> str:
    """The answer in a word or two, in the language spoken now."""
    age = judged.verdict.list_age
    if judged.outcome is Outcome.LIST_OLD and age is not None and is_to_come(age):
        return _(BY_LIST_TO_COME)
    return _(TO_COMPARE[judged.basis] if judged.is_to_compare else HEADLINES[judged.outcome])


def rows_of(facts: PrintedFacts) -> tuple[Row, ...]:
    """What the paper must say, in the language spoken now; what it does not say is left out."""
    days = {name: getattr(facts, name) for name in ("born", "issued_on", "valid_until")}
    told: dict[str, str | Shortened | tuple[str, ...]] = {
        "name": facts.name,
        "kind": capital(kind_word(facts.kind)),
        "title": facts.title,
        "minutes": _hours(facts),
        "grade": grade_word(facts.grade, facts.scale) if facts.grade else "",
        "period": _period(facts),
        "modules": facts.modules,
        "aims": facts.aims,
        "issuer": facts.issuer,
        "number": facts.number,
        "serial": printed_serial(facts.serial),
        "replaces": printed_serial(facts.replaces),
        **{name: date_text(day) if day else "" for name, day in days.items()},
    }
    rows = (_row(name, _(word), told[name]) for name, word in FIELD_WORDS.items())
    return tuple(row for row in rows if row.text)


def _row(field: str, word: str, value: str | Shortened | tuple[str, ...]) -> Row:
    if isinstance(value, Shortened):
        return Row(field, word, _(TOO_LONG).format(digest=value.digest.hex()), is_long=True)
    if isinstance(value, tuple):
        return Row(field, word, "\n".join(value), is_long=True)
    return Row(field, word, value)


def _hours(facts: PrintedFacts) -> str:
    if facts.minutes is None:
        return ""
    count, length = hours_text(facts.minutes, facts.minutes_per_hour), facts.minutes_per_hour
    return _(HOURS if length == _FULL_HOUR else HOURS_OF).format(count=count, minutes=length)


def _period(facts: PrintedFacts) -> str:
    if facts.first is None or facts.last is None:
        return ""
    days = [date_text(facts.first), date_text(facts.last)]
    return " – ".join(dict.fromkeys(days))
