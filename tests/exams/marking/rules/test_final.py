"""What is decided of one answer: a table of who gave what, and which rounds were handed in."""

import pytest

from eduapp.exams.marking.rules.final import (
    AFTER_TALK,
    ALIKE,
    BY_KEY,
    BY_THIRD,
    DIFFER,
    EXAMINERS,
    KEY,
    OPEN,
    Decided,
    Given,
    before_round,
    decide,
    who_gave,
)

ONE, TWO, THREE = Given(100), Given(200), Given(300)
BOTH = {(1, 1), (2, 1)}
TALKED = {*BOTH, (1, 2), (2, 2)}


@pytest.mark.parametrize(
    ("marks", "done", "wanted"),
    [
        ({(0, 1): ONE}, set(), Decided(ONE, BY_KEY)),
        ({}, BOTH, OPEN),
        ({(1, 1): ONE}, {(1, 1)}, OPEN),
        ({(1, 1): ONE, (2, 1): ONE}, {(1, 1)}, OPEN),
        ({(1, 1): ONE, (2, 1): ONE}, BOTH, Decided(ONE, ALIKE)),
        ({(1, 1): ONE, (2, 1): TWO}, {(1, 1)}, OPEN),
        ({(1, 1): ONE, (2, 1): TWO}, BOTH, DIFFER),
        ({(1, 1): ONE, (2, 1): TWO, (1, 2): TWO, (2, 2): TWO}, BOTH, DIFFER),
        ({(1, 1): ONE, (2, 1): TWO, (1, 2): TWO, (2, 2): TWO}, TALKED, Decided(TWO, AFTER_TALK)),
        ({(1, 1): ONE, (2, 1): TWO, (1, 2): ONE, (2, 2): TWO}, TALKED, DIFFER),
        ({(1, 1): ONE, (2, 1): TWO, (3, 1): THREE}, BOTH, DIFFER),
        ({(1, 1): ONE, (2, 1): TWO, (3, 1): THREE}, {*BOTH, (3, 1)}, Decided(THREE, BY_THIRD)),
        (
            {(1, 1): ONE, (2, 1): TWO, (1, 2): TWO, (2, 2): TWO, (3, 1): THREE},
            {*TALKED, (3, 1)},
            Decided(TWO, AFTER_TALK),
        ),
        (
            {(1, 1): ONE, (2, 1): TWO, (1, 2): ONE, (2, 2): TWO, (3, 1): THREE},
            {*TALKED, (3, 1)},
            Decided(THREE, BY_THIRD),
        ),
        ({(1, 1): ONE, (2, 1): ONE, (3, 1): THREE}, {*BOTH, (3, 1)}, Decided(ONE, ALIKE)),
        ({(1, 1): Given(None, "5"), (2, 1): Given(None, "5")}, BOTH, Decided(Given(None, "5"), ALIKE)),
        ({(1, 1): Given(None, "5"), (2, 1): Given(None, "4")}, BOTH, DIFFER),
    ],
)
def test_what_holds(marks, done, wanted):
    assert decide(marks, done) == wanted


def test_no_half_point_is_the_same_as_another():
    assert decide({(1, 1): Given(150), (2, 1): Given(151)}, BOTH).differ


def test_a_third_begins_where_the_talk_ended_and_the_two_where_the_blind_round_did():
    assert before_round({*TALKED, (3, 1)}, 3) == TALKED
    assert before_round(TALKED, 1) == before_round(TALKED, 2) == BOTH
    assert before_round({*BOTH, (1, 2)}, 3) == {*BOTH, (1, 2)}


def test_who_gave_the_points_is_the_key_the_examiners_or_both():
    key, people = Decided(ONE, BY_KEY), Decided(ONE, ALIKE)
    assert who_gave([key, key]) == KEY
    assert who_gave([people, Decided(ONE, BY_THIRD), OPEN]) == EXAMINERS
    assert who_gave([key, people]) == "both"
    assert who_gave([OPEN, DIFFER]) == ""
