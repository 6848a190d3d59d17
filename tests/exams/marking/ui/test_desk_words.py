"""What is said around the answers of each round."""

from dataclasses import replace

import pytest

from eduapp.exams.marking.rules.desk import TalksWith
from eduapp.exams.marking.rules.final import TALKED
from eduapp.exams.marking.ui.desk_words import hand_in_text, round_text

JENS = TalksWith("Jens Tangen", "Liv Haug")


@pytest.mark.parametrize(
    ("how", "why", "what"),
    [
        ({}, "", "What you gave stands"),
        ({"round": TALKED}, "You differ", "What you give now stands. What both"),
        (
            {"round": TALKED, "talks_with": JENS},
            "You and Jens Tangen differ",
            "What you give now stands. What",
        ),
        ({"place": 3}, "The two examiners differ", "What you give now stands, and decides"),
        ({"round": TALKED, "why_not": "Because."}, "", "What you give now stands"),
    ],
)
def test_why_they_are_to_be_marked_and_what_handing_in_means(desk, how, why, what):
    found = replace(desk, **how)

    for told, expected in ((round_text(found), why), (hand_in_text(found), what)):
        assert told.startswith(expected)
        assert bool(told) == bool(expected)


def test_two_who_talk_are_told_who_the_other_is_and_who_puts_them_through(desk):
    told = round_text(replace(desk, round=TALKED, talks_with=JENS))
    assert told.endswith("Liv Haug, who appointed you, tells how you reach each other.")
