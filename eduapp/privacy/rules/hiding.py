"""Takes names of other people out of texts. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from eduapp.core.names import folded

_SHORTEST = 3  # letters of a lone name: a shorter one stands in too many words


class Hider:
    """Knows the names of everybody else; what two people share is not hidden from either.

    A name in a free text is found as somebody wrote it in full, in either order, in any case and with or
    without accents. A given name alone may be anybody's, so whoever hands the copy over reads it first.
    """

    def __init__(self, others: Iterable[tuple[str, str]], own: tuple[str, str], instead: str) -> None:
        """Family and given names. `instead` stands where a name stood."""
        mine = set(_forms(*own))
        self._names = {form for family, given in others for form in _forms(family, given)} - mine
        self._instead = instead

    def narrow(self, texts: Iterable[str]) -> None:
        """From now on look only for names that occur in one of these texts: a prison has thousands."""
        everything = "\n".join(map(_plain, texts))
        self._names = {name for name in self._names if name in everything}

    def hidden(self, text: str) -> str:
        """The text without them."""
        text = unicodedata.normalize("NFC", text)
        for name in sorted(self._names, key=len, reverse=True):
            found = list(re.finditer(rf"\b{re.escape(name)}\b", _plain(text)))
            for place in reversed(found):
                text = text[: place.start()] + self._instead + text[place.end() :]
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


def _forms(family: str, given: str) -> list[str]:
    family, given = _plain(family.strip()), _plain(given.strip())
    if family and given:
        return [f"{given} {family}", f"{family}, {given}", f"{family} {given}"]
    alone = family or given
    return [alone] if len(alone) >= _SHORTEST else []


def _plain(text: str) -> str:
    """Lower case without accents, letter for letter, so that places in it are places in the text."""
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


@lru_cache(4096)
def _letter(letter: str) -> str:
    if letter.isspace():
        return " "
    plain = folded(letter)
    return plain if len(plain) == 1 else letter
