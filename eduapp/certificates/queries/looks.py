"""How papers look: the layout the school chose for each kind, and letters that are wished for."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from eduapp.certificates import terms
from eduapp.certificates.drawing import TEMPLATE_OF_KIND, Kind, layout_of, looks
from eduapp.certificates.queries.own_parts import own_looks
from eduapp.certificates.rules import KINDS
from eduapp.core.db.site_settings import site_value


@dataclass(frozen=True)
class LookRow:
    """One kind of paper, the look it is drawn in, and those it could be drawn in."""

    kind: Kind
    look: str
    offered: tuple[tuple[str, str], ...]  # look and layout, its usual one first
    own: frozenset[str] = frozenset()  # the looks of any kind that are drawn with the school's own template


def look_rows(session: Session) -> list[LookRow]:
    """Every kind of paper with its look, in ordinary letters."""
    chosen, own = site_value(session, terms.LOOKS), own_looks(session)
    return [
        LookRow(kind, _usual(kind, chosen), tuple((one, layout_of(one)) for one in offered(kind)), own)
        for kind in KINDS
    ]


def look_of(session: Session, kind: Kind, letters: str = "") -> str:
    """The full name of the template a paper is drawn with.

    Where the school's layout has no room for these letters, the first layout of the kind that has is taken.
    """
    usual = _usual(kind, site_value(session, terms.LOOKS))
    if not letters:
        return usual
    known = looks(TEMPLATE_OF_KIND[kind])
    wanted = (f"{usual}.{letters}", f"{TEMPLATE_OF_KIND[kind]}.{letters}")
    return next((one for one in wanted if one in known), usual)


def offered(kind: Kind) -> tuple[str, ...]:
    """The layouts of a kind in ordinary letters, its usual one first."""
    return tuple(one for one in looks(TEMPLATE_OF_KIND[kind]) if one.split(".")[-1] not in terms.LETTERS)


def _usual(kind: Kind, chosen: Mapping[str, str]) -> str:
    """What was chosen, if this program still has it."""
    look = chosen.get(kind, "")
    return look if look in offered(kind) else TEMPLATE_OF_KIND[kind]
