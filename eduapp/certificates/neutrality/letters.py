"""Words as they are compared: whatever they look like on the paper, in small letters without accents. Pure.

Two texts that a reader takes for the same word are the same here: capitals, accents, composed letters and
their parts, letters of other scripts that look alike, digits in place of letters, soft hyphens, letters set
apart and a word broken at the end of a line. Positions are those of the cleaned text, which can be quoted.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from eduapp.core import lookalikes

LETTERS_APART = 4  # single letters in a row that are a word set apart; three may be initials
_MARKS = r"\u0300-\u036f"  # accents that have no letter of their own
_WORD = re.compile(rf"(?:[^\W_][{_MARKS}]*)+")
_HYPHENS = (
    "-\u2010\u2011\u2012\u2013\u00ac\u02d7\ufffe\x02"  # as typed, and as a reader of PDF marks a line's end
)
_BROKEN = re.compile(rf"[{_HYPHENS}][ \t\r\n]*|[ \t]*\r?\n[ \t]*[{_HYPHENS}]")
_SPACED = re.compile(r"[^\w\n]{1,3}|_{1,3}")
_HUMP = re.compile(r"(?<=[a-zæøåáčđŋšŧž])(?=[A-ZÆØÅÁČĐŊŠŦŽ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")

# Letters that Unicode does not take apart.
_PLAIN = str.maketrans({
    "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ŧ": "t", "ŋ": "n", "ł": "l", "ħ": "h", "ı": "i",
    "þ": "th", "ß": "ss", "ƒ": "f",
})  # fmt: skip

# Digits and signs that stand for a letter inside a word.
_AS_LETTERS = str.maketrans("01345789", "oleastbg"), str.maketrans("01345789", "oieastbg")
_SHORT = 40  # letters of a text
_LEAST_LETTERS = 3  # beside digits, before they are read as letters


@dataclass(frozen=True)
class Token:
    """A word of a text: as it is compared, and where it stands in the cleaned text."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """A text taken apart: the words in order, and those that come of joining or parting some of them."""

    text: str  # cleaned
    tokens: tuple[Token, ...]
    others: tuple[Token, ...]


def clean(text: str) -> str:
    """The text in form NFKC without what has no width: joiners, directions, soft hyphens."""
    if text.isascii():
        return text
    made = unicodedata.normalize("NFKC", text)
    return "".join(one for one in made if unicodedata.category(one) != "Cf")


@functools.lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """The word as it is compared: small, without accents; what looks Latin as a whole is Latin."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold()).translate(_PLAIN)
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    if bare.isascii():
        return bare
    alike = bare.translate(lookalikes.SMALL)
    return alike if alike.isascii() else bare


def phrase(text: str) -> tuple[str, ...]:
    """A text as the words in it."""
    return tuple(plain(found.group()) for found in _WORD.finditer(clean(text)))


@functools.lru_cache(maxsize=8192)
def readings(word: str) -> tuple[str, ...]:
    """How a plain word may be read besides: with its digits as letters."""
    letters = sum(one.isalpha() for one in word)
    if letters == len(word) or letters < _LEAST_LETTERS:
        return (word,)
    return tuple(dict.fromkeys((word, *(word.translate(table) for table in _AS_LETTERS))))


def words_of(text: str) -> Words:
    """The text taken apart. Short ones are remembered: every file has the same names of its parts."""
    return _words_of_short(text) if len(text) <= _SHORT else _words_of(text)


@functools.lru_cache(maxsize=512)
def _words_of_short(text: str) -> Words:
    return _words_of(text)


def _words_of(text: str) -> Words:
    cleaned = clean(text)
    tokens = tuple(_of(cleaned, *found.span()) for found in _WORD.finditer(cleaned))
    others = (*_broken(cleaned, tokens), *_set_apart(cleaned, tokens), *_humps(cleaned, tokens))
    return Words(cleaned, tokens, others)


def _of(text: str, start: int, end: int) -> Token:
    return Token(plain(text[start:end]), start, end)


def _broken(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Words that a hyphen or the end of a line parts, put together."""
    for one in _runs(text, tokens, _BROKEN):
        for first, second in pairwise(one):
            yield Token(first.plain + second.plain, first.start, second.end)
        if len(one) > 2:  # noqa: PLR2004 - a pair is whole already
            yield _joined(one)


def _set_apart(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """Words whose letters are set apart, put together: F E N G, f.e.n.g."""
    single = [token for token in tokens if token.end - token.start <= 2 and len(token.plain) <= 2]  # noqa: PLR2004
    yield from (_joined(one) for one in _runs(text, single, _SPACED) if len(one) >= LETTERS_APART)


def _humps(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """The parts of a word that capitals or digits part, as in names of files: KariNordmann, avd2."""
    for token in tokens:
        word = text[token.start : token.end]
        if word[1:].islower() and word.isalpha():
            continue
        places = [found.start() for found in _HUMP.finditer(word)]
        for first, last in pairwise([0, *places, len(word)] if places else []):
            yield _of(text, token.start + first, token.start + last)


def _runs(text: str, tokens: Sequence[Token], between: re.Pattern[str]) -> Iterator[list[Token]]:
    """Words in a row with nothing but this between them, two at least."""
    run: list[Token] = []
    for token in tokens:
        if run and not between.fullmatch(text, run[-1].end, token.start):
            if len(run) > 1:
                yield run
            run = []
        run.append(token)
    if len(run) > 1:
        yield run


def _joined(run: Sequence[Token]) -> Token:
    return Token("".join(token.plain for token in run), run[0].start, run[-1].end)
