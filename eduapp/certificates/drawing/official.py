"""Whether words are what a paper of others is called or says; official_papers holds its names.

A name counts anywhere within a word, also written apart, over lines, with signs of no width, with letters
that look alike or digits in place of letters. In Norwegian the last part of a word says what a thing is: a
`delvitnemål` is one, a `fagbrevkurs` is none. So a course may be called by what it leads to (“Kurs for
fagbrevkandidater”, “Forberedelse til fagbrev”), and by what one gets for it never. A template has no reason
to name such a paper at all.
"""

import functools
import re
import string
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from eduapp.certificates.drawing.faults import LooksOfficial
from eduapp.core import lookalikes
from eduapp.core.codes import code_list
from eduapp.core.names import folded

_WORD = re.compile(r"[^\W_]+")
# What parts two things that are said: what stands on both sides of it is no word that was written apart.
_BREAK = re.compile(r"\s[(/&+]|[.,;:!?)/&+](?=\s|$)")
_SENTENCE = re.compile(r"[.!?](?=\s|$)")
_LETTERS_APART = re.compile(r"\b[^\W\d_](?:[^\w]{1,3}[^\W\d_]\b){2,}")
# How the names go on: the definite and the plural forms of Norwegian, and of Northern Sámi and English.
_ENDINGS = frozenset({"", "et", "a", "ene", "s", "ets", "enes", "er", "ar", "ane", "at"})
_PLURALS = frozenset({"", "s"})
# Whoever wants to be taken for something else uses letters of other alphabets. A trade mark is no letter.
_ALIKE = lookalikes.SMALL | lookalikes.CAPITALS | str.maketrans({"_": " ", "™": " ", "℠": " "})
_DIGITS = str.maketrans("0134578", "oieastb")
_LEAST_LETTERS = 3  # of a word, before its digits are read as letters
# What one holds in the hand: “fagbrevbevis” is one however it begins.
_PAPERS = (
    "bevis", "brev", "attest", "diplom", "dokument", "utskrift", "sertifikat", "kopi", "duplikat", "skjema",
    "blankett", "vedlegg", "tillegg", "vitnemal", "certificate", "diploma", "duodastus", "reive",
)  # fmt: skip
_TOWARDS = frozenset({"til", "mot", "om", "for", "foran", "to", "towards", "toward", "about", "before"})
_LITTLE = frozenset({"et", "eit", "en", "ein", "ditt", "sitt", "nytt", "the", "a", "an", "your"})
_DENIALS = frozenset({"ikke", "ikkje", "ingen", "inga", "not", "no", "ii", "eai"})


@dataclass(frozen=True)
class _Official:
    key: str
    names: tuple[re.Pattern[str], ...]  # of its letters
    longer: tuple[re.Pattern[str], ...]  # several words
    friends: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class _Run:
    """Words in a row with nothing between them that would part them, in small letters without marks."""

    words: tuple[str, ...]
    tails: tuple[int, ...]  # how many digits each ends in: “Fagbrev2” is called as “Fagbrev”
    joined: str = field(init=False)
    borders: tuple[int, ...] = field(init=False)  # where words begin, and the end

    def __post_init__(self) -> None:
        object.__setattr__(self, "joined", "".join(self.words))
        object.__setattr__(self, "borders", (0, *accumulate(map(len, self.words))))


@dataclass(frozen=True)
class _Found:
    """A name in a run, by its letters."""

    key: str
    run: _Run
    start: int
    end: int

    @property
    def rest(self) -> str:
        """How the word goes on in which the name ends, but for digits at its end."""
        borders = zip(self.run.borders[1:], self.run.tails, strict=True)
        border, tail = next((one, tail) for one, tail in borders if one >= self.end)
        return self.run.joined[self.end : border - tail]

    @property
    def before(self) -> tuple[str, ...]:
        """The whole words before it."""
        return self.run.words[: sum(one <= self.start for one in self.run.borders) - 1]

    @property
    def is_paper(self) -> bool:
        """Whether the word is the paper's, or one more for it; not what has to do with it."""
        return self.rest in _ENDINGS or self.rest.removeprefix("s").startswith(_PAPERS)

    @property
    def is_aim(self) -> bool:
        """Whether the words before only say that something leads there: Forberedelse til fagbrev."""
        leading = [word for word in self.before if word not in _LITTLE]
        if not leading or leading[-1] not in _TOWARDS:
            return False
        return not any(paper in word for word in leading for paper in _PAPERS)


def looks_official(headline: str) -> LooksOfficial | None:
    """Why a headline, or the name of a course or trade, may not stand: a paper of others is called so."""
    for found in _found(_runs(headline)):
        if found.is_paper and not found.is_aim:
            return _refusal(found.key, headline)
    return None


def says_official(text: str) -> LooksOfficial | None:
    """Why words of a template may not stand: they name such a paper anywhere, or are a phrase of its form."""
    runs = _runs(text)
    for found in _found(runs):
        return _refusal(found.key, text)
    plain = f" {' '.join(word for run in runs for word in run.words)} "
    for official in _officials():
        if any(f" {phrase} " in plain for phrase in official.phrases):
            return _refusal(official.key, text)
    return None


def denies_official(text: str) -> bool:
    """Whether every sentence that names such a paper says before that it is none: “… er ikke et vitnemål”."""
    for sentence in _SENTENCE.split(text):
        before: list[str] = []
        for run in _runs(sentence):
            for found in _found([run]):
                if _DENIALS.isdisjoint((*before, *found.before)):
                    return False
            before += run.words
    return True


def _refusal(key: str, text: str) -> LooksOfficial:
    return LooksOfficial(text=text, paper=key)


def _found(runs: Sequence[_Run]) -> Iterator[_Found]:
    """Every name in the runs; where two are in one place, the longer."""
    for run in runs:
        every = [
            _Found(official.key, run, *place.span())
            for official in _officials()
            for place in _places(official, run)
        ]
        every.sort(key=lambda one: one.start - one.end)
        for at, one in enumerate(every):
            if not any(other.start <= one.start and one.end <= other.end for other in every[:at]):
                yield one


def _places(official: _Official, run: _Run) -> Iterator[re.Match[str]]:
    for name in official.longer:
        for place in name.finditer(run.joined):
            if place.start() in run.borders and _Found("", run, *place.span()).rest in _PLURALS:
                yield place
    for name in official.names:
        for place in name.finditer(run.joined):
            start, rest = place.start(), _Found("", run, *place.span()).rest
            apart = any(start < border < place.end() for border in run.borders)
            at_border = start in run.borders or rest in _ENDINGS
            if (at_border or not apart) and not run.joined.startswith(official.friends, start):
                yield place


def _runs(text: str) -> list[_Run]:
    """The text as its words, without marks on letters; V I T N E M Å L is one word."""
    visible = "".join(one for one in text.translate(_ALIKE) if unicodedata.category(one) != "Cf")
    together = _LETTERS_APART.sub(lambda found: re.sub(r"[^\w]+", "", found.group()), visible)
    parts = (_WORD.findall(folded(part)) for part in _BREAK.split(together))
    return [_Run(tuple(map(_read, words)), tuple(map(_tail, words))) for words in parts if words]


def _read(word: str) -> str:
    """A word with its digits as letters: V1TNEMÅL."""
    return word.translate(_DIGITS) if sum(one.isalpha() for one in word) >= _LEAST_LETTERS else word


def _tail(word: str) -> int:
    """How many digits a word ends in."""
    return len(word) - len(word.rstrip(string.digits))


@functools.cache
def _officials() -> tuple[_Official, ...]:
    made = []
    for code in code_list("official_papers"):
        names, friends, phrases = (_texts(code.flags.get(key, [])) for key in ("names", "friends", "phrases"))
        made.append(
            _Official(
                code.key,
                tuple(_pattern(one) for one in names if " " not in one),
                tuple(_pattern(one) for one in names if " " in one),
                tuple(map(_joined, friends)) or ("\0",),
                tuple(" ".join(word for run in _runs(one) for word in run.words) for one in phrases),
            )
        )
    return tuple(made)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.escape(_joined(name)))


def _joined(text: str) -> str:
    return "".join(run.joined for run in _runs(text))


def _texts(told: object) -> tuple[str, ...]:
    return tuple(map(str, told)) if isinstance(told, list) else ()
