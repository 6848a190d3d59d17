import json

import pytest

from eduapp.certificates.neutrality import Element, Finding, Reason, Strength, Where
from eduapp.core.i18n import speaking


def a_finding(**changed):
    given = {
        "word": "fengsel",
        "where": Where(Element.PAGE, 2),
        "strength": Strength.STRONG,
        "language": "nb",
        "quote": "ved Ringberg fengsel i mai",
    }
    return Finding(**(given | changed))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "«fengsel» på side 2 kan fortelle hvor papiret er opptjent: «ved Ringberg fengsel i mai»."),
        ("nn", "«fengsel» på side 2 kan fortelje kvar papiret er opptent: «ved Ringberg fengsel i mai»."),
        ("en", "“fengsel” on page 2 can tell where the paper was earned: “ved Ringberg fengsel i mai”."),
    ],
)
def test_one_sentence_says_what_was_found_and_where(language, sentence):
    with speaking(language):
        assert a_finding().sentence() == sentence


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_reason_and_place_has_its_sentence(language):
    with speaking(language):
        said = [
            a_finding(reason=reason, where=Where(element, 1, "Author")).sentence()
            for reason in Reason
            for element in Element
        ]

    assert all(one.endswith(".") and "{" not in one for one in said)
    assert len(set(said)) == len(said)


def test_the_sentences_of_other_languages_are_other_sentences():
    every = {}
    for language in ("nb", "nn", "en"):
        with speaking(language):
            every[language] = [a_finding(reason=reason).sentence() for reason in Reason]

    assert len({tuple(those) for those in every.values()}) == 3


def test_a_national_number_is_never_said_again():
    said = a_finding(word="05069012345", quote="05069012345", reason=Reason.NATIONAL_NUMBER).sentence()

    assert "05069012345" not in said


def test_it_is_kept_as_plain_values():
    told = json.loads(json.dumps(a_finding().told()))

    assert told == {
        "word": "fengsel",
        "where": {"element": "page", "page": 2, "detail": ""},
        "strength": "strong",
        "language": "nb",
        "quote": "ved Ringberg fengsel i mai",
        "reason": "word",
    }


def test_strong_ones_keep_a_paper_back():
    assert a_finding().is_strong
    assert not a_finding(strength=Strength.WEAK).is_strong
