"""Whether words are what a paper of the county is called or says; official_papers holds its names."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from eduapp.certificates.drawing.faults import LooksOfficial
from eduapp.core.codes import code_list
from eduapp.core.names import folded

_WORD = re.compile(r"[^\W\d_]+")
# How the names go on: the definite and the plural forms of Norwegian.
_ENDINGS = ("", "et", "a", "ene", "s", "ets", "er", "ar")
# Letters of other alphabets that look like ours; whoever wants to be taken for something else uses them.
_ALIKE = str.maketrans(
    "аеіорсухкмвтнАЕІОРСУХКМВТНΑΒΕΖΗΙΚΜΝΟΡΤΧαιον", "aeiopcyxkmbthAEIOPCYXKMBTHABEZHIKMNOPTXaiov"
)
_SPACED = 3  # single letters in a row are one word written apart


@dataclass(frozen=True)
class _Official:
    key: str
    names: tuple[tuple[str, ...], ...]  # each as its words, folded
    phrases: tuple[str, ...]


def looks_official(headline: str) -> LooksOfficial | None:
    """Why a headline may not stand: it begins as such a paper is called, also apart or disguised."""
    words = _words(headline)
    for official in _officials():
        if any(_begins(words, name) for name in official.names):
            return _refusal(official.key, headline)
    return None


def says_official(text: str) -> LooksOfficial | None:
    """Why words of a template may not stand: they name such a paper anywhere, or are a phrase of its form."""
    words, plain = _words(text), " ".join(_words(text))
    for official in _officials():
        named = any(_begins(words[start:], name) for start in range(len(words)) for name in official.names)
        if named or any(f" {phrase} " in f" {plain} " for phrase in official.phrases):
            return _refusal(official.key, text)
    return None


def _refusal(key: str, text: str) -> LooksOfficial:
    return LooksOfficial(text=text, paper=key)


def _begins(words: Sequence[str], name: Sequence[str]) -> bool:
    *before, last = name
    place = len(before)
    if list(words[:place]) != before or len(words) <= place:
        return False
    apart = words[place] + words[place + 1] if len(words) > place + 1 else ""  # Vitne mål
    return not {words[place], apart}.isdisjoint(last + end for end in _ENDINGS)


def _words(text: str) -> list[str]:
    """The words, without marks on letters, in small letters; V I T N E M Å L is one word."""
    plain = folded(text.translate(_ALIKE).replace("\u00ad", "").replace("-", ""))
    found = _WORD.findall(plain)
    if sum(len(one) == 1 for one in found) >= max(_SPACED, len(found) - 1):
        return ["".join(found)]
    return found


@functools.cache
def _officials() -> tuple[_Official, ...]:
    made = []
    for code in code_list("official_papers"):
        names, phrases = (code.flags.get(key, []) for key in ("names", "phrases"))
        if isinstance(names, list) and isinstance(phrases, list):
            spoken = tuple(" ".join(_words(str(phrase))) for phrase in phrases)
            made.append(_Official(code.key, tuple(tuple(_words(str(one))) for one in names), spoken))
    return tuple(made)
