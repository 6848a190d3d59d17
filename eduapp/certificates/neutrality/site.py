"""The site's own names and addresses, as they are looked for. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from eduapp.certificates.neutrality.finding import Reason, Strength
from eduapp.certificates.neutrality.letters import phrase
from eduapp.certificates.neutrality.lists import Phrase, plain_words
from eduapp.certificates.neutrality.paper import SiteWords

LEAST = 3  # letters of a name of one word; shorter ones stand everywhere
_PARTS = re.compile(r"[\n,;]|\s{2,}")
_POSTCODE = re.compile(r"[0-9]{4}")
# How the last part of the name of a street may be written: Storgata, Storgaten, Storgt.
_STREETS = (
    ("gata", "gaten", "gate", "gt", "g"),
    ("veien", "vegen", "vei", "veg", "vn", "v"),
    ("plassen", "plass", "pl"),
    ("svingen", "sving"),
    ("bakken", "bakke"),
)
_ENDINGS = ("", "s", "en", "et", "a", "ens", "ets", "as")  # of a name: Ringbergs, Ringbergen
_LEAST_OF_STREET = 4  # letters before such a part: “gata” alone is no street


@dataclass(frozen=True)
class Name:
    """Words in a row that belong to the site."""

    words: Phrase
    strength: Strength
    reason: Reason

    def ends(self, word: str) -> bool:
        """Whether a word is the last of the name, in one of its forms."""
        return word.startswith(self.words[-1]) and word[len(self.words[-1]) :] in _ENDINGS


@dataclass(frozen=True)
class Names:
    """All of them as they are looked up: those of one word by each form of it, others by their first."""

    single: Mapping[str, Name]
    longer: Mapping[str, tuple[Name, ...]]


def names_of(site: SiteWords) -> Names:
    """Everything to look for, in plain letters, each once."""
    found = [*_of_names(site.names), *_of_addresses(site.addresses)]
    single: dict[str, Name] = {}
    longer: dict[str, tuple[Name, ...]] = {}
    for name in {name.words: name for name in reversed(found)}.values():
        if len(name.words) == 1:
            single |= {name.words[0] + ending: name for ending in _ENDINGS}
        else:
            longer[name.words[0]] = (*longer.get(name.words[0], ()), name)
    return Names(single, longer)


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
        words = phrase(name)
        own = tuple(word for word in words if not is_ordinary(word))
        if not own or not _says_something(words):
            continue
        yield Name(words, Strength.STRONG, Reason.SITE_NAME)
        service = plain_words("ordinary", "service")
        if own != words and any(word in service for word in words) and _says_something(own):
            yield Name(own, Strength.WEAK, Reason.SITE_NAME)


def _says_something(words: Phrase) -> bool:
    return len(words) > 1 or (len(words[0]) >= LEAST and not words[0].isdigit())


def _of_addresses(addresses: Iterable[str]) -> Iterator[Name]:
    """Each line: a street with its number, a postcode with its place, a box. A place alone is no address."""
    for address in addresses:
        for part in _PARTS.split(address):
            words = phrase(part)
            if len(words) > 1 and any(word[0].isdigit() for word in words):
                for written in _ways_to_write(words):
                    yield Name(written, Strength.STRONG, Reason.SITE_ADDRESS)


def _ways_to_write(words: Phrase) -> Iterator[Phrase]:
    yield words
    for place, word in enumerate(words):
        for endings in _STREETS:
            ending = next((one for one in endings if word.endswith(one)), None)
            if ending is None or len(word) - len(ending) < _LEAST_OF_STREET or _POSTCODE.fullmatch(words[0]):
                continue
            for other in endings:
                yield (*words[:place], word.removesuffix(ending) + other, *words[place + 1 :])
            break
