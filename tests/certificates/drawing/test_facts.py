import dataclasses
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.certificates.drawing.facts import KINDS, CertificateFacts, Issuer, NotFacts, Signer, Training
from tests.certificates.drawing import papers

texts = st.text(st.characters(codec="utf-8"), max_size=12)


@pytest.mark.parametrize("kind", KINDS)
def test_facts_come_back_from_json_as_they_were(kind):
    facts = papers.a_paper(kind)

    assert CertificateFacts.from_json(facts.to_json()) == facts
    assert CertificateFacts.from_dict(facts.to_dict()) == facts


@given(name=texts, contents=st.lists(texts, max_size=3), born=st.dates(), minutes=st.integers(0, 10**6))
def test_whatever_they_hold_facts_come_back_with_the_same_digest(name, contents, born, minutes):
    facts = papers.a_paper(name=name, contents=tuple(contents), born=born, scope_minutes=minutes)

    again = CertificateFacts.from_json(facts.to_json())

    assert again == facts
    assert again.digest() == facts.digest()


def test_the_digest_does_not_ask_how_letters_are_put_together():
    composed, apart = (unicodedata.normalize(form, "Łukasz Żółć Máret") for form in ("NFC", "NFD"))

    assert papers.a_paper(name=composed).digest() == papers.a_paper(name=f"  {apart} ").digest()


def test_every_fact_counts_in_the_digest():
    facts = papers.a_paper()
    changed = {
        "name": "Ion Ștefănescu",
        "born": None,
        "number": "2026-0418",
        "issued_on": date(2026, 11, 20),
        "minutes_per_hour": 45,
        "contents": facts.contents[:-1],
        "signers": facts.signers[::-1],
    }

    digests = {dataclasses.replace(facts, **{name: value}).digest() for name, value in changed.items()}

    assert len(digests - {facts.digest()}) == len(changed)


def test_the_canonical_form_is_sorted_and_leaves_out_what_is_empty():
    facts = papers.bare("kursbevis")

    assert facts.to_json().decode() == (
        '{"attended_unit":"sessions","course":"Sveising","issued_on":"2026-11-19",'
        '"issuer":{"name":"Granli skole"},"kind":"kursbevis","language":"nb","minutes_per_hour":60,'
        '"name":"Sukarno","number":"7","signers":[{"name":"Ingrid Solheim"}]}'
    )


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"prison": "Granli"}, "prison: unknown"),
        ({"name": None}, "name: no text"),
        ({"born": "5.6.1990"}, "born: no date"),
        ({"contents": "Sveising"}, "contents: no list"),
        ({"contents": ["Sveising", 3]}, "contents: not all texts"),
        ({"issuer": "Granli"}, "issuer.: no object"),
        ({"issuer": {"name": "Granli", "unit": "B"}}, "issuer.unit: unknown"),
        ({"signers": []}, "signers: 0"),
        ({"signers": [{"name": "A"}] * 3}, "signers: 3"),
        ({"kind": "vitnemål"}, "kind: 'vitnemål'"),
        ({"language": "smj"}, "language: 'smj'"),
        ({"minutes_per_hour": 50}, "minutes_per_hour: 50"),
        ({"code": "BEVIS1:AB"}, "code: no serial"),
        ({"attended_unit": "days"}, "attended_unit: 'days'"),
    ],
)
def test_what_is_not_facts_is_named(change, named):
    with pytest.raises(NotFacts, match=named):
        CertificateFacts.from_dict(papers.a_paper().to_dict() | change)


@pytest.mark.parametrize("text", ["", "[]", "{}", "nothing"])
def test_other_files_are_not_facts(text):
    with pytest.raises(NotFacts):
        CertificateFacts.from_json(text)


def test_nothing_about_where_a_person_lives_can_be_said():
    names = {
        field.name
        for record in (CertificateFacts, Issuer, Signer, Training)
        for field in dataclasses.fields(record)
    }

    assert not {
        name
        for name in names
        if any(word in name for word in ("prison", "unit_name", "wing", "cell", "site"))
    }
