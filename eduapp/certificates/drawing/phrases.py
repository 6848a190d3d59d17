"""The words of a paper: the program's in its language, or those that a template's folder says instead.

A file `words.<language>.toml` holds, by the English text, what stands on the paper. So a school says things
in its own way, and a language the program does not speak (Northern Sámi) comes whole from such files; what
they lack is said in Bokmål.
"""

import contextlib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date

from eduapp.core import i18n

CONTEXT = "paper"
_SPOKEN = {"se": "nb"}  # what the program speaks where a language has only words of its own
MONTHS = 12


@dataclass(frozen=True)
class Words:
    """A language's own words: texts by their English, both forms of what is counted, and dates.

    `known`: words of the program that facts hold in Bokmål (results of a scale, titles), in small letters.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # one, and any other number
    months: tuple[str, ...] = ()  # as they stand by themselves
    of_months: tuple[str, ...] = ()  # as they stand in a date
    date: str = ""  # with {day}, {month} and {year}
    known: Mapping[str, str] = field(default_factory=dict)

    def over(self, others: "Words") -> "Words":
        """These words, and where they say nothing the others'."""
        return Words(
            {**others.texts, **self.texts},
            {**others.counted, **self.counted},
            self.months or others.months,
            self.of_months or others.of_months,
            self.date or others.date,
            {**others.known, **self.known},
        )


NO_WORDS = Words()
_own: ContextVar[Words] = ContextVar("own_words_of_papers", default=NO_WORDS)
_heard: ContextVar[dict[str, str] | None] = ContextVar("heard_words_of_papers", default=None)


@contextlib.contextmanager
def spoken(language: str, words: Words = NO_WORDS) -> Iterator[None]:
    """Speak the language of a paper, in these words where they say something."""
    token = _own.set(words)
    try:
        with i18n.speaking(spoken_as(language)):
            yield
    finally:
        _own.reset(token)


@contextlib.contextmanager
def heard() -> Iterator[dict[str, str]]:
    """Note which texts are asked for: each in English, and the other form of what is counted (else "")."""
    asked: dict[str, str] = {}
    token = _heard.set(asked)
    try:
        yield asked
    finally:
        _heard.reset(token)


def spoken_as(language: str) -> str:
    """The language of the program in which the lists of a paper in this language are said."""
    return _SPOKEN.get(language, language)


def needs_own_words(language: str) -> bool:
    """Whether the program itself does not speak it."""
    return language in _SPOKEN


def pgettext(context: str, text: str) -> str:
    """A text of papers."""
    _hear(text)
    return _own.get().texts.get(text) or i18n.pgettext(context, text)


def known_word(text: str) -> str:
    """A word of the program in a fact, in the paper's own words; anything else that was typed, as it is."""
    said = _own.get().known.get(text.casefold(), text)
    return said[:1].upper() + said[1:] if text[:1].isupper() else said


def ngettext(one: str, many: str, count: int) -> str:
    """The right form for a count."""
    _hear(one, many)
    forms = _own.get().counted.get(one)
    return forms[count != 1] if forms else i18n.ngettext(one, many, count)


def _hear(text: str, many: str = "") -> None:
    asked = _heard.get()
    if asked is not None:
        asked[text] = many


def long_date(day: date) -> str:
    """A date on a paper."""
    own = _own.get()
    if not (own.date and own.of_months):
        return i18n.long_date(day)
    return own.date.format(day=day.day, month=own.of_months[day.month - 1], year=day.year)


def month_text(day: date) -> str:
    """A month and its year."""
    own = _own.get()
    return f"{own.months[day.month - 1]} {day.year}" if own.months else i18n.month_text(day)


def period_text(first: date, last: date) -> str:
    """From a day to a day; where dates are written in another way than ours, both in full."""
    if not _own.get().date:
        return i18n.period_text(first, last)
    return long_date(first) if first == last else f"{long_date(first)} – {long_date(last)}"
