"""Looks through all of a paper, piece by piece."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eduapp.certificates.neutrality import matching, patterns
from eduapp.certificates.neutrality.finding import Element, Finding, Reason, Strength, Where
from eduapp.certificates.neutrality.lists import Phrase, lists
from eduapp.certificates.neutrality.matching import Hit, Text, allowed_phrases
from eduapp.certificates.neutrality.paper import Paper, SiteWords
from eduapp.certificates.neutrality.reading import file, pages
from eduapp.certificates.neutrality.reading.piece import Piece, piece
from eduapp.certificates.neutrality.site import Names, names_of
from eduapp.certificates.seals.code import read_code
from eduapp.certificates.seals.facts import PrintedFacts, read_facts
from eduapp.certificates.seals.faults import Fault

_COVERED = "•" * 11  # instead of a national number


@dataclass(frozen=True)
class Judge:
    """What is known when texts are looked at: names of the site, and what may stand on this paper."""

    names: Names
    allowed: tuple[Phrase, ...]

    @classmethod
    def of(cls, words: SiteWords, allowed: Iterable[str]) -> "Judge":
        """For the papers of one site; `allowed` of this paper."""
        return cls(names_of(words), allowed_phrases(allowed))

    def findings(self, one: Piece) -> Iterator[Finding]:
        """Everything that a piece tells."""
        if not one.readable:
            yield Finding(one.text, one.where, Strength.STRONG, "", one.text, Reason.UNREAD)
            return
        if not one.text or one.text.isspace():
            return
        text = Text.of(one.text, self.allowed)
        told = list(matching.hits(text, lists(), self.names))
        for hit in told:
            if not one.only_words or hit.strength is Strength.STRONG:
                yield text.finding(hit, one.where)
        if not one.only_words:
            yield from self._patterns(text, one.where, told)

    def _patterns(self, text: Text, where: Where, told: list[Hit]) -> Iterator[Finding]:
        for hit in patterns.hits(text.words.text, self.names.ways):
            if hit.reason is Reason.NATIONAL_NUMBER:
                yield Finding(_COVERED, where, hit.strength, "", _COVERED, hit.reason)
            elif not text.is_free(hit.start, hit.end) and not _is_told(hit, told):
                yield text.finding(hit, where)


def _is_told(hit: Hit, told: list[Hit]) -> bool:
    """Whether a word at the place of a pattern says as much already."""
    weak = hit.strength is Strength.WEAK
    return any(hit.overlaps(one) and (weak or one.strength is Strength.STRONG) for one in told)


def check(paper: Paper) -> tuple[Finding, ...]:
    """See `eduapp.certificates.neutrality.check`."""
    judge = Judge.of(paper.words, paper.allowed)
    pieces = (*_around(paper), *_in_code(paper.code), *file.read(paper.pdf), *pages.read(paper.pdf))
    found = [one for part in pieces if not _is_seen_code(part, paper) for one in judge.findings(part)]
    return once([*found, *_squares(paper, pieces)])


def check_texts(texts: Iterable[str], words: SiteWords, allowed: Iterable[str]) -> tuple[Finding, ...]:
    """See `eduapp.certificates.neutrality.check_texts`."""
    judge = Judge.of(words, allowed)
    return once(found for text in texts for found in judge.findings(piece(Element.FACTS, text)))


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each word once in each place, strong ones first."""
    first = {(one.word.casefold(), one.where, one.reason): one for one in reversed(list(findings))}
    kept = reversed(first.values())
    return tuple(sorted(kept, key=lambda one: one.strength is Strength.WEAK))


def _around(paper: Paper) -> Iterator[Piece]:
    yield piece(Element.FILE_NAME, paper.file_name)
    yield piece(Element.PRINT_TITLE, paper.print_title)


def _in_code(code: str) -> Iterator[Piece]:
    """What the text of the square says, signed or not: keys and signatures are asked elsewhere."""
    if not code:
        return
    try:
        facts = read_facts(read_code(code).payload)
    except Fault:
        yield piece(Element.SQUARE, code)  # none of ours: what it says is looked at as it stands
        return
    yield piece(Element.SQUARE, "\n".join(_texts_of(facts)))


def _is_seen_code(part: Piece, paper: Paper) -> bool:
    """Whether it is the square as it should be seen: what it says was looked at already."""
    return part.where.element is Element.SQUARE and bool(part.where.page) and part.text == paper.code


def _texts_of(facts: PrintedFacts) -> Iterator[str]:
    for value in vars(facts).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from value


def _squares(paper: Paper, pieces: Iterable[Piece]) -> Iterator[Finding]:
    """What is seen in the picture must be the code of the paper, and the code must be seen."""
    seen = [one for one in pieces if one.where.element is Element.SQUARE and one.where.page]
    for one in seen:
        if one.text != paper.code:
            said = " ".join(one.text[:60].split())
            yield Finding(said, one.where, Strength.STRONG, "", said, Reason.OTHER_SQUARE)
    if paper.code and not seen:
        yield Finding("", Where(Element.SQUARE), Strength.STRONG, "", "", Reason.UNREAD)
