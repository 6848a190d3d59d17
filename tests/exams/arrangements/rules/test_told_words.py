"""Verdicts, health and why somebody is here: found in what people write, and not where there are none."""

import pytest

from eduapp.exams.arrangements.rules.told_words import reason_word, told_word, verdict_word


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("Tydelig eksamensjuks", "eksamensjuks"),
        ("Hun plagierte", "plagierte"),
        ("Det var mistanke. Hun juksa.", "juksa"),
        ("Mistanke om juks", ""),
        ("Bokstaven K mangler", ""),
    ],
)
def test_a_verdict_is_told_from_a_suspicion_in_one_sentence(words, word):
    assert verdict_word(words) == word


@pytest.mark.parametrize(("words", "word"), [("Drapsdømt", "drapsdomt"), ("Domkirken", ""), ("Rom 5", "")])
def test_why_somebody_is_here_is_found_in_compounds_too(words, word):
    assert reason_word(words) == word


def test_all_three_are_found():
    assert [told_word(words) for words in ("Juks", "Vakten ble syk", "I varetekt", "To ark for lite")] == [
        "juks",
        "syk",
        "varetekt",
        "",
    ]
