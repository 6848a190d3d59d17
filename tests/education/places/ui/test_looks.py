"""Every state has a word and a shape of its own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from eduapp.education.places.queries import OutRow, PlaceRow
from eduapp.education.places.rules import OutSpan, Standing
from eduapp.education.places.ui import looks
from tests.support import given

ID = UUID(int=1)
SPAN = OutSpan(ID, ID, given.TODAY, given.TODAY + timedelta(days=2), "damage")
ROOM = PlaceRow(ID, 1, "Rom 2", "classroom", 0, active=True)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
PERIOD = OutRow(ID, 1, SPAN, SPAN.last_day, "Solveig Nes", NOW, None, "", None)

STATES = {
    Standing.IN_USE: ROOM,
    Standing.OUT_OF_SERVICE: replace(ROOM, out=SPAN),
    Standing.HIDDEN: replace(ROOM, hidden=True),
    Standing.ARCHIVED: replace(ROOM, active=False, archive_reason="closed"),
}


def test_rule_91_each_state_has_its_own_shape_and_word():
    chips = [looks.standing_chip(row) for row in STATES.values()]

    assert len({icon for _token, icon, _word in chips}) == 4
    assert len({word for _token, _icon, word in chips}) == 4


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (Standing.IN_USE, "in use"),
        (Standing.OUT_OF_SERVICE, "out of service (damage)"),
        (Standing.HIDDEN, "not in lists"),
        (Standing.ARCHIVED, "archived (closed down)"),
    ],
)
def test_the_state_says_why(state, words):
    assert looks.standing_text(STATES[state]) == words


def test_what_nobody_counts_and_whom_a_place_is_for():
    assert (looks.seats_text(ROOM), looks.machines_text(ROOM)) == ("not counted", "not counted")
    assert looks.machines_text(replace(ROOM, machines=3)) == "3"
    assert looks.level_text(ROOM) == "every level"
    assert looks.level_text(replace(ROOM, highest_level="low")) == "up to lower"


@pytest.mark.parametrize(
    ("row", "day", "word"),
    [
        (PERIOD, given.TODAY - timedelta(days=1), "to come"),
        (PERIOD, given.TODAY, "now"),
        (PERIOD, given.TODAY + timedelta(days=3), "over"),
        (replace(PERIOD, ended_on=given.TODAY - timedelta(days=1)), given.TODAY, "called off"),
    ],
)
def test_a_period_says_where_it_stands(row, day, word):
    assert looks.period_chip(row, day)[2] == word


def test_a_period_names_who_entered_and_who_ended_it():
    ended = replace(PERIOD, ended_on=given.TODAY, ended_by="Nils Ås", ended_at=NOW)

    assert looks.period_note(PERIOD) == "entered by Solveig Nes 20.11.2026"
    assert looks.period_note(ended) == (
        "entered by Solveig Nes 20.11.2026 · ended by Nils Ås 20.11.2026 · planned until 25.11.2026"
    )
