"""States, places and dates look the same everywhere, and never by colour alone."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.core.codes import code_list
from eduapp.education.enrolment.queries import GroupRow, MemberRow
from eduapp.education.enrolment.ui import looks
from eduapp.gui.theme import Theme
from tests.support.sight import alike

TODAY = date(2026, 11, 23)
SOME = UUID(int=1)
MEMBER = MemberRow(
    SOME, 1, SOME, "Haddad, Karim", "haddad", "1003", "active", date(2026, 8, 17), None, "", None, True
)
GROUP = GroupRow(
    SOME, SOME, "NOR-A2", "Norsk A2", "norsk", "basic", "Høst", None, "", "", 10, TODAY, TODAY, 9
)
LAST = date(2026, 12, 18)


def test_every_state_has_a_look_of_its_own():
    states = code_list("enrolment_states").keys()
    chips = [looks.state_chip(state) for state in states]

    assert set(looks.STATES) == set(states)
    assert alike(chips) == []
    assert len({chip[2] for chip in chips}) == len(states)


def test_a_state_of_a_newer_program_speaks_for_itself():
    assert looks.state_chip("frozen") == ("none", "circle", "frozen")


def test_how_full_a_group_is_shows_by_shape_too():
    chips = [looks.places_chip(replace(GROUP, taken=taken)) for taken in (9, 10, 11)]
    assert [chip[2] for chip in chips] == ["9 of 10, 1 free", "10 of 10, full", "11 of 10, 1 too many"]
    assert alike(chips) == []


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "since 17.08.2026"),
        ({"first_day": date(2026, 12, 1), "state": "planned"}, "from 01.12.2026"),
        ({"state": "completed", "last_day": date(2026, 11, 20)}, "17.08.–20.11.2026"),
        ({"state": "withdrawn"}, "never began"),
        ({"state": "completed", "last_day": date(2027, 1, 8)}, "17.08.2026–08.01.2027"),
    ],
)
def test_the_days_of_taking_part_stand_in_words(changes, text):
    assert looks.days_taken_text(replace(MEMBER, **changes), TODAY) == text


@pytest.mark.parametrize(("reason", "text"), [("", ""), ("completed", ""), ("moved", "moved")])
def test_the_reason_is_said_where_it_says_more_than_the_state(reason, text):
    assert looks.reason_text(replace(MEMBER, end_reason=reason)) == text


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"available_until": date(2026, 11, 27)}, "leaves 3 weeks early"),
        ({"available_until": LAST}, None),
        ({"available_until": None}, None),
        ({"here": False}, "not here"),
        ({"available_until": date(2026, 11, 27), "state": "completed"}, None),
    ],
)
def test_who_will_not_finish_gets_a_chip(changes, word):
    chip = looks.leaving_chip(replace(MEMBER, **changes), LAST, TODAY)
    assert (chip and chip[2]) == word


def test_what_is_not_known_is_said_so():
    assert looks.until_text(MEMBER) == "not known"
    assert looks.until_text(replace(MEMBER, available_until=LAST)) == "until 18.12.2026"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_row_of_a_list_holds_words_chips_and_verbs_at_every_size(qtbot, scale):
    verb = QPushButton("Open")
    row = looks.list_row(
        Theme(scale=scale), "users", "Norsk A2", "Høst", [looks.state_chip("active")], [verb]
    )
    qtbot.addWidget(row)

    assert row.property("listRow")
    assert {one.text() for one in row.findChildren(QLabel)} == {"Norsk A2", "Høst"}
    assert row.isAncestorOf(verb)
    assert [one.accessibleName() for one in row.findChildren(looks.Chip)] == ["taking part"]
