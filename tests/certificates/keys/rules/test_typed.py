import unicodedata

import pytest

from eduapp.certificates.keys import rules
from eduapp.certificates.keys.rules.typed import NameMissing, NameTooLong
from eduapp.people.access.rules import PasswordEasyToGuess, PasswordTooShort
from tests.support.given_keys import OTHER, PARTS, PASSWORD, SCHOOL

NAMES = ("Solveig Nes", "Nils Ås")


def kinds(found):
    return [type(one) for one in found]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (SCHOOL, []),
        ("  ", [NameMissing]),
        ("F" * 64, []),
        ("F" * 65, [NameTooLong]),
        ("Skolen i Fjellvik", [rules.NameTells]),
        ("Fengselsskolen", [rules.NameTells]),
    ],
)
def test_the_name_on_the_keys(name, expected):
    assert kinds(rules.check_name(name, ["Fjellvik"])) == expected


def test_the_root_has_two_passwords_each_good_enough():
    assert kinds(rules.check_parts(PARTS, NAMES)) == []
    assert kinds(rules.check_parts((PARTS[0], "kort"), NAMES)) == [PasswordTooShort]
    assert kinds(rules.check_parts((PARTS[0], "solveigsolveig"), NAMES[::-1])) == [PasswordEasyToGuess]
    assert kinds(rules.check_parts((PARTS[0], PARTS[0]), NAMES)) == [rules.PartsAlike]


def test_it_does_not_matter_who_types_first_nor_on_which_keyboard():
    other_keyboard = unicodedata.normalize("NFD", PARTS[1])

    assert rules.joined_parts(*PARTS) == rules.joined_parts(other_keyboard, PARTS[0])
    assert rules.joined_parts(*PARTS) != rules.joined_parts(PARTS[0], OTHER)


def test_who_issues_must_not_have_a_password_of_the_root():
    assert kinds(rules.check_issuing_password(PASSWORD, SCHOOL, PARTS)) == []
    assert kinds(rules.check_issuing_password(PARTS[1], SCHOOL, PARTS)) == [rules.UsedAlready]
    [weak] = rules.check_issuing_password("kort", SCHOOL)
    assert weak.about == ("password",)
