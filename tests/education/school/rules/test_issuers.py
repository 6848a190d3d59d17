"""Who issues practice statements, where it is not the school: whole, and telling nothing."""

import pytest

from eduapp.education.school.rules import NEVER_ON_PAPER, NOBODY, SchoolFacts, check_practice_issuer

WHOLE = {
    "name": "Nordlys verksteder",
    "address": "Verkstedveien 2\n2000 Lillestrøm",
    "organisation_number": "974 760 673",
    "signer_name": "Siri Lund",
    "signer_title": "verksmester",
}


def against(prison_names=(), **changes):
    return list(check_practice_issuer(SchoolFacts(**(WHOLE | changes)), prison_names))


def test_a_whole_issuer_is_fine_without_a_place_of_its_own_and_so_is_nobody():
    assert against() == []
    assert list(check_practice_issuer(NOBODY)) == []


@pytest.mark.parametrize("word", NEVER_ON_PAPER)
@pytest.mark.parametrize("field", ["name", "address", "place", "signer_name", "signer_title"])
def test_an_issuer_that_tells_where_is_refused_whichever_field_tells(field, word):
    [violation] = against(**{field: f"Nordlys {word}"})

    assert violation.name == "PracticeIssuerTells"
    assert f"“{word}” would tell on every practice statement where the practice was." in violation.sentence()


def test_the_sites_own_names_are_refused_too():
    assert [one.name for one in against(("Granli",), name="Granli verksteder")] == ["PracticeIssuerTells"]


def test_what_is_missing_is_named_all_at_once():
    [violation] = against(name="", signer_title="")

    assert violation.name == "PracticeIssuerLacks"
    said = "Name of the issuer, Title of who signs practice statements"
    assert f"lacks: {said}." in violation.sentence()


def test_the_rules_of_every_letterhead_hold():
    assert [one.name for one in against(organisation_number="123")] == ["OrganisationNumberWrong"]
    assert [one.name for one in against(name="x" * 121)] == ["TextTooLong"]
