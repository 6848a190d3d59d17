import unicodedata

from eduapp.app.sample_data.names import a_colleague, a_name
from eduapp.app.sample_data.prison import dice_of
from eduapp.core.names import LONGEST_NAME, hidden_characters, tidy


def many_names(count=4000):
    dice = dice_of(1, "names")
    return [a_name(dice) for _ in range(count)]


def test_names_are_in_six_scripts():
    letters = "".join(name.printed for name in many_names())
    scripts = {unicodedata.name(letter).split()[0] for letter in letters if letter.isalpha()}

    assert {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "ETHIOPIC"} <= scripts
    assert "ễ" in letters  # Vietnamese takes more than one accent to a letter


def test_names_are_as_the_program_keeps_them():
    for name in many_names():
        assert name.printed == tidy(name.printed)
        assert 0 < len(name.printed) <= LONGEST_NAME
        assert not hidden_characters(name.printed)


def test_a_few_people_have_one_name_only():
    single = [name for name in many_names() if not name.family or not name.given]

    assert 10 < len(single) < 200
    assert {bool(name.family) for name in single} == {True, False}


def test_the_staff_have_two_names():
    assert " " in a_colleague(dice_of(1, "staff"))
