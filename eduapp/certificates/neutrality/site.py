"""The site's own names, and the ways to it: addresses, telephones, hosts and places on the map. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from eduapp.certificates.neutrality.finding import Reason, Strength
from eduapp.certificates.neutrality.letters import phrase
from eduapp.certificates.neutrality.lists import Phrase, plain_rows, plain_words, words_as_written
from eduapp.certificates.neutrality.paper import SiteWords
from eduapp.certificates.neutrality.ways import Ways, ways_of, without_ways

LEAST = 3  # letters of a name of one word; shorter ones stand everywhere
_PARTS = re.compile(r"[\n,;]|\s{2,}")
_POSTCODE = re.compile(r"[0-9]{4}")
_HOUSE = re.compile(r"([0-9]{1,4})[a-z]?")
_ENDINGS = ("", "s", "en", "et", "a", "ens", "ets", "as")  # of a name: Ringbergs, Ringbergen
_LEAST_OF_STREET = 3  # letters before how it ends: “gata” alone is no street


@dataclass(frozen=True)
class Name:
    """Words in a row that belong to the site; `house`: the last of them is the number of one."""

    words: Phrase
    strength: Strength
    reason: Reason
    house: bool = False

    def ends(self, word: str) -> bool:
        """Whether a word is the last of the name, in one of its forms: Ringbergs, 5B."""
        if self.house:
            found = _HOUSE.fullmatch(word)
            return found is not None and found[1] == self.words[-1]
        return word.startswith(self.words[-1]) and word[len(self.words[-1]) :] in _ENDINGS


@dataclass(frozen=True)
class Names:
    """All of them as they are looked up: those of one word by each form of it, others by their first."""

    single: Mapping[str, Name]
    longer: Mapping[str, tuple[Name, ...]]
    ways: Ways


def names_of(site: SiteWords) -> Names:
    """Everything to look for, in plain letters, each once."""
    found = [*_of_names(site.names), *_of_people(site.people), *_of_addresses(site.addresses)]
    single: dict[str, Name] = {}
    longer: dict[str, tuple[Name, ...]] = {}
    for name in {name.words: name for name in reversed(found)}.values():
        if len(name.words) == 1:
            single |= {name.words[0] + ending: name for ending in _ENDINGS}
        else:
            longer[name.words[0]] = (*longer.get(name.words[0], ()), name)
    return Names(single, longer, ways_of((*site.names, *site.addresses)))


def is_ordinary(word: str) -> bool:
    """Whether rooms of any school are called so."""
    return (
        word in plain_words("ordinary", "words")
        or word.endswith(tuple(plain_words("ordinary", "ends")))
        or word in plain_words("ordinary", "service")
    )


def _of_names(names: Iterable[str]) -> Iterator[Name]:
    """A name is strong as a whole; what is its own in it, without “fengsel” and the like, is weak.

    The own part is often the name of a municipality, which the school may have in its own address.
    """
    for name in names:
        words = phrase(without_ways(name))
        own = tuple(word for word in words if not is_ordinary(word))
        if not own or not _says_something(words):
            continue
        yield Name(words, Strength.STRONG, Reason.SITE_NAME)
        service = plain_words("ordinary", "service")
        if own != words and any(word in service for word in words) and _says_something(own):
            yield Name(own, Strength.WEAK, Reason.SITE_NAME)


def _of_people(people: Iterable[str]) -> Iterator[Name]:
    """Who works there, by the whole name: people elsewhere may be called the same."""
    for name in people:
        words = phrase(name)
        if len(words) > 1:
            yield Name(words, Strength.WEAK, Reason.SITE_PERSON)


def _says_something(words: Phrase) -> bool:
    return len(words) > 1 or (len(words[0]) >= LEAST and not words[0].isdigit())


def _of_addresses(addresses: Iterable[str]) -> Iterator[Name]:
    """Each line: a street with its number, a postcode with its place, a box. A place alone is no address."""
    for address in addresses:
        for part in _PARTS.split(without_ways(address)):
            for words in _apart(phrase(part)):
                if len(words) > 1 and any(word[0].isdigit() for word in words):
                    yield from _of_address(words)


def _apart(words: Phrase) -> Iterator[Phrase]:
    """Kongens gate 5 3700 Skien: the street, and the postcode with its place."""
    codes = [place for place, word in enumerate(words) if place and _POSTCODE.fullmatch(word)]
    first = codes[0] if codes and len(words) > codes[0] + 1 else len(words)
    yield words[:first]
    if words[first:]:
        yield words[first:]


def _of_address(words: Phrase) -> Iterator[Name]:
    house = next((place for place, word in enumerate(words) if place and _HOUSE.fullmatch(word)), None)
    if _POSTCODE.fullmatch(words[0]) or house is None:
        yield Name(words, Strength.STRONG, Reason.SITE_ADDRESS)
        return
    number = words[house].rstrip("abcdefghijklmnopqrstuvwxyz")
    for street in dict.fromkeys(_ways_to_write(words[:house])):
        yield Name((*street, number), Strength.STRONG, Reason.SITE_ADDRESS, house=True)


def _ways_to_write(street: Phrase) -> Iterator[Phrase]:
    """Kongens gate: also gt., g., in one word, and each word by itself."""
    yield street
    if street in _boxes():
        yield from _boxes()
    rows = plain_rows("streets", "ends")
    known = [(ending, row) for row in rows for ending in row if _ends_in(street, ending)]
    if known:
        ending, row = max(known, key=lambda one: len(one[0]))
        stem = _stem(street, ending)
        for other in row:
            yield (*stem, other)
            yield (*stem[:-1], stem[-1] + other)
            yield ("".join(stem) + other,)


def _ends_in(street: Phrase, ending: str) -> bool:
    """Whether a street ends so, and there is more in it; one letter does by itself alone: Kongens g."""
    whole = street[-1] == ending or (street[-1].endswith(ending) and len(ending) > 1)
    return whole and sum(map(len, _stem(street, ending))) >= _LEAST_OF_STREET


def _stem(street: Phrase, ending: str) -> Phrase:
    """A street without how it ends."""
    return tuple(filter(None, (*street[:-1], street[-1].removesuffix(ending))))


@cache
def _boxes() -> frozenset[Phrase]:
    return frozenset(map(phrase, words_as_written("streets", "boxes")))
