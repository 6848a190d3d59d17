"""From letters to glyphs: which font, which way, which shape, how wide, and where a line may end.

A line is cut into runs of one font, one script and one direction; HarfBuzz shapes each run, and the runs are
put in the order in which they stand on paper. Nothing here knows sizes: widths are in thousandths of the type
size.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import uharfbuzz

from eduapp.drawing import bidi, fonts, scripts

Chain = tuple[str, ...]  # names of faces, the one to use first in front

_FEATURES = {"kern": True, "liga": True, "dlig": False}  # dlig would turn محمد into its fully vowelled form
_JOINERS = "\u200c\u200d"  # they shape the letter before them, whether or not its font has them
_USUAL = (780.0, 240.0)  # above and below the line: letters with what hangs from them
_ROOM_ABOVE, _ROOM_BELOW = 900, 280  # what a line of the closest setting has for them
_FIRST_PLANE = "\uffff"
_LANGUAGE = "nb"  # never the computer's: some fonts draw other letters for Romanian or Serbian surroundings
_WORDS = re.compile(r"[^ ]+ *")
_PARTS = re.compile(r"[^ ]*?[^ \d]-(?=\w)|[^ ]+ *")  # a line may also end after a hyphen between letters


class Glyph(NamedTuple):
    """One drawn shape: how far it moves on, how far it is set off, and the letters it stands for.

    `drift` is what must be added behind it, for a font by itself moves on by the glyph's own width only.
    """

    id: int
    advance: float
    dx: float
    dy: float
    drift: float
    letters: str


class Run(NamedTuple):
    """A stretch of a line in one font and one direction, its glyphs from left to right."""

    face: fonts.Face
    text: str
    level: int
    glyphs: tuple[Glyph, ...]
    width: float

    @property
    def reads_back(self) -> bool:
        """Whether the glyphs alone tell a reader the text; if not, the page says it beside them."""
        order = reversed(self.glyphs) if self.level % 2 else self.glyphs
        return "".join(glyph.letters for glyph in order) == self.text and not self._is_a_puzzle

    @property
    def _is_a_puzzle(self) -> bool:
        """Whether glyphs stand above, below or before others, so that readers see gaps and lines in a word.

        Letters of the newer planes of Unicode, which Chrome loses when they are said beside, are left alone.
        """
        return (
            self.face.joins and max(self.text) <= _FIRST_PLANE and any(map(self._is_out_of_line, self.glyphs))
        )

    def _is_out_of_line(self, glyph: Glyph) -> bool:
        return len(glyph.letters) != 1 or (glyph.advance == 0 and any(self.face.reach(glyph.id)))

    @property
    def gaps(self) -> tuple[bool, ...]:
        """For each glyph whether room may be put behind it: never where letters join, or before a mark."""
        if self.level % 2 or self.face.joins:
            return (False,) * len(self.glyphs)
        return (*(follower.advance > 0 for follower in self.glyphs[1:]), True)


class Line(NamedTuple):
    """A line of text ready to be drawn, its runs from left to right.

    `above`, `below`: how far its letters reach from the line they stand on, or what is usual if that is more.
    """

    text: str
    chain: Chain
    runs: tuple[Run, ...]
    width: float
    above: float
    below: float

    @property
    def over(self) -> float:
        """How much more room it needs above than any line has."""
        return max(0, self.above - _ROOM_ABOVE)

    @property
    def under(self) -> float:
        """How much more room it needs below than any line has."""
        return max(0, self.below - _ROOM_BELOW)

    @property
    def gaps(self) -> int:
        """How many times room may be put between its letters."""
        found = [gap for run in self.runs for gap in run.gaps]
        return sum(found[:-1])


def missing(text: str, chain: Chain) -> list[str]:
    """The letters of the text that no font of the chain has, each once, in their order."""
    if text.isascii():
        return []
    return [letter for letter in dict.fromkeys(text) if _face_of(letter, chain) is None]


@functools.lru_cache(maxsize=2048)
def typeset(text: str, chain: Chain, *, leftward: bool = False) -> Line:
    """The text as one line: shaped, and in the order in which it stands on paper.

    `leftward`: it belongs to a paragraph that begins at the right.
    """
    runs = tuple(bidi.in_visual_order(list(_runs(text, chain, leftward=leftward))))
    return Line(text, chain, runs, sum(run.width for run in runs), *_reach(runs, chain[0]))


def wrapped(
    text: str,
    chain: Chain,
    width: float,
    *,
    balanced: bool = False,
    whole: bool = False,
    leftward: bool = False,
    tracking: float = 0,
) -> list[Line]:
    """The text in as few lines as fit the width, in thousandths of the type size.

    A single word wider than that stands on a line of its own and is wider: the caller measures. `balanced`
    makes the lines about equally long, as a centred text wants it; `whole` keeps words with a hyphen, such as
    names, together. `tracking` is what stands between letters, in thousandths of the type size.
    """
    words = (_WORDS if whole else _PARTS).findall(text.strip(" "))
    pieces = [
        (word, _apart(word.rstrip(" "), chain, tracking), _apart(word, chain, tracking)) for word in words
    ]
    breaks = _filled(pieces, width)
    if balanced and len(breaks) > 1:
        breaks = _filled(pieces, _narrowest(pieces, width, len(breaks)))
    return [typeset("".join(line).rstrip(" "), chain, leftward=leftward) for line in breaks]


def _filled(pieces: list[tuple[str, float, float]], width: float) -> list[list[str]]:
    lines: list[list[str]] = []
    room = -1.0
    for piece, bare, spaced in pieces:
        if bare > room or not lines:
            lines.append([])
            room = width
        lines[-1].append(piece)
        room -= spaced
    return lines


def _narrowest(pieces: list[tuple[str, float, float]], width: float, lines: int) -> float:
    low, high = width / lines * 0.5, width
    for _ in range(12):  # to within a four-thousandth of the width
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(pieces, middle)) <= lines else (middle, high)
    return high


def _apart(text: str, chain: Chain, tracking: float) -> float:
    width, gaps = _measured(text, chain)
    return width + gaps * tracking


@functools.lru_cache(maxsize=4096)
def _measured(text: str, chain: Chain) -> tuple[float, int]:
    runs = list(_runs(text, chain))
    return sum(run.width for run in runs), sum(sum(run.gaps) for run in runs)


def _reach(runs: Sequence[Run], first: str) -> tuple[float, float]:
    """How far letters reach up and down; those of the first font, for which styles are made, as is usual."""
    reached = [
        (above + glyph.dy, below - glyph.dy)
        for run in runs
        if run.face.name != first
        for glyph in run.glyphs
        for above, below in (run.face.reach(glyph.id),)
    ]
    aboves, belows = zip(_USUAL, *reached, strict=True)
    return max(aboves), max(belows)


def _runs(text: str, chain: Chain, *, leftward: bool = False) -> Iterator[Run]:
    if text.isascii() and not leftward:
        if text:
            yield _shaped(text, chain[0], 0)
        return
    keys = _keys(text, chain, leftward=leftward)
    for key, places in groupby(range(len(text)), key=keys.__getitem__):
        stretch = list(places)
        yield _shaped(text[stretch[0] : stretch[-1] + 1], key.face, key.level)


class _Key(NamedTuple):
    """What the letters of one run have in common; HarfBuzz shapes one script at a time."""

    face: str
    script: str
    level: int


def _keys(text: str, chain: Chain, *, leftward: bool) -> list[_Key]:
    """For each letter the run it belongs to; spaces, signs and marks go with the letter before them."""
    keys: list[_Key] = []
    for letter, level in zip(text, bidi.levels(text, leftward=leftward), strict=True):
        before = keys[-1] if keys else None
        script = _script(letter)
        if before and not script and (letter in _JOINERS or _has(before.face, letter)):
            keys.append(_Key(before.face, before.script, level))
        else:
            name = _face_of(letter, chain) or chain[0]
            keys.append(_Key(name, script or (before.script if before else ""), level))
    return keys


def _has(name: str, letter: str) -> bool:
    return ord(letter) in fonts.face(name).letters


@functools.lru_cache(maxsize=4096)
def _face_of(letter: str, chain: Chain) -> str | None:
    """The face for a letter: of the chain, or of its script in the weight of the chain."""
    found = next((name for name in chain if _has(name, letter)), None)
    if found is None:
        name = fonts.of_script(scripts.script_of(letter), chain[0].rpartition("-")[2])
        found = name if name and _has(name, letter) else None
    return found


def _script(letter: str) -> str:
    """The script a letter belongs to; empty for signs all scripts share, and for marks."""
    return scripts.script_of(letter) if letter.isalpha() else ""


def _shaped(text: str, name: str, level: int) -> Run:
    used = fonts.face(name)
    scale = fonts.EM / used.units
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.language = _LANGUAGE
    buffer.guess_segment_properties()
    uharfbuzz.shape(used.shaper, buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if level % 2:
        text = bidi.mirrored(text)  # a reader turns the letters around, but not the brackets
    letters = _letters(text, [info.cluster for info in infos], level)
    glyphs = []
    for info, at, stood_for in zip(infos, positions, letters, strict=True):
        advance, dx, dy = at.x_advance * scale, at.x_offset * scale, at.y_offset * scale
        drift = advance - dx - used.advance(info.codepoint)
        glyphs.append(Glyph(info.codepoint, advance, dx, dy, drift, stood_for))
    if level % 2:
        glyphs = [part for glyph in glyphs for part in _one_letter_each(glyph, used)]
    return Run(used, text, level, tuple(glyphs), sum(glyph.advance for glyph in glyphs))


def _one_letter_each(glyph: Glyph, used: fonts.Face) -> list[Glyph]:
    """A ligature such as لا, followed by an invisible glyph for each letter but the last.

    Readers turn right-to-left text around glyph by glyph; some turn the letters of one glyph around too.
    """
    if len(glyph.letters) < 2 or used.invisible is None:  # noqa: PLR2004
        return [glyph]
    unseen = [Glyph(used.invisible, 0, 0, 0, 0, letter) for letter in reversed(glyph.letters[:-1])]
    return [glyph._replace(letters=glyph.letters[-1]), *unseen]


def _letters(text: str, clusters: list[int], level: int) -> list[str]:
    """What each glyph stands for: a cluster's letters go to its first glyph, the others stand for none."""
    order = range(len(clusters) - 1, -1, -1) if level % 2 else range(len(clusters))
    answer = [""] * len(clusters)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    for place in order:
        start = clusters[place]
        answer[place] = text[start : ends.pop(start, start)]
    return answer
