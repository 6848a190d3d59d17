"""Whether a paper can carry a person's name: asked of everybody in a list, so usual names go quickly."""

import functools
from dataclasses import replace

from eduapp.certificates.drawing import faults, page
from eduapp.certificates.drawing.template import load_template, sample_facts
from eduapp.core.violations import Violation
from eduapp.drawing import fonts
from eduapp.drawing.faults import TooLong

_OF_THE_NAME = (faults.MissingGlyph, faults.ForbiddenCharacter, TooLong)
_ANY_FAMILY = "NotoSans"  # whatever a template chooses, these faces are asked after it


def name_problems(name: str, template_name: str, surely_fits: int) -> tuple[Violation, ...]:
    """What stands against printing this name, if anything: hidden letters, some no font has, too many."""
    if len(name) <= surely_fits and _carried().issuperset(name + name.upper()):
        return ()
    return _measured(name, template_name)


@functools.lru_cache(maxsize=2048)
def _measured(name: str, template_name: str) -> tuple[Violation, ...]:
    facts = replace(sample_facts(template_name), name=name)
    found = page.lay_out(facts, load_template(template_name)).problems
    return tuple(one for one in found if isinstance(one, _OF_THE_NAME))


@functools.cache
def _carried() -> frozenset[str]:
    """Every letter that shows and that both weights have."""
    light, bold = (
        frozenset().union(*(fonts.face(name).letters for name in fonts.chain(_ANY_FAMILY, weight)))
        for weight in (False, True)
    )
    return frozenset(letter for letter in map(chr, light & bold) if letter.isprintable())
