"""Puts lists together: heads, rows over as many pages as they need, and feet that count them."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from eduapp.core.codes import code_list
from eduapp.core.i18n import capital, speaking
from eduapp.drawing import document
from eduapp.drawing.flow import Piece, column, filled
from eduapp.drawing.ink import Type, mm
from eduapp.drawing.marks import Block, Mark
from eduapp.records.lists.drawing import movements, register, week
from eduapp.records.lists.drawing.heading import foot, head, title_of
from eduapp.records.lists.drawing.paper import Paper
from eduapp.records.lists.rules import Content, Kind

_A4 = (mm(210), mm(297))
_SIDE, _TOP, _BOTTOM = mm(18), mm(15), mm(12)  # wide enough for any printer, and for punched holes

Body = Callable[[Content, float, Type], list[Piece]]
BODIES: Mapping[str, Body] = MappingProxyType(
    {
        Kind.REGISTER: register.pieces,
        Kind.PLACE: movements.to_a_place,
        Kind.UNIT: movements.from_a_unit,
        Kind.WEEK: week.pieces,
    }
)


def draw(papers: Sequence[Paper], language: str, *, large: bool = False, across: str = "") -> bytes:
    """Lists of one kind, one after the other, in one language."""
    first = papers[0]
    kind = code_list("list_kinds")[first.content.kind]
    size = _A4[::-1] if kind.has("lying") else _A4
    with speaking(language):
        about = document.About(
            title=" · ".join(filter(None, (capital(kind.label), first.label))),
            author=first.school,
            subject=title_of(first.content),
            day=first.printed_at.date(),
            language=language,
            digest=_digest(papers, large),
            across=across,
        )
        leaves = [leaf for paper in papers for leaf in _leaves(paper, size, Type.of(large=large))]
        return document.written(leaves, size, about)


def _leaves(paper: Paper, size: tuple[float, float], print_: Type) -> list[list[Mark]]:
    width, height = size[0] - 2 * _SIDE, size[1] - _TOP - _BOTTOM
    top = head(paper, width, print_)
    least = foot(paper, 1, 1, width, print_).height
    flow = filled(
        BODIES[paper.content.kind](paper.content, width, print_), height - top.height - least - mm(2)
    )
    leaves = []
    for number, blocks in enumerate(flow, start=1):
        page = Block(0)
        page.beside(column([top, *blocks]), _SIDE, _TOP)
        below = foot(paper, number, len(flow), width, print_)
        page.beside(below, _SIDE, size[1] - _BOTTOM - below.height)
        leaves.append(page.marks)
    return leaves


def _digest(papers: Sequence[Paper], large: bool) -> str:
    """What makes two files two."""
    said = [f"{paper.content.digest()} {paper.label} {paper.printed_at.isoformat()}" for paper in papers]
    return hashlib.sha256("\n".join([*said, str(large)]).encode()).hexdigest()
