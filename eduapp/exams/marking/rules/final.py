"""What is decided of each answer, from the marks there are (law-states 2.5). Pure.

By the key; else what two examiners gave alike, blind or after they talked; else what the third gave: a third
decides what still differs, never what the two have agreed on. A mark counts once its round is handed in:
before, nobody knows whether two are alike.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

MACHINE, FIRST, SECOND, THIRD = 0, 1, 2, 3  # places
PAIR = (FIRST, SECOND)
BLIND, TALKED = 1, 2  # rounds
BY_KEY, ALIKE, AFTER_TALK, BY_THIRD = "by_key", "alike", "after_talk", "by_third"
KEY, EXAMINERS, BOTH = (
    "key",
    "examiners",
    "both",
)  # who gave what somebody has: the key, people, or each a part

Place = tuple[int, int]  # place and round


@dataclass(frozen=True)
class Given:
    """What one place gave for one answer: hundredths of a point, or a grade for the whole."""

    points: int | None
    grade: str = ""


@dataclass(frozen=True)
class Decided:
    """What holds, and how it came about. Without a mark it is open, and `differ` says whether two differ."""

    given: Given | None = None
    how: str = ""
    differ: bool = False


OPEN, DIFFER = Decided(), Decided(differ=True)


def decide(marks: Mapping[Place, Given], done: Collection[Place]) -> Decided:
    """What is decided of one answer: its marks by place and round, and which rounds were handed in."""
    if (by_key := marks.get((MACHINE, BLIND))) is not None:
        return Decided(by_key, BY_KEY)
    blind = _alike(marks, done, BLIND)
    if blind is None:
        return OPEN
    if isinstance(blind, Given):
        return Decided(blind, ALIKE)
    talked = _alike(marks, done, TALKED)
    if isinstance(talked, Given):
        return Decided(talked, AFTER_TALK)
    third = marks.get((THIRD, BLIND))
    return Decided(third, BY_THIRD) if third is not None and (THIRD, BLIND) in done else DIFFER


def before_round(done: Collection[Place], place: int) -> frozenset[Place]:
    """The rounds that are over before this place marks what differs: the talk, where it is the third."""
    turns = (BLIND, TALKED) if place == THIRD else (BLIND,)
    return frozenset((one, turn) for one in PAIR for turn in turns if (one, turn) in done)


def _alike(marks: Mapping[Place, Given], done: Collection[Place], turn: int) -> Given | bool | None:
    """What both gave alike; False if they differ; None while one of them is not done."""
    if not all((place, turn) in done for place in PAIR):
        return None
    first, second = (marks.get((place, turn)) for place in PAIR)
    if first is None or second is None:
        return None
    return first if first == second else False


def who_gave(decisions: Iterable[Decided]) -> str:
    """Who gave what is decided of one candidate: KEY, EXAMINERS or BOTH; "" while nothing is."""
    ways = {one.how for one in decisions if one.given is not None}
    if not ways:
        return ""
    if BY_KEY not in ways:
        return EXAMINERS
    return KEY if ways == {BY_KEY} else BOTH
