"""Applications look the same everywhere, and never by colour alone."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.education.waiting.ui import looks
from tests.support import given
from tests.support.given_attendance import a_session
from tests.support.given_education import a_course, a_group
from tests.support.given_waiting import in_line, the_list
from tests.support.sight import alike


@pytest.fixture
def row(database):
    a_course(database, "NOR-A1")
    group_id = a_group(database, a_course(database, prerequisites="NOR-A1", planned_hours=2))
    a_session(database, group_id, date(2026, 11, 25))
    in_line(database, group_id, given.a_learner(database, available_until=date(2026, 12, 31)))
    return the_list(database, group_id).rows[0]


def test_every_state_has_a_look_of_its_own(row):
    states = code_list("application_states").keys()
    chips = [looks.state_chip(replace(row, state=state)) for state in states]
    assert set(looks.STATES) == set(states)
    assert alike(chips) == []
    assert len({chip[2] for chip in chips}) == len(states)


def test_an_offer_says_until_when_it_stands(row):
    offered = replace(row, state="offered", until=date(2026, 11, 30))
    assert looks.state_chip(offered)[2] == "offered a place until 30.11.2026"


def test_what_stands_beside_a_name_is_in_words(row):
    assert looks.lacks_text(row) == "lacks NOR-A1"
    assert looks.lacks_text(replace(row, lacks=None)) == "met"
    assert looks.asked_text(row) == "the learner"
    assert looks.offers_text(row) == "never"
    told = replace(row, offered=3, turned_down=1, lapsed=1)
    assert looks.offers_text(told) == "3 times, 1 turned down, 1 ran out"
    assert looks.reason_text(replace(row, reason="other")) == "other"
    assert looks.reason_text(row) == ""


def test_only_what_is_missing_gets_a_chip(row):
    assert (looks.finish_chip(row), looks.finish_word(row)) == (None, "in time")
    unknown = replace(row, finish=replace(row.finish, outlook="unknown_until"))
    assert looks.finish_word(unknown) == "not known"
    assert looks.finish_chip(replace(row, here=False))[2] == "not here"
    assert looks.finish_word(replace(row, here=False)) == ""
