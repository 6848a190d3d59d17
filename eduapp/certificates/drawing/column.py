"""The column of a page: its elements under each other, in the largest type in which they all fit."""

import functools
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.elements import GUTTER, Line
from eduapp.certificates.drawing.setting import Setting
from eduapp.certificates.drawing.template import SINKING, Flowing
from eduapp.drawing.marks import MM, Block, letters_in

SCALES = (1, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68)
ROOMY = SCALES[:5]  # what is tried before anything goes on an appendix
_LINE = 1.3  # of the type size: about the height of a line
_CLOSING = 7 * MM  # how much further the column may keep off what stands below it, where there is room


@dataclass(frozen=True)
class _Row:
    block: Block
    space: float
    stretch: float
    rule: bool


def set_column(
    setting: Setting,
    flowing: tuple[Flowing, ...],
    height: float,
    scales: tuple[float, ...] = SCALES,
    sinking: float = SINKING,
) -> Block:
    """The column at the largest scale at which it is not too high; where there is room, it is opened up.

    `sinking`: how much of the room left over stands above it, from 0 to 1.
    """

    @functools.cache
    def rows_at(scale: float) -> list[_Row]:
        return _without_idle_rules(list(_rows(replace(setting, scale=scale), flowing)))

    def fits(scale: float) -> bool:
        return _height(rows_at(scale)) <= height

    *larger, smallest = scales
    first = 0 if fits(larger[0]) else bisect_left(larger, True, lo=1, key=fits)
    column = _opened(rows_at(scales[first]), height, sinking)
    if scales[first] == smallest and not fits(smallest):
        line = min((mark.size for mark in letters_in(column)), default=10) * _LINE
        lines = max(1, round((column.height - height) / line))
        column.problems.append(faults.TooMuchForOnePage(lines=lines))
    return column


def _height(rows: list[_Row]) -> float:
    return sum(row.space + row.block.height for row in rows)


def _rows(setting: Setting, flowing: tuple[Flowing, ...]) -> Iterator[_Row]:
    for group in _grouped(flowing):
        present = [one for one in group if one.element.set(setting)] if len(group) > 1 else group
        count = max(len(present), 1)
        width = (setting.width - GUTTER * (count - 1)) / count
        narrow = replace(setting, width=width)
        blocks = [one.element.set(narrow) for one in present]
        row = Block(0)
        for place, block in enumerate(blocks):
            if block:
                row.beside(block, place * (width + GUTTER))
        if any(blocks):
            first = group[0]
            yield _Row(row, first.space * setting.scale**2, first.stretch, isinstance(first.element, Line))


def _grouped(flowing: tuple[Flowing, ...]) -> list[list[Flowing]]:
    groups: list[list[Flowing]] = []
    for one in flowing:
        if one.beside and groups:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _without_idle_rules(rows: list[_Row]) -> list[_Row]:
    """A rule stands between two things; where one of them is left out, so is the rule."""
    following = [*rows[1:], None]
    return [
        row
        for row, after in zip(rows, following, strict=True)
        if not row.rule or (after is not None and not after.rule)
    ]


def _opened(rows: list[_Row], height: float, sinking: float) -> Block:
    """The rows under each other; room to spare opens the spaces, then moves all down a bit."""
    used = _height(rows)
    possible = sum(row.stretch for row in rows) + _CLOSING
    share = min(1.0, max(0.0, height - used) / possible)
    column = Block(max(0.0, height - used - possible) * sinking)
    for row in rows:
        column.below(row.block, space=row.space + row.stretch * share)
    return column
