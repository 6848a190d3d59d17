"""Where the things with a place of their own come to stand, and how much of the page is left to the column.

A template says the place of each in millimetres, for words of usual length in usual letters. Where they need
more room, nothing runs into anything else: in the letterhead the lower ones move down, at the foot of the
page the upper ones move up, and the column gets what is left between them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.elements import Frame, Image, Signature
from eduapp.certificates.drawing.emblem import Background, Logo
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.fields import Value
from eduapp.certificates.drawing.setting import Setting
from eduapp.certificates.drawing.template import Area, Fixed, Template
from eduapp.drawing.extent import Box, around
from eduapp.drawing.marks import MM, Block

APART = 2.4 * MM  # between two things, and between the lowest and the frame
_UNDER_COLUMN = 3.2 * MM  # between the column and what stands below it
_MARGIN = 10 * MM  # at the foot of a page without a frame
_PICTURES = (Frame, Image, Background, Logo)  # these stay where they are, whatever stands there besides


@dataclass(frozen=True)
class Standing:
    """An element that is set, and where it stands."""

    fixed: Fixed
    block: Block
    x: float
    y: float

    @property
    def box(self) -> Box | None:
        """What it takes up on the page, with the room that a hand needs to sign above a line."""
        inner = around(self.block.marks)
        if inner is None:
            return None
        room = self.fixed.element.room if isinstance(self.fixed.element, Signature) else 0
        return inner._replace(top=min(inner.top, -room)).moved(self.x, self.y)

    @property
    def keeps_its_place(self) -> bool:
        """Whether it is a picture or a frame."""
        return isinstance(self.fixed.element, _PICTURES)


@dataclass(frozen=True)
class Places:
    """Everything that stands above the column and below it, in reading order, and the column's area."""

    head: tuple[Standing, ...]
    foot: tuple[Standing, ...]
    body: Area


def settled(facts: CertificateFacts, said: dict[str, Value], template: Template) -> Places:
    """All elements with a place of their own as they stand on this paper."""
    body = template.body_with_code if facts.code else template.body
    every = list(_set(facts, said, template, body))
    floor = min((_floor(one) for one in every if isinstance(one.fixed.element, Frame)), default=0.0)
    floor = floor or template.height - _MARGIN
    head = _downwards([one for one in every if one.fixed.y < body.top])
    foot = _upwards([one for one in every if one.fixed.y >= body.top], floor)
    column = Box(body.left, body.top, body.right, body.bottom)
    tops = [box.top for box in _boxes(foot) if box.is_over(column)]
    bottoms = [box.bottom for box in _boxes(head) if box.is_over(column)]
    top = max([body.top, *(bottom + APART for bottom in bottoms)])
    bottom = min([body.bottom, *(top - _UNDER_COLUMN for top in tops)])
    return Places(tuple(head), tuple(foot), replace(body, top=top, bottom=bottom))


def _set(
    facts: CertificateFacts, said: dict[str, Value], template: Template, body: Area
) -> Iterator[Standing]:
    """What the paper has anything to say for, where the template wants it."""
    for fixed in template.fixed:
        if not fixed.told.holds(said):
            continue
        x, width = _across(fixed, template, body)
        block = fixed.element.set(Setting(facts, said, width, axis=template.axis))
        if block is None:
            continue
        if fixed.y + block.height > template.height:
            block.problems.append(faults.OutsidePage(where=fixed.where))
        yield Standing(fixed, block, x, fixed.y)


def _across(fixed: Fixed, template: Template, body: Area) -> tuple[float, float]:
    """From the left, and how wide. Where lines begin at the left, the letterhead does so with the column."""
    if template.axis != "left" or fixed.y >= body.top:
        return fixed.x, fixed.width
    if isinstance(fixed.element, Logo):
        return body.right - fixed.width, fixed.width
    if isinstance(fixed.element, _PICTURES):
        return fixed.x, fixed.width
    right = min(fixed.x + fixed.width, body.right)
    return min(fixed.x, body.left), right - min(fixed.x, body.left)


def _downwards(standing: Sequence[Standing]) -> list[Standing]:
    """Each below what stands above it, in the order of the template."""
    made: dict[str, Standing] = {}
    for one in sorted(standing, key=lambda one: one.y):
        box, moved = one.box, one
        if box is not None and not one.keeps_its_place:
            above = [other.bottom + APART for other in _boxes(made.values()) if other.is_over(box)]
            moved = replace(one, y=one.y + max(0.0, max(above, default=0.0) - box.top))
        made[one.fixed.where] = moved
    return [made[one.fixed.where] for one in standing]


def _upwards(standing: Sequence[Standing], floor: float) -> list[Standing]:
    """Each above what stands below it, and all above the floor, in the order of the template."""
    made: dict[str, Standing] = {}
    for one in sorted(standing, key=lambda one: one.y, reverse=True):
        box, moved = one.box, one
        if box is not None and not one.keeps_its_place:
            below = [other.top - APART for other in _boxes(made.values()) if other.is_over(box)]
            moved = replace(one, y=one.y - max(0.0, box.bottom - min([floor, *below])))
        made[one.fixed.where] = moved
    return [made[one.fixed.where] for one in standing]


def _boxes(standing: Iterable[Standing]) -> Iterator[Box]:
    for one in standing:
        if not one.keeps_its_place and (box := one.box) is not None:
            yield box


def _floor(frame: Standing) -> float:
    box = frame.box
    return box.bottom - APART if box else 0.0
