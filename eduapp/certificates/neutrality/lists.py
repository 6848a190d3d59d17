"""The lists of words (resources/neutrality): what they know of a word in any form or compound. Pure."""

import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eduapp.certificates.neutrality.finding import Strength
from eduapp.certificates.neutrality.letters import phrase, plain, readings
from eduapp.core.resources import resource

LANGUAGES = ("nb", "nn", "en", "se")
_STRENGTHS = {one.value: one for one in Strength}
_KEYS = {"strength", "why", "anywhere", "start", "end", "whole", "capitals", "friends"}
_LEAST_SPLIT = 7  # letters of a stem that may be written apart: shorter ones come about by chance
_ANY = "*"
_REMEMBERED = 8192  # words: papers of a school have most in common

Phrase = tuple[str, ...]


class NotAList(ValueError):
    """A file of words that says something this program does not know."""


@dataclass(frozen=True)
class Entry:
    """One word of a list with its forms. Everything is in plain letters."""

    strength: Strength
    language: str
    why: str
    anywhere: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    whole: tuple[Phrase, ...] = ()
    capitals: tuple[str, ...] = ()  # as they are written
    friends: tuple[re.Pattern[str], ...] = field(default=(), repr=False)
    among: tuple[Phrase, ...] = ()  # friends of several words

    def is_friend(self, word: str) -> bool:
        """Whether a word only looks like this one."""
        return any(friend.fullmatch(word) for friend in self.friends)

    def is_among(self, words: Sequence[str], place: int) -> bool:
        """Whether the neighbours of the word at a place make it another one."""
        return any(covers(words, place, friend) for friend in self.among)


@dataclass(frozen=True)
class Lists:
    """All lists together."""

    entries: tuple[Entry, ...]

    @functools.cached_property
    def _wholes(self) -> Mapping[str, tuple[Entry, ...]]:
        return _grouped((one[0], entry) for entry in self.entries for one in entry.whole if len(one) == 1)

    @functools.cached_property
    def capitals(self) -> Mapping[str, Entry]:
        """Entries of letters that count in capitals alone."""
        return {one: entry for entry in self.entries for one in entry.capitals}

    @functools.cached_property
    def phrases(self) -> Mapping[str, tuple[tuple[Phrase, Entry], ...]]:
        """Entries of several words by the first of them."""
        found: dict[str, list[tuple[Phrase, Entry]]] = {}
        for entry in self.entries:
            for one in entry.whole:
                if len(one) > 1:
                    found.setdefault(one[0], []).append((one, entry))
        return {word: tuple(those) for word, those in found.items()}

    @functools.cached_property
    def stems(self) -> Mapping[str, tuple[Entry, ...]]:
        """What may stand anywhere in a word, and is long enough to be known when it is written apart."""
        pairs = ((stem, entry) for entry in self.entries for stem in (*entry.anywhere, *entry.start))
        return _grouped((stem, entry) for stem, entry in pairs if len(stem) >= _LEAST_SPLIT)

    @functools.cached_property
    def of(self) -> Callable[[str], tuple[Entry, ...]]:
        """The entries that a plain word belongs to, strongest first; friends among neighbours aside."""
        return functools.lru_cache(maxsize=_REMEMBERED)(self._looked_up)

    def _looked_up(self, word: str) -> tuple[Entry, ...]:
        found = dict.fromkeys(entry for one in readings(word) for entry in self._of(one))
        return tuple(sorted(found, key=lambda entry: entry.strength is Strength.WEAK))

    def _of(self, word: str) -> Iterator[Entry]:
        yield from (entry for entry in self._wholes.get(word, ()) if not entry.is_friend(word))
        for entry in self.entries:
            if (
                word.startswith(entry.start)
                or word.endswith(entry.end)
                or any(stem in word for stem in entry.anywhere)
            ) and not entry.is_friend(word):
                yield entry


@functools.cache
def lists() -> Lists:
    """The lists that come with the program. Raises NotAList."""
    return Lists(tuple(entry for language in LANGUAGES for entry in _entries(language)))


@functools.cache
def table(name: str) -> Mapping[str, object]:
    """What another file of the folder says."""
    return tomllib.loads(resource(f"neutrality/{name}.toml").read_text(encoding="utf-8"))


def words_as_written(name: str, key: str) -> tuple[str, ...]:
    """One of its lists of words. Raises NotAList."""
    return _texts(table(name), key)


@functools.cache
def plain_words(name: str, key: str) -> frozenset[str]:
    """The same in plain letters."""
    return frozenset(map(plain, words_as_written(name, key)))


@functools.cache
def plain_rows(name: str, key: str) -> tuple[tuple[str, ...], ...]:
    """One of its lists of lists, in plain letters. Raises NotAList."""
    rows = table(name).get(key)
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise NotAList(key)
    return tuple(tuple(plain(str(word)) for word in row) for row in rows)


def read(text: str, language: str) -> tuple[Entry, ...]:
    """The entries of a file of words. Raises NotAList naming the number of the word."""
    rows = tomllib.loads(text).get("word", [])
    return tuple(_entry(row, language, number) for number, row in enumerate(rows, start=1))


def covers(words: Sequence[str], place: int, sought: Phrase) -> bool:
    """Whether a phrase stands in the words so that it covers this place."""
    size = len(sought)
    starts = range(max(0, place - size + 1), place + 1)
    return any(tuple(words[start : start + size]) == sought for start in starts)


def _entries(language: str) -> tuple[Entry, ...]:
    return read(resource(f"neutrality/{language}.toml").read_text(encoding="utf-8"), language)


def _entry(row: Mapping[str, object], language: str, number: int) -> Entry:
    unknown, why = set(row) - _KEYS, row.get("why")
    strength = _STRENGTHS.get(str(row.get("strength")))
    if unknown or strength is None or not isinstance(why, str) or not why:
        missing = "strength" if strength is None else "why"
        raise NotAList(f"{language}, word {number}: {', '.join(sorted(unknown)) or missing}")
    friends = [phrase_of_friend(one) for one in _texts(row, "friends")]
    return Entry(
        strength,
        language,
        why,
        anywhere=tuple(map(plain, _texts(row, "anywhere"))),
        start=tuple(map(plain, _texts(row, "start"))),
        end=tuple(map(plain, _texts(row, "end"))),
        whole=tuple(map(phrase, _texts(row, "whole"))),
        capitals=_texts(row, "capitals"),
        friends=tuple(_pattern(one[0]) for one in friends if len(one) == 1),
        among=tuple(one for one in friends if len(one) > 1),
    )


def phrase_of_friend(text: str) -> Phrase:
    """A friend as the words of it, with its stars."""
    return tuple(plain(word) for word in text.split())


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(re.escape(word).replace(re.escape(_ANY), ".*"))


def _texts(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    told = row.get(key, [])
    if not isinstance(told, list) or not all(isinstance(one, str) and one for one in told):
        raise NotAList(key)
    return tuple(told)


def _grouped(pairs: Iterable[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for word, entry in pairs:
        found.setdefault(word, []).append(entry)
    return {word: tuple(those) for word, those in found.items()}
