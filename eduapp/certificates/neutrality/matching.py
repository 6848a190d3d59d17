"""Looks for known words in one text: those of the lists, and the names and addresses of the site. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from eduapp.certificates.neutrality.finding import Finding, Reason, Strength, Where
from eduapp.certificates.neutrality.letters import Token, Words, phrase, words_of
from eduapp.certificates.neutrality.lists import Entry, Lists, Phrase
from eduapp.certificates.neutrality.site import Name, Names

_SPACE = re.compile(r"[\s_\u2010\u2011-]+")
_AROUND = 32  # letters on each side of a quoted word


@dataclass(frozen=True)
class Hit:
    """A known word in a text, by its place."""

    start: int
    end: int
    strength: Strength
    language: str
    reason: Reason

    def overlaps(self, other: "Hit") -> bool:
        """Whether they share a letter."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Text:
    """A text to look at, with what may stand in it."""

    words: Words
    allowed: tuple[Phrase, ...] = ()

    @classmethod
    def of(cls, text: str, allowed: Iterable[Phrase] = ()) -> "Text":
        """A text as it was read."""
        return cls(words_of(text), tuple(one for one in allowed if one))

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Its words in plain letters."""
        return tuple(token.plain for token in self.words.tokens)

    @cached_property
    def free(self) -> frozenset[int]:
        """Places of words that belong to something allowed."""
        firsts: dict[str, list[Phrase]] = {}
        for one in self.allowed:
            firsts.setdefault(one[0], []).append(one)
        return frozenset(
            place + step
            for place, word in enumerate(self.plain)
            for one in firsts.get(word, ())
            if self.plain[place : place + len(one)] == one
            for step in range(len(one))
        )

    def is_free(self, start: int, end: int) -> bool:
        """Whether all words between two places of the text are allowed."""
        inside = self._places(start, end)
        return bool(inside) and self.free.issuperset(inside)

    def is_touched(self, start: int, end: int) -> bool:
        """Whether one of them is: what is put together of it and of others is no word."""
        return not self.free.isdisjoint(self._places(start, end))

    def _places(self, start: int, end: int) -> list[int]:
        tokens = enumerate(self.words.tokens)
        return [place for place, one in tokens if one.start < end and one.end > start]

    def run_on(self, tokens: Sequence[Token]) -> bool:
        """Whether these words follow each other with nothing but spaces or hyphens between them."""
        return all(_SPACE.fullmatch(self.words.text, one.end, other.start) for one, other in pairwise(tokens))

    def written(self, place: int) -> str:
        """A word as it stands there; "" beyond the first and the last."""
        tokens = self.words.tokens
        return self.words.text[tokens[place].start : tokens[place].end] if 0 <= place < len(tokens) else ""

    def finding(self, hit: Hit, where: Where) -> Finding:
        """A hit as it is told."""
        word = " ".join(self.words.text[hit.start : hit.end].split())
        return Finding(word, where, hit.strength, hit.language, self.quote(hit.start, hit.end), hit.reason)

    def quote(self, start: int, end: int) -> str:
        """A place of the text with what stands around it, in whole words where that is possible."""
        text = self.words.text
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        before, after = text[first:start], text[end:last]
        if first > 0 and " " in before:
            before = "…" + before.split(" ", 1)[1]
        if last < len(text) and " " in after:
            after = after.rsplit(" ", 1)[0] + "…"
        return " ".join(f"{before}{text[start:end]}{after}".split())


def hits(text: Text, lists: Lists, names: Names) -> Iterator[Hit]:
    """Every known word of a text that is not allowed, the strongest reason for each place.

    Words as they stand come before those that are put together.
    """
    found = sorted(
        [*_listed(text, lists), *_in_capitals(text, lists), *_phrases(text, lists), *_named(text, names)],
        key=lambda one: (one.strength is Strength.WEAK, one.start - one.end, one.start),
    )
    put = [one for one in _put_together(text, lists, names) if not text.is_touched(one.start, one.end)]
    taken: list[Hit] = []
    for hit in (*found, *put):
        if not text.is_free(hit.start, hit.end) and not any(hit.overlaps(other) for other in taken):
            taken.append(hit)
    yield from sorted(taken, key=lambda one: one.start)


def _put_together(text: Text, lists: Lists, names: Names) -> Iterator[Hit]:
    for token in text.words.others:
        for entry in lists.of(token.plain)[:1]:
            yield _hit(token, entry)
        if token.plain in names.single:
            yield _of_name(token, token, names.single[token.plain])
    yield from _written_apart(text, lists)


def _listed(text: Text, lists: Lists) -> Iterator[Hit]:
    for place, token in enumerate(text.words.tokens):
        for entry in lists.of(token.plain):
            if not entry.is_among(text.plain, place):
                yield _hit(token, entry)
                break


def _in_capitals(text: Text, lists: Lists) -> Iterator[Hit]:
    """Letters a body is known by. Where all words are in capitals, they may be an ordinary word, and warn."""
    known = lists.capitals
    for place, token in enumerate(text.words.tokens):
        entry = known.get(text.written(place))
        if entry is None:
            continue
        beside = (text.written(place - 1), text.written(place + 1))
        shouted = any(len(one) > 1 and one.isupper() and one not in known for one in beside)
        strength = Strength.WEAK if shouted else entry.strength
        yield Hit(token.start, token.end, strength, entry.language, Reason.WORD)


def _phrases(text: Text, lists: Lists) -> Iterator[Hit]:
    tokens = text.words.tokens
    for place, word in enumerate(text.plain):
        for sought, entry in lists.phrases.get(word, ()):
            if text.plain[place : place + len(sought)] == sought and not entry.is_among(text.plain, place):
                last = tokens[place + len(sought) - 1]
                yield Hit(tokens[place].start, last.end, entry.strength, entry.language, Reason.WORD)


def _written_apart(text: Text, lists: Lists) -> Iterator[Hit]:
    """Long stems that begin and end with words, and have a border of words inside: kriminal omsorg."""
    if len(text.plain) < 2:  # noqa: PLR2004 - nothing is apart
        return
    whole = "".join(text.plain)
    ends = list(accumulate(map(len, text.plain)))
    borders = {0, *ends}
    for stem, entries in lists.stems.items():
        at = whole.find(stem)
        while at >= 0:
            first, last = bisect_right(ends, at), bisect_right(ends, at + len(stem) - 1)
            inside = text.words.tokens[first : last + 1]
            if (
                at in borders
                and first < last
                and text.run_on(inside)
                and not entries[0].is_friend(whole[at : ends[last]])
            ):
                strength, language = entries[0].strength, entries[0].language
                yield Hit(inside[0].start, inside[-1].end, strength, language, Reason.WORD)
            at = whole.find(stem, at + 1)


def _named(text: Text, names: Names) -> Iterator[Hit]:
    tokens = text.words.tokens
    for place, word in enumerate(text.plain):
        if word in names.single:
            yield _of_name(tokens[place], tokens[place], names.single[word])
        for name in names.longer.get(word, ()):
            there = text.plain[place : place + len(name.words)]
            if there[:-1] == name.words[:-1] and name.ends(there[-1]):
                yield _of_name(tokens[place], tokens[place + len(there) - 1], name)


def _hit(token: Token, entry: Entry) -> Hit:
    return Hit(token.start, token.end, entry.strength, entry.language, Reason.WORD)


def _of_name(first: Token, last: Token, name: Name) -> Hit:
    return Hit(first.start, last.end, name.strength, "", name.reason)


def allowed_phrases(texts: Iterable[str]) -> tuple[Phrase, ...]:
    """What may stand on a paper, as words; each also as a name of a file has it."""
    return tuple(dict.fromkeys(filter(None, map(phrase, texts))))
