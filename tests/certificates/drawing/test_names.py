"""Whether a paper can carry a name: the same answer as the whole paper gives, only quicker."""

import pytest

from eduapp.certificates.drawing import KINDS, TEMPLATE_OF_KIND, check_name
from tests.certificates.drawing import papers
from tests.support import world_names


def against(name, kind="kursbevis"):
    return [(one.name, one.facts["letters"]) for one in check_name(name, TEMPLATE_OF_KIND[kind])]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [*papers.NAMES.values(), *world_names.NAMES.values()])
def test_nothing_stands_against_names_of_the_scripts_we_carry(name, kind):
    assert against(name, kind) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_no_font_has_is_named(kind):
    assert against("Ola ᠮ", kind) == [("MissingGlyph", "ᠮ (U+182E)")]


def test_a_letter_that_shows_nothing_is_named():
    assert against("Ka\u202eri") == [("ForbiddenCharacter", "U+202E")]


def test_a_name_too_long_for_its_line_is_told():
    assert [one.name for one in check_name("W" * 120, "kursbevis")] == ["TooLong"]
