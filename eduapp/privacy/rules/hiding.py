"""Takes names and numbers of other people out of texts. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from eduapp.core.names import folded

_SHORTEST = 3  # letters of a lone name: a shorter one stands in too many words
_SHORTEST_NUMBER = 4  # signs of a number: a shorter one may count anything
_LONGEST_PART = 4  # letters of a part of a family name that says who is meant: not al, von, bin
_GAP = 6  # signs and blanks between two words of one name
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_AND = frozenset({"og", "and", "eller", "or", "samt"})
_APART = 6  # words from a given name to the family name it shares: Åge, Per og Karim Bakken
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʹʻʼʿʾ", "'"))
_PART_OF_MORE = re.compile(r"[-./:,_]\w")  # of a date, an id, a number of a paper
_YEAR = re.compile(r"(?:19|20)\d\d")
Form = tuple[str, ...]


@dataclass(frozen=True)
class _Word:
    key: str  # lower case without accents
    start: int
    end: int


class Hider:
    """Knows the names of everybody else; what two people share is not hidden from either.

    A name in a free text is found as somebody wrote it: any given name with the family name, in either
    order, in any case, with or without accents, with blanks and signs between, and with an s behind. A
    given name alone may be anybody's, so whoever hands it over reads it first. Linear in the text.
    """

    def __init__(
        self,
        others: Iterable[tuple[str, str]],
        own: tuple[str, str],
        instead: str,
        numbers: Iterable[str] = (),
    ) -> None:
        """Family and given names, numbers of others. `instead` stands where a name or a number stood."""
        self._mine = set(_forms(*own))
        self._names = {form for family, given in others for form in _forms(family, given)} - self._mine
        self._numbers = {key for number in numbers if _may_be_hidden(key := folded(number))}
        self._instead = instead
        self._lengths: dict[str, set[int]] = {}
        for form in (*self._names, *self._mine):
            self._lengths.setdefault(form[0], set()).add(len(form))

    def hidden(self, text: str) -> str:
        """The text without them."""
        text = unicodedata.normalize("NFC", text)
        words = [
            _Word(_key(found[0]), found.start(), found.end())
            for found in _WORD.finditer(text.translate(_APOSTROPHES))
        ]
        places = [*self._whole(words), *self._sharing(words), *self._numbered(text, words)]
        taken: set[int] = set()
        spans = []
        for own, first, last, end in sorted(places, key=lambda one: (one[1] - one[2], not one[0], one[1])):
            among = range(first, last)
            if not taken.intersection(among):  # the longest name counts
                taken.update(among)
                spans += [] if own else [(words[first].start, end)]
        for start, end in sorted(spans, reverse=True):
            text = text[:start] + self._instead + text[end:]
        return text

    def hidden_in(self, value: object) -> object:
        """The same in every text of a value of JSON."""
        if isinstance(value, str):
            return self.hidden(value)
        if isinstance(value, list):
            return [self.hidden_in(one) for one in value]
        if isinstance(value, dict):
            return {key: self.hidden_in(one) for key, one in value.items()}
        return value

    def _whole(self, words: list[_Word]) -> Iterator[tuple[bool, int, int, int]]:
        """Names in one piece: whether the person's own, first word, the one after the last, where it ends."""
        for first, word in enumerate(words):
            for length in sorted(self._lengths_from(word.key), reverse=True):
                last = first + length
                form = tuple(one.key for one in words[first:last])
                if len(form) < length or _wide(words[first:last]):
                    continue
                for known, behind in ((form, 0), (_without_s(form), 1)):
                    if known in self._mine or known in self._names:
                        yield known in self._mine, first, last, words[last - 1].end - behind
                        break

    def _lengths_from(self, key: str) -> set[int]:
        found = self._lengths.get(key, set())
        return found | (self._lengths.get(key[:-1], set()) & {1} if key.endswith("s") else set())

    def _sharing(self, words: list[_Word]) -> Iterator[tuple[bool, int, int, int]]:
        """Åge og Karim Bakken: a given name whose family name comes after the next one."""
        for first, word in enumerate(words):
            if word.key not in self._lengths:
                continue
            near = [one.key for one in words[first + 1 : first + 1 + _APART]]
            if not _AND.intersection(near):
                continue
            for after in range(first + 3, min(first + 1 + _APART, len(words))):
                if not _AND.intersection(near[: after - first - 1]):
                    continue
                for length in self._lengths[word.key]:
                    last = after + length - 1
                    form = (word.key, *(one.key for one in words[after:last]))
                    for known, behind in ((form, 0), (_without_s(form), 1)):
                        if length > 1 and len(form) == length and known in self._names:
                            yield False, first, first + 1, word.end
                            yield False, after, last, words[last - 1].end - behind

    def _numbered(self, text: str, words: list[_Word]) -> Iterator[tuple[bool, int, int, int]]:
        """Numbers of others within a text; one that stands alone is a value of its own."""
        for at, word in enumerate(words):
            alone = len(words) == 1
            before, after = text[max(word.start - 2, 0) : word.start][::-1], text[word.end : word.end + 2]
            more = _PART_OF_MORE.match(before) or _PART_OF_MORE.match(after)
            if word.key in self._numbers and not alone and not more:
                yield False, at, at + 1, word.end


def _forms(family: str, given: str) -> set[Form]:
    """How somebody may be called: runs of the given names with the family name, or with one part of it."""
    family_words, given_words = _keys(family), _keys(given)
    if not family_words or not given_words:
        alone = family_words or given_words
        return {alone} if len("".join(alone)) >= _SHORTEST else set()
    runs = {given_words[a:b] for a in range(len(given_words)) for b in range(a + 1, len(given_words) + 1)}
    parts = {family_words, *((one,) for one in family_words if len(one) >= _LONGEST_PART)}
    return {form for run in runs for part in parts for form in ((*run, *part), (*part, *run))}


def _keys(text: str) -> Form:
    plain = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    return tuple(_key(found[0]) for found in _WORD.finditer(plain))


def _without_s(form: Form) -> Form:
    return (*form[:-1], form[-1].removesuffix("s"))


def _wide(words: list[_Word]) -> bool:
    """Whether more stands between two words than parts a name."""
    return any(after.start - one.end > _GAP for one, after in pairwise(words))


def _may_be_hidden(number: str) -> bool:
    return len(number) >= _SHORTEST_NUMBER and not _YEAR.fullmatch(number)


@lru_cache(65536)
def _key(word: str) -> str:
    return folded(word)
