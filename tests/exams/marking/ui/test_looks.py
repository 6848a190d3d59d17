from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.exams.marking.queries import Disagreement, MovedRow, OwnRow
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.final import Given
from eduapp.exams.marking.ui import looks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", states.STATES)
def test_every_state_has_a_chip_and_says_what_comes_next(language, state):
    with speaking(language):
        token, icon, word = looks.state_look(state)
        assert token
        assert icon
        assert word
        assert looks.next_text(state)


def test_places_have_names():
    assert [looks.place_name(place) for place in (1, 2, 3)] == [
        "First examiner",
        "Second examiner",
        "Third examiner",
    ]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"state": states.NOT_SEALED}, "not sealed yet"),
        ({"handed_in": True}, "handed in"),
        ({"place": 3}, "2 of 5 decided"),
        ({}, "2 of 5 marked"),
    ],
)
def test_how_far_one_is(facts, words):
    known = {"place": 1, "state": states.BLIND, "handed_in": False} | facts
    row = OwnRow(uuid4(), "Norsk", date(2026, 11, 24), round=1, marked=2, of=5, **known)
    assert looks.own_text(row) == words


def test_a_disagreement_tells_what_each_gave():
    whole = Disagreement(101, 0, "", (Given(None, "4"), Given(None, "5")), (None, None), None, None)

    assert looks.differ_title(whole) == "Candidate 101"
    assert looks.differ_text(whole) == "Blind: 4 and 5."
    assert looks.mark_text(None) == "–"


def test_who_moves_is_a_number():
    row = MovedRow(uuid4(), "Norsk", date(2026, 11, 24), "sealed", 103, 0, 150)
    assert looks.moved_texts([row]) == ["Candidate 103: 0 → 1.5 points"]
    assert looks.moving_texts([row]) == looks.moved_texts([row])
    [said] = looks.moving_texts([replace(row, fixed=True)])
    assert said.endswith("; the grade is fixed and stays")


def test_what_is_the_same_for_several_is_said_once():
    first = MovedRow(uuid4(), "Norsk", date(2026, 11, 24), "marked", 101, None, None)
    rows = [first, replace(first, number=102), replace(first, number=103, before=0, after=100)]
    rows += [replace(first, number=104), replace(first, number=105, again=True)]

    look = "marked by examiners. Look at the answer, and correct the grade if it moves"
    assert looks.moved_texts(rows) == [
        f"Candidates 101, 102, 104: {look}",
        "Candidate 103: 0 → 1 points",
        "Candidate 105: marked again by the examiners",
    ]


@pytest.mark.parametrize(("state", "words"), [("sealed", "who mark the answer again"), ("marked", "Look at")])
def test_whose_answer_people_marked_is_told_without_points(state, words):
    row = MovedRow(uuid4(), "Norsk", date(2026, 11, 24), state, 105, None, None)
    [told] = looks.moved_texts([row])

    assert told.startswith("Candidate 105: marked by examiners")
    assert words in told
    assert "points" not in told
    assert looks.moving_texts([replace(row, fixed=True)]) == [told]  # it says what becomes of the grade
    assert looks.moved_texts([replace(row, again=True)]) == ["Candidate 105: marked again by the examiners"]
