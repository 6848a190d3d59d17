"""Versions of a paper: the same questions for the same points, and these and their choices in another order.

Version A keeps the order in which the paper was composed. In every version choices are shuffled, also in A:
files often have the right one first. Questions are shuffled within their part: a part begins with a heading
or with a text that belongs to what follows it, and no question leaves its part. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from eduapp.exams.papers.rules.lots import Lots, seed_of
from eduapp.exams.papers.rules.paper import LETTERS, VersionsAlike


@dataclass(frozen=True)
class Shuffled:
    """What there is to shuffle at one question."""

    choices: int = 0
    rights: int = 0  # what things are matched with
    heads_part: bool = False  # a heading stands above it
    is_text: bool = False  # nothing to answer: it belongs to what follows
    keeps_order: bool = False


@dataclass(frozen=True)
class Stands:
    """A question in a version: which one of the paper as composed, and in which order its choices stand.

    Orders count from 0, as the bank shows them.
    """

    place: int  # from 1
    choices: tuple[int, ...] = ()
    rights: tuple[int, ...] = ()


@dataclass(frozen=True)
class Version:
    """One version with the seed it was shuffled with."""

    letter: str
    seed: str
    order: tuple[Stands, ...]


def versions_of(seed: str, count: int, questions: Sequence[Shuffled]) -> list[Version]:
    """So many versions of a paper, by the paper's seed."""
    return [version_of(letter, seed_of(seed, letter), questions) for letter in LETTERS[:count]]


def version_of(letter: str, seed: str, questions: Sequence[Shuffled]) -> Version:
    """One version by its own seed: always the same."""
    lots = Lots(seed_of(seed, "questions"))
    places: list[int] = []
    for part in _parts(questions):
        fixed = [place for place in part if questions[place - 1].is_text]
        loose = [place for place in part if not questions[place - 1].is_text]
        places += fixed + (loose if letter == LETTERS[0] else lots.shuffled(loose))
    return Version(letter, seed, tuple(_stands(seed, place, questions[place - 1]) for place in places))


def check_versions(versions: Sequence[Version]) -> Iterator[VersionsAlike]:
    """No two versions may be the same."""
    for one, other in combinations(versions, 2):
        if one.order == other.order:
            yield VersionsAlike(first=one.letter, second=other.letter)


def _parts(questions: Sequence[Shuffled]) -> Iterator[list[int]]:
    part: list[int] = []
    for place, question in enumerate(questions, 1):
        if part and (question.heads_part or question.is_text):
            yield part
            part = []
        part.append(place)
    if part:
        yield part


def _stands(seed: str, place: int, question: Shuffled) -> Stands:
    lots = Lots(seed_of(seed, f"choices {place}"))
    choices, rights = list(range(question.choices)), list(range(question.rights))
    if not question.keeps_order:
        choices, rights = lots.shuffled(choices), lots.shuffled(rights)
    return Stands(place, tuple(choices), tuple(rights))
