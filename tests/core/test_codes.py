import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.core.resources import resource

LISTS = sorted(path.stem for path in resource("codes").glob("*.toml"))


@pytest.mark.parametrize("name", LISTS)
def test_every_code_has_a_word_in_every_language(name):
    for code in code_list(name):
        for language in LANGUAGES:
            with speaking(language):
                assert code.label.strip()


def test_a_code_of_a_newer_program_speaks_for_itself():
    assert code_list("roles")["astronaut"].label == "astronaut"
    assert "astronaut" not in code_list("roles")


def test_a_list_keeps_its_order():
    assert code_list("norwegian_levels").keys() == ("A1", "A2", "B1", "B2", "C1", "C2")
    assert code_list("norwegian_levels").choices()[0] == ("A1", "A1")


def test_flags_say_what_a_code_means():
    codes = code_list("attendance_codes")
    assert codes["present"].has("present")
    assert not codes["absent"].has("present")
