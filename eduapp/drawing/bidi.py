"""Which way each letter of a line runs: the Unicode bidirectional algorithm for text without controls.

python-bidi's own levels leave out the rule for pairs of brackets (N0) and drop joiners from the text; both
matter for names, so they are added here. Controls that bend a direction change nothing here.
"""

import unicodedata
from collections.abc import Sequence
from typing import Protocol, TypedDict, TypeVar

from bidi import algorithm
from bidi.mirror import MIRRORED

_STRONG = {
    "L": "L",
    "R": "R",
    "AL": "R",
    "EN": "R",
    "AN": "R",
}  # for neutrals, numbers count as right-to-left
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "〈": "〉", "⁅": "⁆", "「": "」", "『": "』", "【": "】"}
# Bidirectional classes of letters that take part in nothing: joiners, controls, what Unicode does not know.
_JOINERS = frozenset({"BN", "B", "", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class _Letter(TypedDict):
    ch: str
    type: str
    orig: str
    level: int


class HasLevel(Protocol):
    """A stretch of a line that runs one way."""

    @property
    def level(self) -> int:
        """Even runs from left to right, odd from right to left."""


Stretch = TypeVar("Stretch", bound=HasLevel)


def runs_both_ways(text: str) -> bool:
    """Whether any letter asks for right-to-left at all; almost every text can skip the rest."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def runs_leftward(text: str) -> bool:
    """Whether a paragraph begins at the right: its first strong letter says so."""
    return runs_both_ways(text) and algorithm.get_base_level(text) == 1


def levels(text: str, *, leftward: bool = False) -> list[int]:
    """The embedding level of every letter; the first strong letter gives the direction of the line.

    `leftward`: it is a line of a paragraph that begins at the right, whatever the line itself begins with.
    """
    if not (leftward or runs_both_ways(text)):
        return [0] * len(text)
    counted = [
        place for place, letter in enumerate(text) if unicodedata.bidirectional(letter) not in _JOINERS
    ]
    if not counted:
        return [int(leftward)] * len(text)
    resolved = _resolve("".join(text[place] for place in counted), leftward=leftward)
    answer = [-1] * len(text)
    for place, level in zip(counted, resolved, strict=True):
        answer[place] = level
    for place, level in enumerate(answer):  # a joiner goes with the letter before it
        if level < 0:
            answer[place] = answer[place - 1] if place else resolved[0]
    return answer


def in_visual_order(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches of a line from left to right as they are read on paper (rule L2)."""
    order = list(stretches)
    for level in range(max((one.level for one in order), default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and order[end].level >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def mirrored(text: str) -> str:
    """The text with each bracket as it looks from right to left."""
    return "".join(MIRRORED.get(letter, letter) for letter in text)


def _resolve(text: str, *, leftward: bool) -> list[int]:
    storage = algorithm.get_empty_storage()
    base = 1 if leftward else algorithm.get_base_level(text)
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    letters: list[_Letter] = storage["chars"]
    _resolve_brackets(letters, "LR"[base])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    resolved = [letter["level"] for letter in letters]
    for place in range(len(text) - 1, -1, -1):  # spaces at the end of the line stand at its end (rule L1)
        if not text[place].isspace():
            break
        resolved[place] = base
    return resolved


def _resolve_brackets(letters: list[_Letter], embedding: str) -> None:
    """Rule N0: a pair of brackets runs the way of what it holds, or of what stands before it."""
    for opening, closing in _pairs(letters):
        inside = {_STRONG.get(one["type"]) for one in letters[opening + 1 : closing]} - {None}
        if embedding in inside:
            direction = embedding
        elif inside:
            before = (_STRONG.get(one["type"]) for one in reversed(letters[:opening]))
            direction = next((strong for strong in before if strong), embedding)
        else:
            continue
        letters[opening]["type"] = letters[closing]["type"] = direction


def _pairs(letters: list[_Letter]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for place, letter in enumerate(letters):
        if letter["type"] != "ON":
            continue
        if letter["ch"] in _BRACKETS:
            waiting.append((_BRACKETS[letter["ch"]], place))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == letter["ch"]:
                found.append((waiting[depth][1], place))
                del waiting[depth:]
                break
    return sorted(found)
