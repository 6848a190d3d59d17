import pytest

from eduapp.certificates.rules.kinds import KINDS, rules_of
from eduapp.certificates.seals import fields
from eduapp.core.codes import code_list


def test_the_table_the_rules_and_what_is_signed_know_the_same_kinds():
    assert set(KINDS) == set(code_list("certificate_kinds").keys()) == set(fields.KINDS)


@pytest.mark.parametrize(
    ("kind", "signing"),
    [
        ("kursbevis", ("teacher", "head")),
        ("bekreftelse", ("head",)),
        ("resultatoversikt", ("head",)),
        ("opplaeringslogg", ("teacher",)),
        ("praksisattest", ("teacher", "head")),
    ],
)
def test_a_kind_decides_who_signs(kind, signing):
    assert rules_of(kind).signing("teacher", "head") == signing


def test_where_nobody_taught_who_answers_for_the_issuer_signs():
    assert {rules_of(kind).signing(None, "head") for kind in KINDS} == {("head",)}


def test_nobody_signs_twice():
    assert rules_of("kursbevis").signing("head", "head") == ("head",)


def test_practice_and_training_are_documented_by_who_answers_for_the_workshops():
    assert {kind for kind in KINDS if rules_of(kind).issuer == "practice"} == {
        "praksisattest",
        "opplaeringslogg",
    }


def test_what_could_be_taken_for_more_than_it_is_bears_no_emblem():
    assert {kind for kind in KINDS if not rules_of(kind).logo} == {"resultatoversikt"}


def test_a_paper_of_the_county_is_no_kind_of_ours():
    with pytest.raises(KeyError):
        rules_of("vitnemål")
