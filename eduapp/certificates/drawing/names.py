"""Whether a paper can carry a person's name: asked of everybody in a list, so usual names go quickly."""

import functools
from dataclasses import replace

from eduapp.certificates.drawing import faults, page
from eduapp.certificates.drawing.template import load_template, sample_facts
from eduapp.core.violations import Violation
from eduapp.drawing import fonts, text
from eduapp.drawing.faults import TooLong

_OF_THE_NAME = (faults.MissingGlyph, faults.ForbiddenCharacter, TooLong)
_ANY_FAMILY = fonts.SIGNS  # whatever a template chooses, its letters are asked for after it


def name_problems(name: str, template_name: str, surely_fits: int) -> tuple[Violation, ...]:
    """What stands against printing this name, if anything: hidden letters, some no font has, too many."""
    if len(name) <= surely_fits and name.isprintable() and _is_carried(name + name.upper()):
        return ()
    return _measured(name, template_name)


@functools.lru_cache(maxsize=2048)
def _measured(name: str, template_name: str) -> tuple[Violation, ...]:
    facts = replace(sample_facts(template_name), name=name)
    found = page.lay_out(facts, load_template(template_name)).problems
    return tuple(one for one in found if isinstance(one, _OF_THE_NAME))


def _is_carried(letters: str) -> bool:
    """Whether both weights have all of these letters. Only fonts of their scripts are read."""
    return not any(text.missing(letters, fonts.chain(_ANY_FAMILY, bold)) for bold in (False, True))
