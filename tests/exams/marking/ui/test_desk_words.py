"""What is said around the answers of each round."""

from dataclasses import replace

import pytest

from eduapp.exams.marking.rules.final import TALKED
from eduapp.exams.marking.ui.desk_words import hand_in_text, round_text


@pytest.mark.parametrize(
    ("how", "why", "what"),
    [
        ({}, "", "What you gave stands"),
        ({"round": TALKED}, "You differ", ""),
        ({"place": 3}, "The two examiners differ", ""),
        ({"round": TALKED, "why_not": "Because."}, "", ""),
    ],
)
def test_why_they_are_to_be_marked_and_what_handing_in_means(desk, how, why, what):
    found = replace(desk, **how)

    for told, expected in ((round_text(found), why), (hand_in_text(found), what)):
        assert told.startswith(expected)
        assert bool(told) == bool(expected)
