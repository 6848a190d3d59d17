"""The sentence beside an act: no verdicts, no health, no reasons of the place."""

import pytest

from eduapp.exams.arrangements.rules.told_words import verdict_word
from eduapp.exams.room.rules.words import LONGEST_WORDS, check_words


def named(words, **how):
    return [type(one).__name__ for one in check_words(words, **how)]


@pytest.mark.parametrize(
    "words",
    [
        "Kandidaten jukset",
        "Fusket med lapp",
        "JUKS!",
        "The candidate cheated",
        "Cheating with a slip",
        "Kandidaten snøt",
        "plagiat fra nettet",
        "juks, mistanke",
        "Tydelig eksamensjuks",
        "Kandidaten plagierte",
        "Det var mistanke. Han juksa.",
    ],
)
def test_verdicts_are_refused_before_a_decision(words):
    assert named(words) == ["VerdictWord"]
    assert named(words, decided=True) == []


@pytest.mark.parametrize(
    "words",
    [
        "Mistanke om juks: lapp under arket",
        "Mistanke om mulig juks",
        "Mistenkt for fusk",
        "Suspicion of cheating: a slip",
        "suspected cheating with a phone",
        "Juksalternativ finnes ikke"[4:],
        "Kandidaten så på en lapp",
    ],
)
def test_a_suspicion_is_called_one(words):
    assert named(words) == []


def test_the_refusal_proposes_the_right_words():
    [found] = check_words("Ola jukset")

    assert "suspicion of cheating" in found.sentence()
    assert "jukset" in found.sentence()


@pytest.mark.parametrize("words", ["Har ADHD og ble urolig", "Panic: diagnosis known", "Kandidaten er syk"])
def test_health_is_refused(words):
    assert named(words) == ["HealthWord"]


@pytest.mark.parametrize(
    "words",
    [
        "Sitter i varetekt",
        "På grunn av dommen",
        "Fra isolat til eksamen",
        "Remand, came with guard",
        "Drapsdømt",
    ],
)
def test_why_somebody_is_here_is_refused(words):
    assert named(words) == ["ReasonWord"]


@pytest.mark.parametrize(
    "words", ["Brannalarm, alle ut på plassen", "Could not read the sentence in task 4", "Kom fra avdeling B"]
)
def test_what_one_writes_at_an_exam_is_kept(words):
    assert named(words) == []


def test_needed_words_short_enough_and_visible():
    assert named(" ", needed=True) == ["WordsMissing"]
    assert named("x" * (LONGEST_WORDS + 1)) == ["WordsTooLong"]
    assert named("a\u202eb") == ["WordsHidden"]


def test_the_first_verdict_is_named():
    assert verdict_word("mistanke om juks, og så fusk og fanteri senere") == "fusk"
    assert verdict_word("ingenting") == ""
